package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Traversal;

/// Clears fractions within denominators: `1/(1 + a/b)` is `b/(b + a)`.
final class Denominators {

  private final Pool pool;

  Denominators(Pool pool) {
    this.pool = pool;
  }

  /// The expression without such fractions; empty where there is none.
  Optional<Expr> cleared(Expr expr) {
    if (Traversal.postorder(expr).stream().noneMatch(Denominators::isDivisor)) {
      return Optional.empty();
    }
    var cleared =
        Traversal.rewrite(
            expr,
            (part, operands) ->
                part instanceof Apply apply ? clearedHere(pool.rebuild(apply, operands)) : part);
    return cleared.equals(expr) ? Optional.empty() : Optional.of(cleared);
  }

  private Expr clearedHere(Expr part) {
    if (!isDivisor(part) || !part.operand(0).is(Operator.SUM)) {
      return part;
    }
    var common = commonDivisor(part.operand(0));
    if (common.isEmpty()) {
      return part;
    }
    var multiple = new ArrayList<Expr>();
    for (var term : part.operand(0).operands()) {
      multiple.add(pool.product(common.get(), term));
    }
    var exponent = ((Literal) part.operand(1)).value();
    return pool.product(
        pool.power(common.get(), pool.literal(exponent.negated())),
        pool.power(pool.sum(multiple), pool.literal(exponent)));
  }

  private static boolean isDivisor(Expr expr) {
    return expr.is(Operator.POWER)
        && expr.operand(1) instanceof Literal k
        && k.value().isInteger()
        && k.value().signum() < 0;
  }

  /// The product of what terms are divided by, each to the highest power; empty where that is 1.
  private Optional<Expr> commonDivisor(Expr sum) {
    Map<Expr, Rational> divisors = new LinkedHashMap<>();
    for (var term : sum.operands()) {
      for (var factor : term.is(Operator.PRODUCT) ? term.operands() : List.of(term)) {
        if (factor.shape().isScalar() && isDivisor(factor)) {
          var power = ((Literal) factor.operand(1)).value().negated();
          divisors.merge(factor.operand(0), power, (a, b) -> a.compareTo(b) < 0 ? b : a);
        }
      }
    }
    return divisors.entrySet().stream()
        .map(divisor -> pool.power(divisor.getKey(), pool.literal(divisor.getValue())))
        .reduce((left, right) -> pool.product(left, right));
  }
}
