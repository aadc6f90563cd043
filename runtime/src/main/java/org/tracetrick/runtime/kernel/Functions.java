package org.tracetrick.runtime.kernel;

/// The functions of one number in vector code: spelled out, or left to the vector library.
final class Functions {
  /// Whole exponents to here are multiplied out.
  private static final int MULTIPLIED_OUT = 16;

  private Functions() {}

  /// Is it more than a few steps?
  static boolean isLong(Loop.Function function) {
    return switch (function) {
      case NEGATE, ABS, SQRT, RECIPROCAL, SQUARE, SIGN, STEP -> false;
      case EXP, EXPM1, LOG, LOG1P, SINH, COSH, TANH, ERF, SIGMOID, SOFTPLUS -> true;
      case SIN, COS, TAN, ASIN, ACOS, ATAN -> true;
    };
  }

  static int inline(Code c, Loop.Function function, int x) {
    return switch (function) {
      case NEGATE -> c.negate(x);
      case ABS -> c.abs(x);
      case SQRT -> c.sqrt(x);
      case RECIPROCAL -> c.divide(c.constant(1), x);
      case SQUARE -> c.multiply(x, x);
      case SIGN -> sign(c, x);
      case STEP -> step(c, x);
      case EXP -> Exponentials.exp(c, x);
      case EXPM1 -> Exponentials.expm1(c, x);
      case LOG -> Logarithms.log(c, x);
      case LOG1P -> Logarithms.log1p(c, x);
      case SINH -> Exponentials.sinh(c, x);
      case COSH -> Exponentials.cosh(c, x);
      case TANH -> Exponentials.tanh(c, x);
      case ERF -> ErrorFunction.erf(c, x);
      case SIGMOID -> Exponentials.sigmoid(c, x);
      case SOFTPLUS -> Exponentials.softplus(c, x);
      case SIN, COS, TAN, ASIN, ACOS, ATAN -> c.library(function, x);
    };
  }

  private static int sign(Code c, int x) {
    int zero = c.constant(0);
    int negative = c.select(c.less(x, zero), c.constant(-1), x);
    return c.select(c.less(zero, x), c.constant(1), negative);
  }

  private static int step(Code c, int x) {
    int zero = c.constant(0);
    int positive = c.select(c.less(zero, x), c.constant(1), zero);
    return c.select(c.equal(x, x), positive, x);
  }

  /// Is it whole or half, not 0, and small?
  static boolean isMultipliedOut(double exponent) {
    double twice = 2 * exponent;
    return exponent != 0 && Math.abs(exponent) <= MULTIPLIED_OUT && twice == Math.rint(twice);
  }

  /// Small whole exponents by squaring, halves by a root, others by the vector library.
  static int power(Code c, int x, double exponent) {
    if (exponent == 0) {
      return c.constant(1);
    }
    if (!isMultipliedOut(exponent)) {
      return c.compute(Operation.POWER, x, c.constant(exponent));
    }
    double size = Math.abs(exponent);
    int whole = (int) size;
    int positive = whole == size ? whole(c, x, whole) : half(c, x, whole);
    return exponent < 0 ? c.divide(c.constant(1), positive) : positive;
  }

  private static int half(Code c, int x, int whole) {
    int root = c.sqrt(x);
    return whole == 0 ? root : c.multiply(whole(c, x, whole), root);
  }

  private static int whole(Code c, int x, int exponent) {
    if (exponent == 1) {
      return x;
    }
    int half = whole(c, x, exponent / 2);
    int squared = c.multiply(half, half);
    return exponent % 2 == 0 ? squared : c.multiply(squared, x);
  }
}
