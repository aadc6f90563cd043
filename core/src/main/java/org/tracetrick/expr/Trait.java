package org.tracetrick.expr;

/// What an operator's value is known to be, whatever its operands, or if its operands are.
public enum Trait {
  /// Applied entry by entry, to any shape.
  ELEMENTWISE,
  /// Stands for its meaning, which is what is differentiated and shown.
  ABBREVIATION,
  /// Means something only for a symmetric operand.
  OF_SYMMETRIC,
  /// The value has positive entries.
  POSITIVE,
  /// The value is symmetric.
  SYMMETRIC,
  /// The value is symmetric where the operand is.
  KEEPS_SYMMETRY,
  /// The value has an inverse.
  INVERTIBLE,
  /// The value has an inverse where the operand has.
  KEEPS_INVERTIBILITY,
  /// The value is a diagonal matrix.
  DIAGONAL,
  /// A function that the user declared without saying what it computes.
  UNKNOWN,
  /// Has no negative entry.
  NOT_NEGATIVE,
  /// Has positive entries where its operands have, and no negative ones where they have none.
  KEEPS_SIGNS
}
