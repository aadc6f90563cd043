package org.tracetrick.elaborate;

import java.util.Locale;
import java.util.Set;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Shape;

/// How an undeclared name is read.
enum Role {
  SCALAR,
  VECTOR,
  MATRIX;

  private static final Set<String> GREEK =
      Set.of(
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "varepsilon",
          "zeta",
          "eta",
          "theta",
          "vartheta",
          "iota",
          "kappa",
          "lambda",
          "mu",
          "nu",
          "xi",
          "omicron",
          "pi",
          "rho",
          "sigma",
          "tau",
          "upsilon",
          "phi",
          "varphi",
          "chi",
          "psi",
          "omega");

  /// The shape of a name in this role, in sizes that are not known yet.
  Shape shape(Sizes sizes) {
    return switch (this) {
      case SCALAR -> Shape.SCALAR;
      case VECTOR -> Shape.column(sizes.unknown());
      case MATRIX -> new Shape(sizes.unknown(), sizes.unknown());
    };
  }

  /// The convention: a–g and lower-case Greek letters are scalars, h–z vectors, capitals matrices.
  /// A longer name goes by its first letter, a Greek letter spelled out as the letter.
  static Role of(String name) {
    int first = name.codePointAt(0);
    if (Character.isUpperCase(first)) {
      return MATRIX;
    }
    boolean late = first >= 'h' && first <= 'z';
    return late && !GREEK.contains(stem(name)) ? VECTOR : SCALAR;
  }

  /// The letters that a name begins with: `lambda` of `lambda_1`.
  private static String stem(String name) {
    int end = 0;
    while (end < name.length() && Character.isLetter(name.charAt(end))) {
      end++;
    }
    return name.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /// The shape as a declaration writes it: `scalar`, `n`, `m×n`.
  static String declaration(Shape shape) {
    if (shape.isScalar()) {
      return "scalar";
    }
    Dim rows = shape.rows();
    return shape.isColumn() ? rows.toString() : shape.toString();
  }
}
