package org.tracetrick.runtime.blas;

import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Dense.Part;
import org.tracetrick.runtime.blas.Triangular.Diagonal;

/// The factorisations of [PlainBlas].
///
/// An upper triangle is read as the lower one of the transposed matrix. Pivots are numbered from 1,
/// as LAPACK's are.
final class PlainLapack {

  private final Precision precision;

  PlainLapack(Precision precision) {
    this.precision = precision;
  }

  int potrf(Triangle triangle, int n, long a, int lda) {
    var lower = lower(triangle, n, a, lda);
    var answer = Triangular.cholesky(lower);
    writeLower(triangle, lower, a, lda);
    return answer;
  }

  int potri(Triangle triangle, int n, long a, int lda) {
    var lower = lower(triangle, n, a, lda);
    var zero = Triangular.zeroPivot(lower);
    if (zero != 0) return zero;
    writeLower(triangle, Triangular.inverseOfSquare(lower), a, lda);
    return 0;
  }

  private Dense lower(Triangle triangle, int n, long a, int lda) {
    var form =
        switch (triangle) {
          case LOWER -> Form.PLAIN;
          case UPPER -> Form.TRANSPOSED;
        };
    return Dense.read(precision, form, n, n, a, lda);
  }

  private void writeLower(Triangle triangle, Dense lower, long a, int lda) {
    var written =
        switch (triangle) {
          case LOWER -> lower;
          case UPPER -> lower.transposed();
        };
    written.write(precision, Part.of(triangle), a, lda);
  }

  int getrf(int n, long a, int lda, long pivots) {
    var matrix = square(n, a, lda);
    var exchanged = new int[n];
    Triangular.lu(matrix, exchanged);
    matrix.write(precision, Part.ALL, a, lda);
    for (var k = 0; k < n; k++) Memory.putInt(place(pivots, k), exchanged[k] + 1);
    return Triangular.zeroPivot(matrix);
  }

  void getrs(Form form, int n, int columns, long a, int lda, long pivots, long b, int ldb) {
    var right = Dense.read(precision, Form.PLAIN, n, columns, b, ldb);
    switch (form) {
      case PLAIN -> solve(square(n, a, lda), pivots, right);
      case TRANSPOSED ->
          solveTransposed(Dense.read(precision, Form.TRANSPOSED, n, n, a, lda), pivots, right);
    }
    right.write(precision, Part.ALL, b, ldb);
  }

  int getri(int n, long a, int lda, long pivots) {
    var factors = square(n, a, lda);
    var zero = Triangular.zeroPivot(factors);
    if (zero != 0) return zero;
    var inverse = Dense.identity(n);
    solve(factors, pivots, inverse);
    inverse.write(precision, Part.ALL, a, lda);
    return 0;
  }

  private static void solve(Dense factors, long pivots, Dense right) {
    for (var k = 0; k < right.rows(); k++) right.exchange(k, Memory.getInt(place(pivots, k)) - 1);
    Triangular.solve(Triangle.LOWER, Diagonal.ONES, factors, right);
    Triangular.solve(Triangle.UPPER, Diagonal.READ, factors, right);
  }

  /// Of `a' = u'*l'*p`: the transposed factors, `u'` in the lower triangle, `l'` in the upper one.
  private static void solveTransposed(Dense factors, long pivots, Dense right) {
    Triangular.solve(Triangle.LOWER, Diagonal.READ, factors, right);
    Triangular.solve(Triangle.UPPER, Diagonal.ONES, factors, right);
    for (var k = right.rows() - 1; k >= 0; k--) {
      right.exchange(k, Memory.getInt(place(pivots, k)) - 1);
    }
  }

  private static long place(long pivots, int k) {
    return pivots + (long) k * Integer.BYTES;
  }

  int syev(int n, long a, int lda, long values) {
    var found = Spectral.eigen(square(n, a, lda));
    found.ifPresent(eigen -> {
      eigen.vectors().write(precision, Part.ALL, a, lda);
      eigen.values().write(precision, Part.ALL, values, n);
    });
    return found.isPresent() ? 0 : 1;
  }

  int svd(int m, int n, long a, int lda, long values, long u, int ldu, long vt, int ldvt) {
    var found = Spectral.singular(Dense.read(precision, Form.PLAIN, m, n, a, lda));
    found.ifPresent(singular -> {
      singular.values().write(precision, Part.ALL, values, Math.min(m, n));
      singular.u().write(precision, Part.ALL, u, ldu);
      singular.vt().write(precision, Part.ALL, vt, ldvt);
    });
    return found.isPresent() ? 0 : 1;
  }

  private Dense square(int n, long a, int lda) {
    return Dense.read(precision, Form.PLAIN, n, n, a, lda);
  }
}
