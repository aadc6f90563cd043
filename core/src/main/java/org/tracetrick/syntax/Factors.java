package org.tracetrick.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;

/// A product as it is written: a coefficient, what stands above the fraction bar, and what stands
/// below it.
///
/// Scalars keep their order, since the order is part of the expression; those powers with a
/// negative exponent that stand last among the scalars can be divided by at the end, past the
/// matrix chain.
///
/// @param coefficient the number in front
/// @param scalars scalar factors, an earlier divisor among them
/// @param chain the matrix factors
/// @param divisors powers with a negative exponent that are written as a division at the end
record Factors(Rational coefficient, List<Expr> scalars, List<Expr> chain, List<Expr> divisors) {

  /// The parts of a product.
  ///
  /// @param divides whether a scalar is written as a division: a divisor without a name of its own
  static Factors of(Apply product, Predicate<Expr> divides) {
    var coefficient = Rational.ONE;
    var scalars = new ArrayList<Expr>();
    var chain = new ArrayList<Expr>();
    for (var operand : product.operands()) {
      if (operand instanceof Literal literal && chain.isEmpty() && scalars.isEmpty()) {
        coefficient = literal.value();
      } else if (operand.shape().isScalar()) {
        scalars.add(operand);
      } else {
        chain.add(operand);
      }
    }
    int last = scalars.size();
    while (last > 0 && divides.test(scalars.get(last - 1))) {
      last--;
    }
    return new Factors(
        coefficient,
        List.copyOf(scalars.subList(0, last)),
        List.copyOf(chain),
        List.copyOf(scalars.subList(last, scalars.size())));
  }

  /// Whether this is a power with a negative number as its exponent.
  static boolean isDivisor(Expr expr) {
    return expr.is(Operator.POWER)
        && expr.operand(1) instanceof Literal exponent
        && exponent.value().signum() < 0;
  }
}
