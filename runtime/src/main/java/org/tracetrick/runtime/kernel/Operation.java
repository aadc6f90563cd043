package org.tracetrick.runtime.kernel;

/// What vector code computes of vectors, lane by lane.
enum Operation {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  /// `a*b + c`, rounded once.
  FMA,
  NEGATE,
  ABS,
  SQRT,
  /// As `Math.max`: NaN where one is NaN.
  MAXIMUM,
  MINIMUM,
  LESS,
  EQUAL,
  /// `mask ? a : b`.
  SELECT,
  /// The bits of numbers.
  BITS,
  /// Bits taken for numbers.
  NUMBERS,
  /// A sum of whole numbers.
  PLUS,
  MINUS,
  AND,
  OR,
  /// The vector library's power.
  POWER,
  /// The vector library's angle.
  ATAN2
}
