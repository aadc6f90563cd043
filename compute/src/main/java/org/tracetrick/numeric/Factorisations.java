package org.tracetrick.numeric;

/// Factorisations of small dense matrices. What does not exist comes out as NaN, never as an
/// exception, so that a check can look for another point.
///
/// Source: Golub & Van Loan, *Matrix Computations*, 4th edition 2013.
final class Factorisations {

  private Factorisations() {}

  static Matrix inverse(Matrix a) {
    return Lu.of(a).inverse();
  }

  /// The transposed cofactors, which exist for singular matrices too.
  static Matrix adjugate(Matrix a) {
    int n = a.rows();
    var adjugate = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        var minor = Matrix.zeros(n - 1, n - 1);
        for (int k = 0; k < n - 1; k++) {
          for (int l = 0; l < n - 1; l++) {
            minor.set(k, l, a.at(k < i ? k : k + 1, l < j ? l : l + 1));
          }
        }
        double cofactor = n == 1 ? 1 : Lu.of(minor).determinant();
        adjugate.set(j, i, (i + j) % 2 == 0 ? cofactor : -cofactor);
      }
    }
    return adjugate;
  }

  /// The lower factor of a symmetric positive definite matrix (algorithm 4.2.1), of which the lower
  /// triangle is read.
  static Matrix cholesky(Matrix a) {
    int n = a.rows();
    var factor = Matrix.zeros(n, n);
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double value = a.at(i, j);
        for (int k = 0; k < j; k++) {
          value -= factor.at(i, k) * factor.at(j, k);
        }
        factor.set(i, j, i == j ? Math.sqrt(value) : value / factor.at(j, j));
      }
    }
    return factor;
  }

  /// The factor with orthonormal columns of a matrix with at least as many rows as columns, by
  /// modified Gram–Schmidt (algorithm 5.2.6), run twice for orthogonality to the last digit.
  static Matrix orthonormal(Matrix a) {
    var q = a.copy();
    for (int run = 0; run < 2; run++) {
      for (int j = 0; j < q.cols(); j++) {
        for (int k = 0; k < j; k++) {
          addColumn(q, j, -dot(q, k, j), k);
        }
        double length = Math.sqrt(dot(q, j, j));
        for (int i = 0; i < q.rows(); i++) {
          q.set(i, j, q.at(i, j) / length);
        }
      }
    }
    return q;
  }

  private static void addColumn(Matrix a, int to, double factor, int from) {
    for (int i = 0; i < a.rows(); i++) {
      a.set(i, to, a.at(i, to) + factor * a.at(i, from));
    }
  }

  private static double dot(Matrix a, int j, int k) {
    double sum = 0;
    for (int i = 0; i < a.rows(); i++) {
      sum += a.at(i, j) * a.at(i, k);
    }
    return sum;
  }

  static void turnColumns(Matrix a, int p, int q, double c, double s) {
    for (int i = 0; i < a.rows(); i++) {
      double left = a.at(i, p);
      double right = a.at(i, q);
      a.set(i, p, c * left - s * right);
      a.set(i, q, s * left + c * right);
    }
  }
}
