package org.tracetrick.runtime.kernel;

/// What one instruction of vector code does; the operands of each are of the kinds shown.
enum Operation {
  /// The input numbered by the detail.
  INPUT(Kind.NUMBERS),
  /// The number whose bits, as a `double`, are the detail.
  CONSTANT(Kind.NUMBERS),
  ADD(Kind.NUMBERS),
  SUBTRACT(Kind.NUMBERS),
  MULTIPLY(Kind.NUMBERS),
  DIVIDE(Kind.NUMBERS),
  /// `a*b + c`, rounded once.
  FMA(Kind.NUMBERS),
  NEGATE(Kind.NUMBERS),
  ABS(Kind.NUMBERS),
  SQRT(Kind.NUMBERS),
  /// As `Math.max`: NaN where one is NaN.
  MAXIMUM(Kind.NUMBERS),
  MINIMUM(Kind.NUMBERS),
  LESS(Kind.MASK),
  EQUAL(Kind.MASK),
  /// `mask ? a : b`.
  SELECT(Kind.NUMBERS),
  /// The bits of numbers.
  BITS(Kind.BITS),
  /// Bits taken for numbers.
  NUMBERS(Kind.NUMBERS),
  /// The whole number that the detail is.
  WHOLE(Kind.BITS),
  PLUS(Kind.BITS),
  MINUS(Kind.BITS),
  AND(Kind.BITS),
  OR(Kind.BITS),
  XOR(Kind.BITS),
  /// Shifted by as many bits as the detail says.
  SHIFT_LEFT(Kind.BITS),
  /// The same to the right, zeros moving in.
  SHIFT_RIGHT(Kind.BITS),
  /// The vector library's function; the detail is the ordinal of a [Loop.Function].
  LIBRARY(Kind.NUMBERS),
  /// The vector library's power.
  POWER(Kind.NUMBERS),
  /// The vector library's angle.
  ATAN2(Kind.NUMBERS),
  /// A method of the same class that computes the [Loop.Function] with this ordinal.
  CALL(Kind.NUMBERS);

  /// What a vector holds.
  enum Kind {
    NUMBERS,
    BITS,
    MASK
  }

  private final Kind result;

  Operation(Kind result) {
    this.result = result;
  }

  Kind result() {
    return result;
  }
}
