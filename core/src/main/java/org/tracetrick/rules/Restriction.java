package org.tracetrick.rules;

/// What a metavariable demands of the expression it stands for, beside its shape.
public enum Restriction {
  /// Does not depend on the variable of differentiation.
  CONSTANT,
  /// Holds no differential `d(…)`.
  FREE,
  /// Holds a differential `d(…)`.
  DIFFERENTIAL,
  /// A number written out.
  NUMBER,
  /// A whole number from 2 to 16, so that a power can be written as a product.
  SMALL,
  /// A negative whole number.
  NEGATIVE,
  /// A matrix known to have an inverse.
  INVERTIBLE,
  /// A matrix known to equal its transpose.
  SYMMETRIC,
  /// A matrix known to be orthogonal.
  ORTHOGONAL,
  /// A matrix known to be diagonal.
  DIAGONAL,
  /// Known to have positive entries only.
  POSITIVE;

  /// Whether a metavariable so restricted gathers every operand that qualifies: in `s*A` with `s`
  /// constant, `s` stands for all constant scalar factors together.
  boolean gathers() {
    return this == CONSTANT || this == FREE || this == DIFFERENTIAL;
  }
}
