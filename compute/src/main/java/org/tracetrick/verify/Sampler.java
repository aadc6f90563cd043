package org.tracetrick.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Symbol;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.numeric.SplitMix;

/// Random values and directions that obey what is declared.
///
/// A function may be defined only for some values (`log(1 - sum(x))`); then values of other
/// magnitudes are drawn, until some fit.
final class Sampler {

  /// The first attempts draw every symbol without a kind from one range; later ones draw a range
  /// for each.
  private static final List<Range> FIRST_RANGES =
      List.of(
          Range.NORMAL, Range.NORMAL, Range.POSITIVE, Range.SMALL, Range.FRACTION, Range.NORMAL);

  /// Where the entries of a symbol without a kind are drawn from.
  enum Range {
    /// Standard normal.
    NORMAL,
    /// Between ½ and 2.
    POSITIVE,
    /// Between -0.3 and 0.3.
    SMALL,
    /// Between 0.1 and 0.9.
    FRACTION,
    /// Between 4 and 8.
    LARGE,
    /// Between -2 and -½.
    NEGATIVE,
    /// A whole number from 1 to 3, as orders and counts are.
    WHOLE,
    /// A square matrix near a multiple of the identity, positive definite; else as POSITIVE.
    DEFINITE
  }

  private final SplitMix random;

  Sampler(SplitMix random) {
    this.random = random;
  }

  /// The range for each symbol at this attempt.
  Map<String, Range> ranges(Iterable<Symbol> symbols, int attempt) {
    var ranges = new LinkedHashMap<String, Range>();
    var all = Range.values();
    for (var symbol : symbols) {
      ranges.put(
          symbol.name(),
          attempt < FIRST_RANGES.size()
              ? FIRST_RANGES.get(attempt)
              : attempt == FIRST_RANGES.size() ? Range.DEFINITE : all[random.below(all.length)]);
    }
    return ranges;
  }

  /// A value of the symbol: of its kind and, as far as that leaves it open, in the range.
  Matrix value(Symbol symbol, Map<String, Integer> sizes, Range range) {
    int rows = symbol.shape().rows().at(sizes);
    int cols = symbol.shape().cols().at(sizes);
    return switch (symbol.kind()) {
      case GENERAL -> entries(rows, cols, range);
      case POSITIVE -> filled(rows, cols, Range.POSITIVE);
      case SIMPLEX -> {
        var weights = filled(rows, cols, Range.POSITIVE);
        double sum = 0;
        for (double weight : weights.values()) {
          sum += weight;
        }
        yield weights.times(1 / sum);
      }
      case INVERTIBLE -> range == Range.NORMAL ? wellConditioned(rows) : entries(rows, rows, range);
      case SYMMETRIC ->
          range == Range.POSITIVE || range == Range.DEFINITE
              ? definite(rows)
              : symmetric(entries(rows, rows, range));
      case SPD -> definite(rows);
      case DIAGONAL -> diagonal(rows, range);
      case LOWER -> lower(rows);
      case ORTHOGONAL -> wellConditioned(rows).orthonormal();
    };
  }

  /// A random direction of length 1 in which the symbol may move without leaving its structure.
  Matrix direction(Symbol symbol, Map<String, Integer> sizes) {
    int rows = symbol.shape().rows().at(sizes);
    int cols = symbol.shape().cols().at(sizes);
    var free = filled(rows, cols, Range.NORMAL);
    var direction =
        switch (symbol.kind()) {
          case GENERAL, INVERTIBLE, ORTHOGONAL, POSITIVE, SIMPLEX -> free;
          case SYMMETRIC, SPD -> symmetric(free);
          case DIAGONAL -> masked(free, 0, 0);
          case LOWER -> masked(free, 0, rows);
        };
    double squares = 0;
    for (double entry : direction.values()) {
      squares += entry * entry;
    }
    return direction.times(1 / Math.sqrt(squares));
  }

  private Matrix entries(int rows, int cols, Range range) {
    return range == Range.DEFINITE && rows == cols && rows > 1
        ? Matrix.identity(rows).times(2).plus(filled(rows, rows, Range.SMALL))
        : filled(rows, cols, range);
  }

  private Matrix filled(int rows, int cols, Range range) {
    var values = new double[rows * cols];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (range) {
            case NORMAL -> random.normal();
            case POSITIVE, DEFINITE -> random.uniform(0.5, 2);
            case SMALL -> random.uniform(-0.3, 0.3);
            case FRACTION -> random.uniform(0.1, 0.9);
            case LARGE -> random.uniform(4, 8);
            case NEGATIVE -> random.uniform(-2, -0.5);
            case WHOLE -> 1 + random.below(3);
          };
    }
    return Matrix.of(rows, cols, values);
  }

  /// Diagonally dominant up to signs and the order of rows, so its inverse is not large.
  private Matrix wellConditioned(int n) {
    var values = filled(n, n, Range.SMALL).values();
    int shift = random.below(n);
    for (int i = 0; i < n; i++) {
      values[(i + shift) % n + n * i] += random.uniform(0.8, 2) * sign();
    }
    return Matrix.of(n, n, values);
  }

  private double sign() {
    return random.below(2) == 0 ? -1 : 1;
  }

  private Matrix definite(int n) {
    var root = filled(n, n, Range.NORMAL);
    var square = root.times(root.transposed()).times(1.0 / n);
    return symmetric(square.plus(0.5, Matrix.identity(n)));
  }

  private Matrix diagonal(int n, Range range) {
    var values = new double[n * n];
    for (int i = 0; i < n; i++) {
      values[i * (n + 1)] = random.uniform(0.5, 2) * (range == Range.NORMAL ? sign() : 1);
    }
    return Matrix.of(n, n, values);
  }

  private Matrix lower(int n) {
    var values = masked(filled(n, n, Range.NORMAL), 0, n).values().clone();
    for (int i = 0; i < n; i++) {
      values[i * (n + 1)] = random.uniform(0.5, 2);
    }
    return Matrix.of(n, n, values);
  }

  /// The average with the transpose, symmetric to the last digit.
  private static Matrix symmetric(Matrix a) {
    return a.plus(a.transposed()).times(0.5);
  }

  /// The entries on the diagonals from `above` up to `below` under the main one, the rest 0.
  private static Matrix masked(Matrix a, int above, int below) {
    int n = a.rows();
    var values = a.values().clone();
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        if (i - j < above || i - j > below) {
          values[i + n * j] = 0;
        }
      }
    }
    return Matrix.of(n, n, values);
  }
}
