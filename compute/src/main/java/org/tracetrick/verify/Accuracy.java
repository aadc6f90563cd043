package org.tracetrick.verify;

/// How far a derivative and a difference may lie apart.
final class Accuracy {

  /// For first derivatives. Differences of order 8 reach some 1e-11 on smooth functions; a wrong
  /// formula is off by far more than this at one of several random points.
  static final double FIRST = 1e-7;

  /// For second derivatives, whose differences lose as many digits again.
  static final double SECOND = 1e-6;

  /// For lines of a derivation, where differences are multiplied by what stands beside them.
  static final double LINE = 1e-6;

  /// For the two sides of an identity.
  static final double IDENTITY = 1e-8;

  /// A derivative that vanishes is known to rounding in the function, which is this part of the
  /// function's own size at most, with room for what cancelled on the way.
  private static final double OF_FUNCTION = 1e-2;

  private static final double FLOOR = 1e-4;

  /// All values of a point stretched by so much make a new point where every true error is as it
  /// was, and every rounding error another one.
  static final double[] STRETCHES = {1 + 1e-12, 1 - 3e-12, 1 + 7e-12};

  /// An error that changes by more than this part of itself between two such points is rounding.
  private static final double STEADY = 0.2;

  private Accuracy() {}

  /// Whether errors found at two points next to each other are one and the same.
  static boolean isSteady(double[] error, double[] again) {
    double largest = 0;
    double change = 0;
    for (int i = 0; i < error.length; i++) {
      largest = Math.max(largest, Math.abs(error[i]));
      change = Math.max(change, Math.abs(error[i] - again[i]));
    }
    return change <= STEADY * largest;
  }

  static double[] difference(double[] one, double[] other) {
    var difference = new double[one.length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }

  /// What errors are relative to, beside the derivative, where the function has this size.
  static double scale(double size) {
    return FLOOR + OF_FUNCTION * size;
  }

  /// The largest difference, relative to the larger of the largest entry and `scale`.
  static double error(double[] expected, double[] actual, double scale) {
    double largest = scale;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
    }
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference / largest;
  }
}
