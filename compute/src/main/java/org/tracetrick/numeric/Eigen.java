package org.tracetrick.numeric;

import java.util.function.DoubleUnaryOperator;

/// `S = V diag(values) V'`, values ascending.
final class Eigen {

  /// Sweeps of the method; it converges quadratically, in well under ten.
  private static final int SWEEPS = 60;

  /// Off-diagonal entries below this part of the diagonal are rounding.
  private static final double NEGLIGIBLE = 1e-17;

  private final double[] values;
  private final Matrix vectors;

  private Eigen(double[] values, Matrix vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  double value(int index) {
    return values[index];
  }

  /// The unit vector of the value at that index.
  Matrix vector(int index) {
    return vectors.part(0, index, vectors.rows(), 1);
  }

  /// By the cyclic Jacobi method (algorithm 8.5.3) of the symmetric part.
  static Eigen of(Matrix symmetric) {
    int n = symmetric.rows();
    var a = symmetric.plus(symmetric.transposed()).times(0.5);
    var vectors = Matrix.identity(n);
    boolean rotated = a.isFinite();
    for (int sweep = 0; rotated && sweep < SWEEPS; sweep++) {
      rotated = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotated |= rotate(a, vectors, p, q);
        }
      }
    }
    return sorted(a, vectors);
  }

  private static boolean rotate(Matrix a, Matrix vectors, int p, int q) {
    double off = a.at(p, q);
    if (Math.abs(off) <= NEGLIGIBLE * (Math.abs(a.at(p, p)) + Math.abs(a.at(q, q)))) {
      return false;
    }
    double tau = (a.at(q, q) - a.at(p, p)) / (2 * off);
    double t = Math.signum(tau) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
    if (tau == 0) {
      t = 1;
    }
    double c = 1 / Math.sqrt(1 + t * t);
    Factorisations.turnColumns(a, p, q, c, t * c);
    turnRows(a, p, q, c, t * c);
    Factorisations.turnColumns(vectors, p, q, c, t * c);
    return true;
  }

  private static Eigen sorted(Matrix a, Matrix vectors) {
    int n = a.rows();
    var values = new double[n];
    var columns = Matrix.zeros(n, n);
    var taken = new boolean[n];
    for (int to = 0; to < n; to++) {
      int from = -1;
      for (int j = 0; j < n; j++) {
        if (!taken[j] && (from < 0 || a.at(j, j) < a.at(from, from))) {
          from = j;
        }
      }
      taken[from] = true;
      values[to] = a.at(from, from);
      for (int i = 0; i < n; i++) {
        columns.set(i, to, vectors.at(i, from));
      }
    }
    return new Eigen(values, columns);
  }

  /// `V diag(f(values)) V'`.
  Matrix map(DoubleUnaryOperator f) {
    var scaled = vectors.copy();
    for (int j = 0; j < values.length; j++) {
      double value = f.applyAsDouble(values[j]);
      for (int i = 0; i < values.length; i++) {
        scaled.set(i, j, scaled.at(i, j) * value);
      }
    }
    return scaled.times(vectors.transposed());
  }

  private static void turnRows(Matrix a, int p, int q, double c, double s) {
    for (int j = 0; j < a.cols(); j++) {
      double above = a.at(p, j);
      double below = a.at(q, j);
      a.set(p, j, c * above - s * below);
      a.set(q, j, s * above + c * below);
    }
  }
}
