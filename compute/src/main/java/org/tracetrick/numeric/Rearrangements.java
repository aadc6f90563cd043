package org.tracetrick.numeric;

import java.util.Arrays;

/// Products and rearrangements of entries, on column-major arrays. `out` is overwritten whole.
final class Rearrangements {

  private Rearrangements() {}

  /// `a` is m×k, `b` is k×n.
  static void multiply(double[] a, double[] b, double[] out, int m, int k, int n) {
    Arrays.fill(out, 0);
    for (int j = 0; j < n; j++) {
      for (int l = 0; l < k; l++) {
        double factor = b[l + k * j];
        for (int i = 0; i < m; i++) {
          out[i + m * j] += a[i + m * l] * factor;
        }
      }
    }
  }

  /// `a` is m×n.
  static void transpose(double[] a, double[] out, int m, int n) {
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        out[j + n * i] = a[i + m * j];
      }
    }
  }

  /// `a` is m×n, `b` is p×q.
  static void kronecker(double[] a, double[] b, double[] out, int m, int n, int p, int q) {
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        for (int l = 0; l < q; l++) {
          for (int k = 0; k < p; k++) {
            out[i * p + k + m * p * (j * q + l)] = a[i + m * j] * b[k + p * l];
          }
        }
      }
    }
  }

  /// The matrix `K` with `K vec(X) = vec(X')` for `X` m×n.
  static void commutation(double[] out, int m, int n) {
    Arrays.fill(out, 0);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        out[i * n + j + m * n * (j * m + i)] = 1;
      }
    }
  }

  /// Entries `tr(B'*G_ij)` of the blocks of `g`, which is m·p×n·q, for `b` p×q.
  static void blockTrace(double[] g, double[] b, double[] out, int m, int n, int p, int q) {
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        double sum = 0;
        for (int l = 0; l < q; l++) {
          for (int k = 0; k < p; k++) {
            sum += g[i * p + k + m * p * (j * q + l)] * b[k + p * l];
          }
        }
        out[i + m * j] = sum;
      }
    }
  }

  /// The sum of `A_ij*G_ij` over the blocks of `g`, which is m·p×n·q, for `a` m×n.
  static void blockSum(double[] a, double[] g, double[] out, int m, int n, int p, int q) {
    Arrays.fill(out, 0);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        for (int l = 0; l < q; l++) {
          for (int k = 0; k < p; k++) {
            out[k + p * l] += a[i + m * j] * g[i * p + k + m * p * (j * q + l)];
          }
        }
      }
    }
  }

  static void diagonalMatrix(double[] x, double[] out, int n) {
    Arrays.fill(out, 0);
    for (int i = 0; i < n; i++) {
      out[i * (n + 1)] = x[i];
    }
  }

  static void diagonal(double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i * (n + 1)];
    }
  }

  /// The triangle with the diagonal, the rest 0.
  static void lowerTriangle(double[] a, double[] out, int m, int n) {
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        out[i + m * j] = i >= j ? a[i + m * j] : 0;
      }
    }
  }

  static void upperTriangle(double[] a, double[] out, int m, int n) {
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        out[i + m * j] = i <= j ? a[i + m * j] : 0;
      }
    }
  }

  /// Copies `part`, height×width, into rows `row…` and columns `col…` of `out`, which has m rows.
  static void paste(double[] part, int height, int width, double[] out, int m, int row, int col) {
    for (int j = 0; j < width; j++) {
      System.arraycopy(part, height * j, out, row + m * (col + j), height);
    }
  }

  /// Copies rows `row…` and columns `col…` of `a`, which has m rows, into `out`, height×width.
  static void cut(double[] a, int m, int row, int col, double[] out, int height, int width) {
    for (int j = 0; j < width; j++) {
      System.arraycopy(a, row + m * (col + j), out, height * j, height);
    }
  }
}
