package org.tracetrick.syntax;

import org.tracetrick.expr.Rational;

/// A part written in the input notation; where `negated`, a minus belongs in front of the text.
record Text(boolean negated, String text, Binding binding) {

  /// How tightly a text holds together, loosest first.
  enum Binding {
    SUM,
    PRODUCT,
    POWER,
    POSTFIX,
    ATOM
  }

  static Text of(String text, Binding binding) {
    return new Text(false, text, binding);
  }

  static Text of(Rational value) {
    var size = value.abs();
    return Numbers.isPlain(size)
        ? new Text(value.signum() < 0, Numbers.plain(size), Binding.ATOM)
        : new Text(value.signum() < 0, size.toString(), Binding.PRODUCT);
  }

  String whole() {
    return negated ? "-" + text : text;
  }

  /// The text where only something that holds at least as tightly may stand.
  String within(Binding least) {
    return binding.compareTo(least) >= 0 && !negated ? text : "(" + whole() + ")";
  }
}
