package org.tracetrick.numeric;

/// `P A = L U` with partial pivoting, L and U in one matrix (algorithm 3.4.1).
final class Lu {
  private final Matrix factors;
  private final int[] rows;
  private final int sign;

  /// @param sign of the permutation
  private Lu(Matrix factors, int[] rows, int sign) {
    this.factors = factors;
    this.rows = rows;
    this.sign = sign;
  }

  static Lu of(Matrix a) {
    int n = a.rows();
    var lu = a.copy();
    var rows = new int[n];
    int sign = 1;
    for (int i = 0; i < n; i++) {
      rows[i] = i;
    }
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(lu.at(i, k)) > Math.abs(lu.at(pivot, k))) {
          pivot = i;
        }
      }
      if (pivot != k) {
        for (int j = 0; j < n; j++) {
          double above = lu.at(k, j);
          lu.set(k, j, lu.at(pivot, j));
          lu.set(pivot, j, above);
        }
        int row = rows[k];
        rows[k] = rows[pivot];
        rows[pivot] = row;
        sign = -sign;
      }
      if (lu.at(k, k) == 0) {
        continue;
      }
      for (int i = k + 1; i < n; i++) {
        double factor = lu.at(i, k) / lu.at(k, k);
        lu.set(i, k, factor);
        for (int j = k + 1; j < n; j++) {
          lu.set(i, j, lu.at(i, j) - factor * lu.at(k, j));
        }
      }
    }
    return new Lu(lu, rows, sign);
  }

  double determinant() {
    double product = sign;
    for (int i = 0; i < factors.rows(); i++) {
      product *= factors.at(i, i);
    }
    return product;
  }

  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < factors.rows(); i++) {
      sum += Math.log(Math.abs(factors.at(i, i)));
    }
    return sum;
  }

  /// `A⁻¹ B`; NaN where A has no inverse.
  Matrix solve(Matrix b) {
    int n = factors.rows();
    var x = Matrix.zeros(n, b.cols());
    for (int c = 0; c < b.cols(); c++) {
      for (int i = 0; i < n; i++) {
        double value = b.at(rows[i], c);
        for (int k = 0; k < i; k++) {
          value -= factors.at(i, k) * x.at(k, c);
        }
        x.set(i, c, value);
      }
      for (int i = n - 1; i >= 0; i--) {
        double value = x.at(i, c);
        for (int k = i + 1; k < n; k++) {
          value -= factors.at(i, k) * x.at(k, c);
        }
        double pivot = factors.at(i, i);
        x.set(i, c, pivot == 0 ? Double.NaN : value / pivot);
      }
    }
    return x;
  }

  Matrix inverse() {
    return solve(Matrix.identity(factors.rows()));
  }
}
