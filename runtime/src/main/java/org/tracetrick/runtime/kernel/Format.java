package org.tracetrick.runtime.kernel;

import org.tracetrick.runtime.blas.Precision;

/// How numbers of a precision are laid out in bits, and where their exponential ends.
///
/// @param mantissa bits after the binary point
/// @param bias what is added to an exponent
/// @param ln2High the first bits of `log(2)`; times any exponent it is exact
/// @param ln2Low the rest of `log(2)`
/// @param largestLog above it `exp` overflows
/// @param smallestLog below it `exp` is taken for 0
/// @param one above it `tanh`, and minus it below which `expm1`, are ±1 to the last digit
record Format(
    Precision precision,
    int mantissa,
    long bias,
    double ln2High,
    double ln2Low,
    double largestLog,
    double smallestLog,
    double one) {

  private static final Format DOUBLE =
      new Format(
          Precision.DOUBLE,
          52,
          1023,
          0.693147180559663,
          2.8235290563031577e-13,
          709.782712893384,
          -708.39,
          40);

  private static final Format FLOAT =
      new Format(
          Precision.FLOAT,
          23,
          127,
          0.693145751953125,
          1.4286068203094173e-06,
          88.72283905206835,
          -87.33,
          20);

  static Format of(Precision precision) {
    return switch (precision) {
      case DOUBLE -> DOUBLE;
      case FLOAT -> FLOAT;
    };
  }

  /// The bits of a number.
  long bits(double number) {
    return switch (precision) {
      case DOUBLE -> Double.doubleToRawLongBits(number);
      case FLOAT -> Float.floatToRawIntBits((float) number) & 0xffffffffL;
    };
  }

  /// A number that small whole numbers can be added to and are then its last bits.
  double shifter() {
    return 1.5 * Math.scalb(1.0, mantissa);
  }

  /// Above it `sinh` overflows: the largest number's logarithm and `log(2)`.
  double largestSinh() {
    return switch (precision) {
      case DOUBLE -> 710.4758600739439;
      case FLOAT -> 89.41598629223294;
    };
  }

  double smallestNormal() {
    return Math.scalb(1.0, (int) (1 - bias));
  }

  long mantissaBits() {
    return (1L << mantissa) - 1;
  }

  long signBit() {
    return 1L << (precision.bytes() * 8 - 1);
  }

  /// One of two, by precision.
  double[] choose(double[] doubles, double[] floats) {
    return switch (precision) {
      case DOUBLE -> doubles;
      case FLOAT -> floats;
    };
  }
}
