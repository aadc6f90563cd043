package org.tracetrick.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tracetrick.answer.Solution;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Symbol;
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.program.Lowering;

/// Random points for a solution, where the interpreter gives numbers.
final class Draw {

  private static final int ATTEMPTS = 200;

  private static final int NUDGES = 4;

  /// Where entries are drawn from.
  private static final int RANGES = 6;

  private final Random random;

  Draw(long seed) {
    this.random = new Random(seed);
  }

  /// A point: sizes, values of the inputs row by row, and what the interpreter computes of them,
  /// row by row too.
  record Sample(Map<String, Integer> sizes, Map<String, double[]> inputs, List<double[]> outputs) {}

  /// A point with sizes from 2 to `most` where the interpreter gives numbers that change little
  /// when the inputs do; empty where none of those that were tried is one.
  ///
  /// @param nudge the relative change of the inputs
  /// @param change the largest relative change of an output
  Optional<Sample> sample(Solution solution, int most, double nudge, double change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var sizes = new TreeMap<String, Integer>();
      for (var name : solution.sizes()) {
        sizes.put(name, 2 + random.nextInt(most - 1));
      }
      var inputs = new TreeMap<String, double[]>();
      for (var symbol : solution.inputs()) {
        int rows = symbol.shape().rows().at(sizes);
        int cols = symbol.shape().cols().at(sizes);
        int range = attempt < RANGES ? attempt : random.nextInt(RANGES);
        inputs.put(symbol.name(), values(symbol, rows, cols, range));
      }
      var sample = new Sample(sizes, inputs, outputs(solution, sizes, inputs, 0));
      boolean isSteady =
          sample.outputs.stream().allMatch(Draw::isFinite)
              && IntStream.range(0, NUDGES)
                  .allMatch(
                      i -> error(outputs(solution, sizes, inputs, nudge), sample.outputs) < change);
      if (isSteady) {
        return Optional.of(sample);
      }
    }
    return Optional.empty();
  }

  private List<double[]> outputs(
      Solution solution, Map<String, Integer> sizes, Map<String, double[]> inputs, double nudge) {
    var roots = solution.outputs().stream().map(Solution.Output::expr).toList();
    var program = Lowering.lower(roots, solution.catalogue()::definition, solution.pool());
    var reference = new Interpreter(program).at(sizes);
    for (var symbol : solution.inputs()) {
      int rows = symbol.shape().rows().at(sizes);
      int cols = symbol.shape().cols().at(sizes);
      var values = Objects.requireNonNull(inputs.get(symbol.name())).clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= 1 + nudge * random.nextGaussian();
      }
      reference.set(symbol.name(), columns(values, rows, cols));
    }
    reference.run();
    var outputs = new ArrayList<double[]>();
    for (int k = 0; k < roots.size(); k++) {
      var shape = roots.get(k).shape();
      outputs.add(
          rows(reference.result(k).values(), shape.rows().at(sizes), shape.cols().at(sizes)));
    }
    return outputs;
  }

  /// The largest difference, relative to the largest entry of its matrix.
  static double error(List<double[]> actual, List<double[]> expected) {
    double worst = 0;
    for (int k = 0; k < expected.size(); k++) {
      worst = Math.max(worst, error(actual.get(k), expected.get(k)));
    }
    return worst;
  }

  /// The largest difference, relative to the largest entry.
  static double error(double[] actual, double[] expected) {
    double scale = 1e-3;
    double worst = 0;
    for (int i = 0; i < actual.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      double difference = Math.abs(actual[i] - expected[i]);
      worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(worst, difference);
    }
    return worst / scale;
  }

  private static boolean isFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value) || Math.abs(value) > 1e100) {
        return false;
      }
    }
    return true;
  }

  private static Matrix columns(double[] values, int rows, int cols) {
    var matrix = Matrix.zeros(rows, cols);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        matrix.values()[i + j * rows] = values[i * cols + j];
      }
    }
    return matrix;
  }

  private static double[] rows(double[] columns, int rows, int cols) {
    var values = new double[columns.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        values[i * cols + j] = columns[i + j * rows];
      }
    }
    return values;
  }

  // --------------------------------------------------------------- values

  private double[] values(Symbol symbol, int rows, int cols, int range) {
    var values = new double[rows * cols];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry(symbol.kind().isPositive() ? 1 : range);
    }
    return switch (symbol.kind()) {
      case GENERAL, POSITIVE -> range == 4 && rows == cols ? definite(values, rows) : values;
      case INVERTIBLE -> shifted(values, rows, rows);
      case SYMMETRIC -> symmetric(values, rows);
      case SPD -> definite(values, rows);
      case DIAGONAL -> kept(values, rows, Kind.DIAGONAL);
      case LOWER -> shifted(kept(values, rows, Kind.LOWER), rows, 3);
      case ORTHOGONAL -> reflection(values, rows);
      case SIMPLEX -> shares(values);
    };
  }

  private double entry(int range) {
    return switch (range) {
      case 0, 4 -> random.nextGaussian();
      case 1 -> 0.5 + 1.5 * random.nextDouble();
      case 2 -> 0.6 * random.nextDouble() - 0.3;
      case 3 -> 0.1 + 0.8 * random.nextDouble();
      default -> 4 + 4 * random.nextDouble();
    };
  }

  private static double[] shifted(double[] values, int n, double shift) {
    for (int i = 0; i < n; i++) {
      values[i * (n + 1)] += shift;
    }
    return values;
  }

  private static double[] symmetric(double[] values, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        values[j * n + i] = values[i * n + j];
      }
    }
    return values;
  }

  private static double[] kept(double[] values, int n, Kind kind) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (kind == Kind.DIAGONAL ? i != j : j > i) {
          values[i * n + j] = 0;
        }
      }
    }
    return values;
  }

  private static double[] definite(double[] values, int n) {
    var product = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          product[i * n + j] += values[i * n + k] * values[j * n + k] / n;
        }
      }
    }
    return symmetric(shifted(product, n, 1), n);
  }

  /// `I - 2*v*v'/(v'*v)`.
  private static double[] reflection(double[] values, int n) {
    double norm = 0;
    for (int i = 0; i < n; i++) {
      norm += values[i] * values[i];
    }
    var matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = (i == j ? 1 : 0) - 2 * values[i] * values[j] / norm;
      }
    }
    return matrix;
  }

  private static double[] shares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return values;
  }
}
