package org.tracetrick.expr;

import java.util.List;

/// An operator applied to operands, and to extents where it takes sizes (`ones(m,n)`, `X[1:k,2]`).
///
/// Made only by a [Pool], which guarantees the shape and the normal order of operands. The hash is
/// computed once; equality is identity within a pool and structural across pools.
public final class Apply implements Expr {

  private final Operator operator;
  private final List<Expr> operands;
  private final List<Dim> extents;
  private final Shape shape;
  private final int hash;
  private final boolean holdsDifferential;

  Apply(Operator operator, List<Expr> operands, List<Dim> extents, Shape shape) {
    this.operator = operator;
    this.operands = List.copyOf(operands);
    this.extents = List.copyOf(extents);
    this.shape = shape;
    this.hash =
        mixed(31 * (31 * operator.hashCode() + this.operands.hashCode()) + extents.hashCode());
    this.holdsDifferential =
        operator.equals(Operator.DIFFERENTIAL)
            || this.operands.stream().anyMatch(Expr::holdsDifferential);
  }

  /// A hash that is linear in those of the operands collapses where an operand occurs twice all the
  /// way down, so its bits are mixed at each level.
  private static int mixed(int linear) {
    int h = (linear ^ (linear >>> 16)) * 0x7feb352d;
    h = (h ^ (h >>> 15)) * 0x846ca68b;
    return h ^ (h >>> 16);
  }

  public Operator operator() {
    return operator;
  }

  @Override
  public List<Expr> operands() {
    return operands;
  }

  public List<Dim> extents() {
    return extents;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public boolean holdsDifferential() {
    return holdsDifferential;
  }

  /// Structural; `hashCode` is compared first, so unequal expressions are told apart at once.
  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Apply apply
        && hash == apply.hash
        && operator.equals(apply.operator)
        && extents.equals(apply.extents)
        && operands.equals(apply.operands);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /// A debugging form in prefix notation, cut off below a few levels; `TextWriter` writes the real
  /// one.
  @Override
  public String toString() {
    return prefix(this, 6);
  }

  private static String prefix(Expr expr, int levels) {
    return switch (expr) {
      case Symbol symbol -> symbol.name();
      case Literal literal -> literal.value().toString();
      case Apply apply when levels == 0 -> apply.operator.name() + "(…)";
      case Apply apply -> {
        var text = new StringBuilder(apply.operator.name()).append('(');
        apply.operands.forEach(operand ->
            text.append(text.charAt(text.length() - 1) == '(' ? "" : ", ")
                .append(prefix(operand, levels - 1)));
        yield text.append(apply.extents.isEmpty() ? ")" : "; " + apply.extents + ")").toString();
      }
    };
  }
}
