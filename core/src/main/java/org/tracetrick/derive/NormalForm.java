package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Attribute;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.ExprOrder;
import org.tracetrick.rules.Facts;

/// The canonical form of an expression: like terms and factors collected, sorted by structure.
///
/// It decides syntactic equality and knows no factoring: expressions that differ only in the order
/// of commutative operands, in grouping, or in where transposes stand have one normal form.
public final class NormalForm {

  private final Collector collector;
  private final Attribute<Expr> forms = new Attribute<>(this::form);

  public NormalForm(Facts facts) {
    this.collector = new Collector(facts, new Sorted());
  }

  public Expr of(Expr expr) {
    return forms.of(expr);
  }

  private Expr form(Expr expr, Function<Expr, Expr> known) {
    if (!(expr instanceof Apply apply)) {
      return expr;
    }
    var operands = new ArrayList<Expr>(apply.operands().size());
    apply.operands().forEach(operand -> operands.add(known.apply(operand)));
    return collector.rebuild(apply, operands);
  }

  private static final class Sorted implements Arrangement {

    @Override
    public Expr key(Expr operand) {
      return operand;
    }

    @Override
    public List<Expr> ordered(List<Expr> operands) {
      var sorted = new ArrayList<>(operands);
      sorted.sort(ExprOrder.BY_STRUCTURE);
      return sorted;
    }

    @Override
    public boolean pushesTransposes() {
      return true;
    }

    @Override
    public boolean prefers(Expr chain, Expr reversed) {
      return ExprOrder.BY_STRUCTURE.compare(reversed, chain) < 0;
    }
  }
}
