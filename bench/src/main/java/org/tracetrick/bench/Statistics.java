package org.tracetrick.bench;

import java.util.Arrays;
import java.util.List;

/// Quantiles, and the power law through points.
final class Statistics {

  private Statistics() {}

  /// A point of a curve.
  record Point(double x, double y) {}

  /// The quantile with linear interpolation between neighbours; NaN of nothing.
  static double quantile(double[] values, double fraction) {
    if (values.length == 0) {
      return Double.NaN;
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    double place = fraction * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /// The `p` of the least-squares line `log y = p*log x + c`.
  static double exponent(List<Point> points) {
    double meanX =
        points.stream().mapToDouble(point -> Math.log(point.x())).average().orElseThrow();
    double meanY =
        points.stream().mapToDouble(point -> Math.log(point.y())).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (var point : points) {
      double x = Math.log(point.x()) - meanX;
      covariance += x * (Math.log(point.y()) - meanY);
      variance += x * x;
    }
    return covariance / variance;
  }
}
