package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;

/// An expression linear in `dX` as terms, none of which is a sum: constants are multiplied into the
/// sums that hold `dX`, and nothing else is multiplied out.
final class LinearTerms {

  /// With more terms than these there is no structure to be found.
  private static final int MOST = 64;

  private LinearTerms() {}

  static List<Expr> of(Expr linear, Pool pool) {
    var terms = new ArrayList<Expr>();
    var pending = new ArrayList<>(List.of(linear));
    while (!pending.isEmpty() && terms.size() + pending.size() <= MOST) {
      var next = pending.removeLast();
      if (next.is(Operator.SUM)) {
        pending.addAll(next.operands().reversed());
      } else if (next instanceof Apply product && sumIn(product) >= 0) {
        pending.addAll(multipliedOut(product, sumIn(product), pool).reversed());
      } else {
        terms.add(next);
      }
    }
    terms.addAll(pending);
    return terms;
  }

  static List<Expr> factors(Expr term) {
    return term.is(Operator.PRODUCT) ? term.operands() : List.of(term);
  }

  /// `M` of `tr(M*dX)`.
  static Optional<Expr> traced(Expr factor, Expr target, Pool pool) {
    if (factor instanceof Apply call
        && call.operator().name().equals("tr")
        && call.operand(0).is(Operator.PRODUCT)
        && call.operand(0).operands().getLast().equals(target)) {
      var chain = call.operand(0).operands();
      var cofactor = pool.product(chain.subList(0, chain.size() - 1));
      return cofactor.holdsDifferential() ? Optional.empty() : Optional.of(cofactor);
    }
    return Optional.empty();
  }

  /// The place of the factor that is a sum that holds `dX`; -1 where there is none.
  private static int sumIn(Apply product) {
    if (product.is(Operator.PRODUCT)) {
      for (int i = 0; i < product.operands().size(); i++) {
        if (product.operand(i).holdsDifferential()) {
          return product.operand(i).is(Operator.SUM) ? i : -1;
        }
      }
    }
    return -1;
  }

  private static List<Expr> multipliedOut(Apply product, int place, Pool pool) {
    var terms = new ArrayList<Expr>();
    for (var term : product.operand(place).operands()) {
      var factors = new ArrayList<>(product.operands());
      factors.set(place, term);
      terms.add(pool.product(factors));
    }
    return terms;
  }
}
