package org.tracetrick.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Rational;

/// Exact numbers and sizes, from and to text.
final class Numbers {

  /// Decimals of a number that is written as one; longer ones are written as fractions.
  private static final int SHORT = 4;

  private Numbers() {}

  static Tree.Number parse(Token token) {
    return new Tree.Number(value(token.text()), token.span());
  }

  /// `12`, `0.5`; only with an exponent is a decimal needed, whose class is slow to load.
  private static Rational value(String text) {
    int point = text.indexOf('.');
    if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return Rational.of(new BigDecimal(text));
    }
    if (point < 0) {
      return new Rational(new BigInteger(text), BigInteger.ONE);
    }
    var digits = text.substring(0, point) + text.substring(point + 1);
    int places = text.length() - point - 1;
    return new Rational(new BigInteger(digits), BigInteger.TEN.pow(places));
  }

  /// Whether the number is written without a fraction bar: `3`, `0.25`.
  static boolean isPlain(Rational number) {
    return number.isInteger()
        || (number.denominator().bitLength() <= 4 * SHORT
            && number.asDecimal().filter(decimal -> decimal.scale() <= SHORT).isPresent());
  }

  /// The text of a plain number.
  static String plain(Rational number) {
    return number.isInteger()
        ? number.numerator().toString()
        : number.asDecimal().orElseThrow().toPlainString();
  }

  /// A number as an exponent, in parentheses where it needs them: `2`, `1.5`, `(1/3)`, `(-1)`.
  static String exponent(Rational number) {
    if (isPlain(number)) {
      return number.signum() < 0 ? "(" + plain(number) + ")" : plain(number);
    }
    return "(" + number + ")";
  }

  /// A size as a polynomial in the input notation, positive terms first: `n-m`, `m*n+1`.
  static String size(Dim dim) {
    return size(dim, name -> name, "*");
  }

  /// A size as a polynomial.
  ///
  /// @param spell how a size name is written
  /// @param times what stands between factors
  static String size(Dim dim, UnaryOperator<String> spell, String times) {
    var positive = new StringBuilder();
    var negative = new StringBuilder();
    for (var term : dim.terms().entrySet()) {
      long count = term.getValue();
      List<String> factors = new ArrayList<>();
      if (Math.abs(count) != 1 || term.getKey().isEmpty()) {
        factors.add(Long.toString(Math.abs(count)));
      }
      term.getKey().forEach(name -> factors.add(spell.apply(name)));
      var text = String.join(times, factors);
      if (count < 0) {
        negative.append('-').append(text);
      } else {
        positive.append(positive.isEmpty() ? "" : "+").append(text);
      }
    }
    return positive.isEmpty() && negative.isEmpty() ? "0" : positive.append(negative).toString();
  }
}
