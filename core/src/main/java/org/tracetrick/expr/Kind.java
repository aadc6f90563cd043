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
  POSITIVE,
  /// Positive entries whose sum is 1: a distribution.
  SIMPLEX;

  public boolean isSymmetric() {
    return this == SYMMETRIC || this == SPD || this == DIAGONAL;
  }

  /// Whether a matrix of this kind always has an inverse.
  public boolean isInvertible() {
    return this == INVERTIBLE || this == SPD || this == ORTHOGONAL;
  }

  /// Whether only a square matrix can be of this kind.
  public boolean needsSquare() {
    return this != GENERAL && this != POSITIVE && this != SIMPLEX;
  }

  /// Whether only a vector can be of this kind.
  public boolean needsVector() {
    return this == SIMPLEX;
  }

  /// Whether every entry is positive.
  public boolean isPositive() {
    return this == POSITIVE || this == SIMPLEX;
  }

  /// The word of a declaration: `symmetric`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
