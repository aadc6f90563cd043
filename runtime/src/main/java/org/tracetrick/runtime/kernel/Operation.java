package org.tracetrick.runtime.kernel;

/// What one instruction of vector code does.
enum Operation {
  /// The input numbered by the detail.
  INPUT,
  /// The number whose bits, as a `double`, are the detail.
  CONSTANT,
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
  /// The whole number that the detail is.
  WHOLE,
  PLUS,
  MINUS,
  AND,
  OR,
  /// Shifted by as many bits as the detail says.
  SHIFT_LEFT,
  /// The same to the right, zeros moving in.
  SHIFT_RIGHT,
  /// The vector library's function; the detail is the ordinal of a [Loop.Function].
  LIBRARY,
  /// The vector library's power.
  POWER,
  /// The vector library's angle.
  ATAN2,
  /// A method of the same class that computes the [Loop.Function] with this ordinal.
  CALL
}
