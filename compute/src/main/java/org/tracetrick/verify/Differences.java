package org.tracetrick.verify;

import java.util.Optional;
import java.util.function.DoubleFunction;

/// Derivatives of a function along a line, from its values alone.
///
/// Central differences of order 8 are taken at a step and at half of it. Where the two agree, their
/// common value is the derivative to well below the tolerance; where they do not, a kink or a pole
/// is near, or the function is too steep, and a smaller step is tried.
///
/// Source: B. Fornberg, *Generation of Finite Difference Formulas*, 1988.
final class Differences {

  /// The largest step is a power of two, so that `x + h` is exact where it can be.
  private static final double[] FIRST_STEPS = {0x1p-6, 0x1p-9, 0x1p-12};

  /// Rounding grows with the square of the step here, so it may not become as small.
  private static final double[] SECOND_STEPS = {0x1p-5, 0x1p-6, 0x1p-8};

  /// The coefficients at 1, 2, 3 and 4 steps.
  private static final double[] FIRST = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};

  private static final double[] SECOND = {8.0 / 5, -1.0 / 5, 8.0 / 315, -1.0 / 560};
  private static final double CENTRE = -205.0 / 72;

  /// The distances at which either step takes values, in half steps.
  private static final int[] DISTANCES = {1, 2, 3, 4, 6, 8};

  /// Both differences err; their disagreement, mostly that of the wider one, may be this part of
  /// what is tolerated of an answer.
  private static final double AGREEMENT = 0.2;

  private Differences() {}

  /// Which steps are tried. What is found from other steps has other errors.
  enum Steps {
    USUAL(1),
    OTHER(0.75);

    private final double factor;

    Steps(double factor) {
      this.factor = factor;
    }
  }

  /// The first derivative of each entry at 0.
  ///
  /// @param along the values at a distance; the array may be reused from call to call
  /// @param scale what errors are relative to, beside the derivative itself, entry by entry
  static Optional<double[]> first(
      DoubleFunction<double[]> along, double[] scale, double tolerance, Steps steps) {
    for (double largest : FIRST_STEPS) {
      double step = largest * steps.factor;
      var wide = new double[scale.length];
      var narrow = new double[scale.length];
      for (int distance : DISTANCES) {
        double t = distance * step / 2;
        gather(along.apply(t), FIRST, distance, 1 / step, wide, narrow);
        gather(along.apply(-t), FIRST, distance, -1 / step, wide, narrow);
      }
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] *= 2;
      }
      if (agree(wide, narrow, scale, tolerance)) {
        return Optional.of(narrow);
      }
    }
    return Optional.empty();
  }

  /// The second derivative of each entry at 0, likewise.
  ///
  /// @param centre the values at 0
  static Optional<double[]> second(
      DoubleFunction<double[]> along,
      double[] centre,
      double[] scale,
      double tolerance,
      Steps steps) {
    for (double largest : SECOND_STEPS) {
      double step = largest * steps.factor;
      var wide = new double[scale.length];
      var narrow = new double[scale.length];
      double inverse = 1 / (step * step);
      for (int distance : DISTANCES) {
        double t = distance * step / 2;
        gather(along.apply(t), SECOND, distance, inverse, wide, narrow);
        gather(along.apply(-t), SECOND, distance, inverse, wide, narrow);
      }
      for (int i = 0; i < narrow.length; i++) {
        wide[i] += CENTRE * centre[i] * inverse;
        narrow[i] = 4 * (narrow[i] + CENTRE * centre[i] * inverse);
      }
      if (agree(wide, narrow, scale, tolerance)) {
        return Optional.of(narrow);
      }
    }
    return Optional.empty();
  }

  private static void gather(
      double[] values,
      double[] coefficients,
      int distance,
      double factor,
      double[] wide,
      double[] narrow) {
    double atWide = distance % 2 == 0 ? coefficients[distance / 2 - 1] * factor : 0;
    double atNarrow = distance <= 4 ? coefficients[distance - 1] * factor : 0;
    for (int i = 0; i < wide.length; i++) {
      wide[i] += atWide * values[i];
      narrow[i] += atNarrow * values[i];
    }
  }

  private static boolean agree(double[] wide, double[] narrow, double[] scale, double tolerance) {
    for (int i = 0; i < wide.length; i++) {
      double size = Math.max(Math.abs(narrow[i]), scale[i]);
      if (!Double.isFinite(size)
          || !(Math.abs(wide[i] - narrow[i]) <= AGREEMENT * tolerance * size)) {
        return false;
      }
    }
    return true;
  }
}
