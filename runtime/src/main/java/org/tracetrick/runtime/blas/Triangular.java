package org.tracetrick.runtime.blas;

import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Dense.Part;

/// Algorithms on triangular matrices, and those that make them; all go down columns.
///
/// Of a triangular matrix the other triangle is not read.
///
/// Source: Golub & Van Loan 2013, ch. 3 and 4.
final class Triangular {

  private Triangular() {}

  /// What stands on the diagonal: what is written there, or ones.
  enum Diagonal {
    READ,
    ONES
  }

  /// `b := inv(a)*b`.
  static void solve(Triangle triangle, Diagonal diagonal, Dense a, Dense b) {
    for (var j = 0; j < b.columns(); j++) {
      switch (triangle) {
        case LOWER -> forward(diagonal, a, b.column(j));
        case UPPER -> backward(diagonal, a, b.column(j));
      }
    }
  }

  private static void forward(Diagonal diagonal, Dense a, double[] x) {
    for (var k = 0; k < x.length; k++) {
      if (diagonal == Diagonal.READ) x[k] /= a.column(k)[k];
      Dense.add(x, -x[k], a.column(k), k + 1, x.length);
    }
  }

  private static void backward(Diagonal diagonal, Dense a, double[] x) {
    for (var k = x.length - 1; k >= 0; k--) {
      if (diagonal == Diagonal.READ) x[k] /= a.column(k)[k];
      Dense.add(x, -x[k], a.column(k), 0, k);
    }
  }

  /// `b := a*b`.
  static void multiply(Triangle triangle, Dense a, Dense b) {
    for (var j = 0; j < b.columns(); j++) {
      var x = b.column(j);
      switch (triangle) {
        case LOWER -> {
          for (var k = x.length - 1; k >= 0; k--) {
            Dense.add(x, x[k], a.column(k), k + 1, x.length);
            x[k] *= a.column(k)[k];
          }
        }
        case UPPER -> {
          for (var k = 0; k < x.length; k++) {
            Dense.add(x, x[k], a.column(k), 0, k);
            x[k] *= a.column(k)[k];
          }
        }
      }
    }
  }

  /// The lower Cholesky factor of the lower triangle of `a`, in place.
  ///
  /// @return 0, or the order of the leading minor that is not positive
  static int cholesky(Dense a) {
    for (var j = 0; j < a.columns(); j++) {
      var column = a.column(j);
      subtractEarlier(a, j);
      if (!(column[j] > 0 && Double.isFinite(column[j]))) return j + 1;
      var root = Math.sqrt(column[j]);
      for (var i = j; i < column.length; i++) column[i] /= root;
    }
    return 0;
  }

  /// Takes from column `j` what the columns before it, which are done, make of it.
  private static void subtractEarlier(Dense a, int j) {
    var column = a.column(j);
    var factors = new double[4];
    var fours = j & -4;
    for (var k = 0; k < fours; k += 4) {
      for (var l = 0; l < 4; l++) factors[l] = -a.column(k + l)[j];
      Dense.addFour(column, factors, a, k, j, column.length);
    }
    for (var k = fours; k < j; k++) {
      Dense.add(column, -a.column(k)[j], a.column(k), j, column.length);
    }
  }

  /// The place, from 1, of the first zero on the diagonal, or 0.
  static int zeroPivot(Dense a) {
    for (var k = 0; k < a.columns(); k++) {
      if (a.column(k)[k] == 0) return k + 1;
    }
    return 0;
  }

  /// The lower triangle of `inv(l)'*inv(l)`, of a lower triangular `l`.
  static Dense inverseOfSquare(Dense l) {
    var n = l.columns();
    var inverse = Dense.identity(n);
    solve(Triangle.LOWER, Diagonal.READ, l, inverse);
    var square = new Dense(n, n);
    square.addProduct(Part.LOWER, 1, inverse.transposed(), inverse);
    return square;
  }

  /// LU factors, in place: `a` with rows exchanged is `l*u`, with ones on the diagonal of `l`.
  ///
  /// @param exchanged takes for each row, from 0, that with which it was exchanged
  static void lu(Dense a, int[] exchanged) {
    for (var k = 0; k < a.columns(); k++) {
      var pivot = a.column(k);
      exchanged[k] = largest(pivot, k);
      a.exchange(k, exchanged[k]);
      if (pivot[k] == 0) continue;
      for (var i = k + 1; i < pivot.length; i++) pivot[i] /= pivot[k];
      for (var j = k + 1; j < a.columns(); j++) {
        Dense.add(a.column(j), -a.column(j)[k], pivot, k + 1, pivot.length);
      }
    }
  }

  private static int largest(double[] column, int from) {
    var place = from;
    for (var i = from + 1; i < column.length; i++) {
      if (Math.abs(column[i]) > Math.abs(column[place])) place = i;
    }
    return place;
  }
}
