package org.tracetrick.syntax;

import java.math.BigInteger;
import org.tracetrick.expr.Rational;

/// A part written in LaTeX; where `negated`, a minus belongs in front of the text.
record Latex(boolean negated, String text, Binding binding) {

  /// How tightly a text holds together, loosest first.
  enum Binding {
    SUM,
    PRODUCT,
    /// Takes no further superscript.
    RAISED,
    ATOM
  }

  static Latex of(String text, Binding binding) {
    return new Latex(false, text, binding);
  }

  static Latex of(Rational value) {
    return new Latex(value.signum() < 0, magnitude(value.abs()), Latex.Binding.ATOM);
  }

  static String magnitude(Rational size) {
    boolean decimal = Numbers.isPlain(size) && !isFraction(size);
    return decimal
        ? Numbers.plain(size)
        : "\\frac{" + size.numerator() + "}{" + size.denominator() + "}";
  }

  /// Whether the number is set as a fraction although it has a short decimal form: ½, ¾.
  static boolean isFraction(Rational size) {
    return !size.isInteger() && size.denominator().compareTo(BigInteger.TEN) <= 0;
  }

  String whole() {
    return negated ? "-" + text : text;
  }

  /// The text where only something that holds at least as tightly may stand.
  String within(Binding least) {
    return binding.compareTo(least) >= 0 && !negated ? text : parenthesised(whole());
  }

  /// The text in parentheses that are as high as it needs.
  static String parenthesised(String text) {
    boolean high = text.contains("\\frac") || text.contains("\\begin");
    return high ? "\\left(" + text + "\\right)" : "(" + text + ")";
  }
}
