package org.tracetrick.expr;

import java.util.Locale;

/// What is declared of a variable beside its shape.
public enum Kind {
  GENERAL,
  INVERTIBLE,
  SYMMETRIC,
  SPD,
  DIAGONAL,
  LOWER,
  ORTHOGONAL,
  POSITIVE;

  public boolean isSymmetric() {
    return this == SYMMETRIC || this == SPD || this == DIAGONAL;
  }

  /// Whether a matrix of this kind always has an inverse.
  public boolean isInvertible() {
    return this == INVERTIBLE || this == SPD || this == ORTHOGONAL;
  }

  /// Whether only a square matrix can be of this kind.
  public boolean needsSquare() {
    return this != GENERAL && this != POSITIVE;
  }

  /// The word of a declaration: `symmetric`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
