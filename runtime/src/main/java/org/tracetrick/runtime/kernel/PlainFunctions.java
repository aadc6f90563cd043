package org.tracetrick.runtime.kernel;

/// What plain code calls where `Math` has no such function.
final class PlainFunctions {
  private PlainFunctions() {}

  static double reciprocal(double x) {
    return 1 / x;
  }

  static double sign(double x) {
    return Math.signum(x);
  }

  static double step(double x) {
    return x > 0 ? 1 : x <= 0 ? 0 : x;
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  static double erf(double x) {
    return ErrorFunction.erf(x);
  }

  static double atan2(double y, double x) {
    return Math.atan2(y, x);
  }

  static float atan2(float y, float x) {
    return (float) Math.atan2(y, x);
  }

  static float power(float x, float y) {
    return (float) Math.pow(x, y);
  }

  /// Half exponents by a root, as in vector code.
  static double power(double x, double exponent) {
    if (exponent == 2) {
      return x * x;
    }
    if (exponent == 0.5) {
      return Math.sqrt(x);
    }
    return Math.pow(x, exponent);
  }
}
