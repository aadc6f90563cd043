package org.tracetrick.derive;

import java.util.List;
import java.util.function.Function;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Attribute;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Notation;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Symbol;

/// How long an expression is when it is written out, in tokens: the measure by which the shorter of
/// two equal forms is chosen. A shared part counts each time that it is written.
final class Length {

  private static final int MANY = 1_000_000;

  private final Attribute<Integer> tokens = new Attribute<>(Length::tokens);

  int of(Expr expr) {
    return tokens.of(expr);
  }

  private static int tokens(Expr expr, Function<Expr, Integer> known) {
    return switch (expr) {
      case Symbol symbol -> 1;
      case Literal literal -> number(literal.value());
      case Apply apply -> Math.min(MANY, tokens(apply, known));
    };
  }

  private static int number(Rational value) {
    return (value.isDecimal() ? 1 : 3) + (value.signum() < 0 ? 1 : 0);
  }

  private static int tokens(Apply apply, Function<Expr, Integer> known) {
    return switch (apply.operator().notation()) {
      case SUM -> sum(apply, known);
      case PRODUCT -> product(apply, known);
      case HADAMARD -> hadamard(apply, known);
      case POWER -> power(apply, known);
      case MATRIX_POWER, TRANSPOSE -> {
        int base = atom(apply.operand(0), known) + 1;
        yield apply.operands().size() == 1 ? base : base + atom(apply.operand(1), known);
      }
      case SIZE -> Math.max(1, apply.extents().getFirst().toString().length() / 2);
      case DIFFERENTIAL ->
          apply.operand(0) instanceof Symbol ? 1 : 3 + known.apply(apply.operand(0));
      case INDEX -> atom(apply.operand(0), known) + 5;
      case BLOCK, FUNCTION -> {
        int count = 3 + 2 * written(apply).size();
        for (var operand : apply.operands()) {
          count += known.apply(operand) + 1;
        }
        yield count - 1;
      }
    };
  }

  /// The extents that are written: `ones(n)` of a column shows one.
  private static List<Dim> written(Apply function) {
    boolean column = !function.is(Operator.EYE) && function.operator().signature().isEmpty();
    return column && function.shape().isColumn()
        ? function.extents().subList(0, 1)
        : function.extents();
  }

  private static int sum(Apply sum, Function<Expr, Integer> known) {
    int count = sum.operands().size() - 1;
    for (int i = 0; i < sum.operands().size(); i++) {
      var term = sum.operand(i);
      // a minus between terms costs no more than a plus
      boolean negated =
          i > 0
              && term.is(Operator.PRODUCT)
              && term.operand(0) instanceof Literal first
              && first.value().signum() < 0;
      count += known.apply(term) - (negated ? 1 : 0);
    }
    return count;
  }

  private static int product(Apply product, Function<Expr, Integer> known) {
    if (isNegatedHadamard(product)) {
      return 1 + known.apply(product.operand(1)); // -x.*y
    }
    int count = product.operands().size() - 1;
    int divisors = 0;
    for (int i = 0; i < product.operands().size(); i++) {
      var factor = product.operand(i);
      if (factor instanceof Literal literal && literal.value().equals(Rational.MINUS_ONE)) {
        continue; // written as a sign
      }
      if (isDivisor(factor)) {
        divisors++;
        count += known.apply(factor) - 2;
      } else {
        boolean alone = i == 0 && isDivisor(product.operands().get(1));
        count += atom(factor, known, alone || !factor.is(Operator.PRODUCT));
      }
    }
    return count + (divisors > 1 ? 2 : 0);
  }

  private static boolean isNegatedHadamard(Apply product) {
    return product.operands().size() == 2
        && product.operand(0) instanceof Literal sign
        && sign.value().equals(Rational.MINUS_ONE)
        && product.operand(1).is(Operator.HADAMARD);
  }

  private static boolean isDivisor(Expr factor) {
    return factor.is(Operator.POWER)
        && factor.operand(1) instanceof Literal k
        && k.value().signum() < 0;
  }

  private static int hadamard(Apply product, Function<Expr, Integer> known) {
    int count = product.operands().size() - 1;
    for (var factor : product.operands()) {
      count += isDivisor(factor) ? known.apply(factor) - 2 : atom(factor, known);
    }
    return count;
  }

  private static int power(Apply power, Function<Expr, Integer> known) {
    var exponent = power.operand(1);
    if (exponent instanceof Literal k) {
      var size = k.value().abs();
      int base =
          size.isOne()
              ? atom(power.operand(0), known)
              : size.equals(Rational.HALF)
                  ? known.apply(power.operand(0)) + 3
                  : atom(power.operand(0), known) + 1 + atomic(size);
      return k.value().signum() < 0 ? base + 2 : base;
    }
    return atom(power.operand(0), known) + 1 + atom(exponent, known);
  }

  private static int atomic(Rational size) {
    return size.isDecimal() ? 1 : 5;
  }

  private static int atom(Expr expr, Function<Expr, Integer> known) {
    return atom(expr, known, false);
  }

  /// The tokens of an operand of `'`, `^` or `*`, with the parentheses that it needs there.
  private static int atom(Expr expr, Function<Expr, Integer> known, boolean open) {
    boolean parenthesised =
        !(open && expr.is(Operator.PRODUCT))
            && expr instanceof Apply apply
            && (apply.operator().notation() == Notation.SUM
                || apply.operator().notation() == Notation.PRODUCT
                || apply.operator().notation() == Notation.HADAMARD);
    return known.apply(expr) + (parenthesised ? 2 : 0);
  }
}
