package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;

/// A scalar that is linear in one differential, as scalar factors without it and the one that holds
/// it: `c*tr(A*dX)` is `[c]` and `tr(A*dX)`.
record Term(List<Expr> scalars, Expr differential) {

  static Term of(Expr term) {
    boolean scaled = term.is(Operator.PRODUCT) && term.operand(0).shape().isScalar();
    if (!scaled) {
      return new Term(List.of(), term);
    }
    var scalars = new ArrayList<Expr>();
    Expr holder = term;
    for (var factor : term.operands()) {
      if (factor.holdsDifferential()) {
        holder = factor;
      } else {
        scalars.add(factor);
      }
    }
    return new Term(scalars, holder);
  }

  /// The product of the factors that hold no differential.
  Expr cofactor(Pool pool) {
    return scalars.isEmpty() ? pool.literal(1) : pool.product(scalars);
  }

  /// The term with another expression in place of the factor that holds the differential; a sum is
  /// gone through.
  Expr with(Expr replacement, Pool pool) {
    if (scalars.isEmpty()) {
      return replacement;
    }
    if (!replacement.is(Operator.SUM)) {
      return scaled(replacement, pool);
    }
    return pool.sum(replacement.operands().stream().map(term -> scaled(term, pool)).toList());
  }

  private Expr scaled(Expr factor, Pool pool) {
    var factors = new ArrayList<>(scalars);
    factors.add(factor);
    return pool.product(factors);
  }
}
