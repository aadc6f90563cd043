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

  static double power(double x, double y) {
    return Math.pow(x, y);
  }

  static float atan2(float y, float x) {
    return (float) Math.atan2(y, x);
  }

  static float power(float x, float y) {
    return (float) Math.pow(x, y);
  }

  /// A power with a constant exponent, as in vector code: whole ones by squaring, half ones by a
  /// root.
  static double constantPower(double x, double exponent) {
    if (!Functions.isMultipliedOut(exponent)) {
      return Math.pow(x, exponent);
    }
    double size = Math.abs(exponent);
    double power = size == Math.rint(size) ? 1 : Math.sqrt(x);
    double square = x;
    for (int left = (int) size; left > 0; left /= 2) {
      power = left % 2 == 0 ? power : power * square;
      square *= square;
    }
    return exponent < 0 ? 1 / power : power;
  }
}
