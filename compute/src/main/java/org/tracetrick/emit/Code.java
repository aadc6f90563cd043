package org.tracetrick.emit;

import java.util.Optional;

/// A piece of Python, with how tightly it binds and what it is seen to be.
///
/// @param of what the form applies to: of `-x`, `x`
record Code(String text, Level level, Form form, Optional<Code> of) {

  /// From loose to tight. `MATMUL` and `PRODUCT` are one level to Python; apart, `2 * (A @ x)`
  /// keeps its parentheses and scales the vector.
  enum Level {
    SUM,
    MATMUL,
    PRODUCT,
    UNARY,
    POWER,
    ATOM
  }

  enum Form {
    PLAIN,
    /// `-of`
    NEGATION,
    /// `1 / of`
    RECIPROCAL,
    /// An array whose entries are all the scalar `of`.
    FILL,
    /// `np.diag(of)` of a vector.
    DIAGONAL,
    /// `np.linalg.inv(of)` of a matrix.
    INVERSE
  }

  static Code of(String text, Level level) {
    return new Code(text, level, Form.PLAIN, Optional.empty());
  }

  static Code atom(String text) {
    return of(text, Level.ATOM);
  }

  static Code call(String function, Code... arguments) {
    var text = new StringBuilder(function).append('(');
    for (int i = 0; i < arguments.length; i++) {
      text.append(i == 0 ? "" : ", ").append(arguments[i].text);
    }
    return atom(text.append(')').toString());
  }

  Code as(Form seen, Code inner) {
    return new Code(text, level, seen, Optional.of(inner));
  }

  boolean is(Form other) {
    return form == other;
  }

  /// What the form applies to; this code where it is plain.
  Code inner() {
    return of.orElse(this);
  }

  /// The text, in parentheses where it binds more loosely than `needed`.
  String at(Level needed) {
    return level.compareTo(needed) < 0 ? "(" + text + ")" : text;
  }

  Code negated() {
    if (form == Form.NEGATION) {
      return inner();
    }
    return level == Level.PRODUCT
        ? of("-" + text, Level.PRODUCT).as(Form.NEGATION, this)
        : of("-" + at(Level.UNARY), Level.UNARY).as(Form.NEGATION, this);
  }

  Code reciprocal() {
    return form == Form.RECIPROCAL
        ? inner()
        : of("1 / " + at(Level.UNARY), Level.PRODUCT).as(Form.RECIPROCAL, this);
  }

  Code times(Code other) {
    if (form == Form.NEGATION) {
      return inner().times(other).negated();
    }
    if (other.form == Form.NEGATION) {
      return times(other.inner()).negated();
    }
    if (text.equals("1")) {
      return other;
    }
    if (other.text.equals("1")) {
      return this;
    }
    if (form == Form.RECIPROCAL) {
      return other.over(inner());
    }
    if (other.form == Form.RECIPROCAL) {
      return over(other.inner());
    }
    return of(at(Level.PRODUCT) + " * " + other.at(Level.PRODUCT), Level.PRODUCT);
  }

  Code over(Code divisor) {
    return of(at(Level.PRODUCT) + " / " + divisor.at(Level.UNARY), Level.PRODUCT);
  }

  Code matmul(Code other) {
    if (form == Form.NEGATION) {
      return inner().matmul(other).negated();
    }
    if (other.form == Form.NEGATION) {
      return matmul(other.inner()).negated();
    }
    var left = level == Level.PRODUCT ? "(" + text + ")" : at(Level.MATMUL);
    return of(left + " @ " + other.at(Level.UNARY), Level.MATMUL);
  }

  Code plus(Code other) {
    return other.form == Form.NEGATION
        ? minus(other.inner())
        : of(text + " + " + other.text, Level.SUM);
  }

  Code minus(Code other) {
    return of(text + " - " + other.at(Level.MATMUL), Level.SUM);
  }

  Code power(Code exponent) {
    return of(at(Level.ATOM) + "**" + exponent.at(Level.UNARY), Level.POWER);
  }

  Code attribute(String suffix) {
    return atom(at(Level.ATOM) + suffix);
  }
}
