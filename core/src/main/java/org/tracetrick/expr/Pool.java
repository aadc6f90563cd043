package org.tracetrick.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The interned expressions of one problem: within a pool, equal expressions are the same object.
///
/// Every expression is made here. Structure is kept in normal order as it is made (sums and
/// products are flat, a product is a coefficient, scalar factors and a chain of matrix factors,
/// `(A')' = A`, `A + 0 = A`), so neither rules nor writers meet two spellings of one thing. What
/// could be argued about, such as the order of summands, stays as it was written.
///
/// A pool is not thread-safe and belongs to one problem.
public final class Pool {

  /// Nodes of one pool, derivations included; beyond it a problem is refused (`limit`).
  public static final int MAX_NODES = 4_000_000;

  private final Map<Expr, Expr> interned = new HashMap<>();
  private final Structure structure = new Structure(this);

  public int size() {
    return interned.size();
  }

  public Symbol symbol(String name, Shape shape, Kind kind) {
    return intern(new Symbol(name, shape, kind));
  }

  public Literal literal(Rational value) {
    return intern(new Literal(value));
  }

  public Literal literal(long value) {
    return literal(Rational.of(value));
  }

  /// The operator applied to operands of this pool; structure is normalised.
  ///
  /// @throws IllegalArgumentException where the shapes do not fit: callers check first, or know
  public Expr apply(Operator operator, List<Expr> operands, List<Dim> extents) {
    return switch (operator.notation()) {
      case SUM -> structure.sum(operands);
      case PRODUCT -> structure.product(operands);
      case HADAMARD -> structure.hadamard(operands);
      case POWER -> structure.power(operands.get(0), operands.get(1));
      case MATRIX_POWER -> structure.matrixPower(operands.get(0), operands.get(1));
      case TRANSPOSE -> structure.transpose(operands.getFirst());
      case DIFFERENTIAL -> node(operator, operands, List.of(), operands.getFirst().shape());
      case INDEX -> structure.index(operands.getFirst(), extents);
      case BLOCK -> structure.block(operands, extents);
      case SIZE -> size(extents.getFirst());
      case FUNCTION -> function(operator, operands, extents);
    };
  }

  public Expr apply(Operator operator, Expr... operands) {
    return apply(operator, List.of(operands), List.of());
  }

  private Expr function(Operator operator, List<Expr> operands, List<Dim> extents) {
    if (operator.signature().isEmpty()) {
      var shape = new Shape(extents.getFirst(), extents.getLast());
      return operator.equals(Operator.ZEROS)
          ? zeros(shape)
          : operator.equals(Operator.ONES) ? ones(shape) : eye(shape.rows());
    }
    var shapes = operands.stream().map(Expr::shape).toList();
    var shape = operator.signature().get().resultFor(shapes, extents);
    var result = shape.orElseThrow(() -> misfit(operator.name(), shapes));
    for (int i = 0; i < operands.size(); i++) {
      if (operator.isLinearIn(i) && Structure.isZero(operands.get(i))) {
        return zeros(result);
      }
    }
    return node(operator, operands, extents, result);
  }

  public Expr sum(Expr... terms) {
    return structure.sum(List.of(terms));
  }

  public Expr sum(List<? extends Expr> terms) {
    return structure.sum(List.copyOf(terms));
  }

  public Expr product(Expr... factors) {
    return structure.product(List.of(factors));
  }

  public Expr product(List<? extends Expr> factors) {
    return structure.product(List.copyOf(factors));
  }

  public Expr hadamard(List<? extends Expr> factors) {
    return structure.hadamard(List.copyOf(factors));
  }

  public Expr power(Expr base, Expr exponent) {
    return structure.power(base, exponent);
  }

  public Expr transpose(Expr operand) {
    return structure.transpose(operand);
  }

  public Expr negate(Expr operand) {
    return structure.product(List.of(literal(Rational.MINUS_ONE), operand));
  }

  /// `d(operand)`.
  public Expr differential(Expr operand) {
    return node(Operator.DIFFERENTIAL, List.of(operand), List.of(), operand.shape());
  }

  public Expr zeros(Shape shape) {
    return shape.isScalar()
        ? literal(0)
        : node(Operator.ZEROS, List.of(), List.of(shape.rows(), shape.cols()), shape);
  }

  public Expr ones(Shape shape) {
    return shape.isScalar()
        ? literal(1)
        : node(Operator.ONES, List.of(), List.of(shape.rows(), shape.cols()), shape);
  }

  public Expr eye(Dim size) {
    return size.isOne()
        ? literal(1)
        : node(Operator.EYE, List.of(), List.of(size), new Shape(size, size));
  }

  /// A size as a number: a polynomial in nodes for single names, as its text reads back.
  public Expr size(Dim dim) {
    var terms = new ArrayList<Expr>();
    dim.terms()
        .forEach((names, count) -> {
          var factors = new ArrayList<Expr>();
          factors.add(literal(count));
          names.forEach(name ->
              factors.add(node(Operator.SIZE, List.of(), List.of(Dim.named(name)), Shape.SCALAR)));
          terms.add(product(factors));
        });
    return terms.isEmpty() ? literal(0) : sum(terms);
  }

  Expr node(Operator operator, List<Expr> operands, List<Dim> extents, Shape shape) {
    return intern(new Apply(operator, operands, extents, shape));
  }

  @SuppressWarnings("unchecked") // an interned expression equals its key, so it has its class
  private <E extends Expr> E intern(E candidate) {
    var known = interned.putIfAbsent(candidate, candidate);
    if (known != null) {
      return (E) known;
    }
    if (interned.size() > MAX_NODES) {
      throw new TracetrickException(
          Diagnostic.of(
              Diagnostic.Code.LIMIT,
              "the expression and its derivative have more than " + MAX_NODES + " parts"));
    }
    return candidate;
  }

  static IllegalArgumentException misfit(String operator, List<Shape> shapes) {
    return new IllegalArgumentException("the shapes of " + operator + " do not fit: " + shapes);
  }

  /// This expression rebuilt in this pool with other operands, everything else equal.
  public Expr rebuild(Apply apply, List<Expr> operands) {
    return operands.equals(apply.operands())
        ? apply
        : apply(apply.operator(), operands, apply.extents());
  }

  /// The expression with the leaves that stand in `replacements` replaced; linear in its DAG.
  public Expr substitute(Expr root, Map<? extends Expr, ? extends Expr> replacements) {
    return substitute(List.of(root), replacements).getFirst();
  }

  /// The expressions with the leaves that stand in `replacements` replaced; what they share is gone
  /// through once.
  public List<Expr> substitute(List<Expr> roots, Map<? extends Expr, ? extends Expr> replacements) {
    if (replacements.isEmpty()) {
      return roots;
    }
    return Traversal.rewrite(
        roots,
        (node, operands) -> {
          Expr replacement = replacements.get(node);
          if (replacement != null) {
            return replacement;
          }
          return node instanceof Apply apply
              ? apply(apply.operator(), new ArrayList<>(operands), apply.extents())
              : node;
        });
  }
}
