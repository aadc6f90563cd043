package org.tracetrick.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.numeric.Evaluation;
import org.tracetrick.numeric.Matrix;

/// Values for all symbols at some sizes.
record Point(Map<String, Integer> sizes, Map<String, Matrix> values) {

  void give(Evaluation evaluation) {
    values.forEach(evaluation::set);
  }

  /// Points next to this one: all values larger by the last digits, of their kinds still but for
  /// rounding.
  List<Point> nearby() {
    var nearby = new ArrayList<Point>();
    for (double stretch : Accuracy.STRETCHES) {
      var stretched = new HashMap<String, Matrix>();
      values.forEach((name, value) -> stretched.put(name, value.times(stretch)));
      nearby.add(new Point(sizes, stretched));
    }
    return nearby;
  }

  /// A program's values along directions from this point, as one array over all results.
  ///
  /// @param results how many results the program has
  double[] along(
      Evaluation evaluation, Map<String, Matrix> directions, double distance, int results) {
    directions.forEach((name, direction) -> {
      var value = values.get(name);
      if (value != null) {
        evaluation.set(name, value.plus(distance, direction));
      }
    });
    evaluation.run();
    return joined(evaluation, results);
  }

  static double[] joined(Evaluation evaluation, int results) {
    if (results == 1) {
      return evaluation.values(0);
    }
    int length = 0;
    for (int i = 0; i < results; i++) {
      length += evaluation.values(i).length;
    }
    var joined = new double[length];
    int next = 0;
    for (int i = 0; i < results; i++) {
      var values = evaluation.values(i);
      System.arraycopy(values, 0, joined, next, values.length);
      next += values.length;
    }
    return joined;
  }

  static boolean isFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /// What errors of the derivative of these values are relative to, beside the derivative itself.
  static double[] scale(double[] values, List<Integer> lengths) {
    var scale = new double[values.length];
    int next = 0;
    for (int length : lengths) {
      double largest = 0;
      for (int i = next; i < next + length; i++) {
        largest = Math.max(largest, Math.abs(values[i]));
      }
      for (int i = next; i < next + length; i++) {
        scale[i] = Accuracy.scale(largest);
      }
      next += length;
    }
    return scale;
  }
}
