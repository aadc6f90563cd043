package org.tracetrick.app;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as a person reads them.
final class Figures {

  private Figures() {}

  /// The shortest text that reads back as the number: `0.6931471805599453`, `1e-7`.
  static String exact(double number) {
    if (!Double.isFinite(number)) {
      return words(number);
    }
    return withoutPointZero(Double.toString(number));
  }

  /// So many significant digits: `0.693147`, `1.2e7`.
  static String rounded(double number, int digits) {
    if (!Double.isFinite(number)) {
      return words(number);
    }
    if (number == 0) {
      return "0";
    }
    var context = new MathContext(digits, RoundingMode.HALF_EVEN);
    double rounded = new BigDecimal(number).round(context).doubleValue();
    double size = Math.abs(rounded);
    if (size >= 1e-4 && size < Math.pow(10, digits)) {
      var plain = BigDecimal.valueOf(rounded).stripTrailingZeros().toPlainString();
      return plain;
    }
    return withoutPointZero(Double.toString(rounded));
  }

  private static String words(double number) {
    return Double.isNaN(number) ? "NaN" : number > 0 ? "inf" : "-inf";
  }

  /// `1.0E-7` is `1e-7`.
  private static String withoutPointZero(String text) {
    int exponent = text.indexOf('E');
    var digits = exponent < 0 ? text : text.substring(0, exponent);
    var power = exponent < 0 ? "" : "e" + text.substring(exponent + 1);
    return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits) + power;
  }

  /// `0.42 ms`, `1.3 s`.
  static String time(long nanos) {
    double millis = nanos / 1e6;
    return millis < 1000
        ? rounded(millis, millis < 10 ? 2 : 3) + " ms"
        : rounded(millis / 1000, 3) + " s";
  }
}
