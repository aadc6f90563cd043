package org.tracetrick.runtime.blas;

import org.tracetrick.runtime.blas.Dense.Part;
import org.tracetrick.runtime.blas.Triangular.Diagonal;

/// Plain Java, for where no native library loads: one thread, and doubles inside for both
/// precisions.
///
/// Matrices are copied into arrays, which takes memory at each call; [Dense] says why.
final class PlainBlas implements Blas {

  private final Precision precision;
  private final PlainLapack lapack;

  PlainBlas(Precision precision) {
    this.precision = precision;
    this.lapack = new PlainLapack(precision);
  }

  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  public void threads(int count) {
    if (count < 1) throw new IllegalArgumentException("at least 1 thread is needed, not " + count);
  }

  @Override
  public void gemm(
      Form formA,
      Form formB,
      int m,
      int n,
      int k,
      double alpha,
      long a,
      int lda,
      long b,
      int ldb,
      double beta,
      long c,
      int ldc) {
    var sum = scaled(m, n, beta, c, ldc);
    if (alpha != 0) {
      var left = Dense.read(precision, formA, m, k, a, lda);
      var right = Dense.read(precision, formB, k, n, b, ldb);
      sum.addProduct(Part.ALL, alpha, left, right);
    }
    sum.write(precision, Part.ALL, c, ldc);
  }

  @Override
  public void syrk(
      Triangle triangle,
      Form form,
      int n,
      int k,
      double alpha,
      long a,
      int lda,
      double beta,
      long c,
      int ldc) {
    var sum = scaled(n, n, beta, c, ldc);
    if (alpha != 0) {
      var factor = Dense.read(precision, form, n, k, a, lda);
      sum.addProduct(Part.of(triangle), alpha, factor, factor.transposed());
    }
    sum.write(precision, Part.of(triangle), c, ldc);
  }

  private Dense scaled(int rows, int columns, double beta, long c, int ldc) {
    if (beta == 0) return new Dense(rows, columns);
    var matrix = Dense.read(precision, Form.PLAIN, rows, columns, c, ldc);
    for (var j = 0; j < columns; j++) scale(matrix.column(j), beta);
    return matrix;
  }

  private static void scale(double[] numbers, double factor) {
    for (var i = 0; i < numbers.length; i++) numbers[i] *= factor;
  }

  @Override
  public void gemv(
      Form form,
      int m,
      int n,
      double alpha,
      long a,
      int lda,
      long x,
      int incx,
      double beta,
      long y,
      int incy) {
    var given = new Strided(precision, x, incx);
    var result = new Strided(precision, y, incy);
    var sum = scaled(result, form == Form.PLAIN ? m : n, beta);
    if (alpha != 0) {
      switch (form) {
        case PLAIN -> addColumns(sum, alpha, a, lda, given.read(n));
        case TRANSPOSED -> addProducts(sum, alpha, a, lda, given.read(m));
      }
    }
    result.write(sum, sum.length);
  }

  private static double[] scaled(Strided vector, int n, double beta) {
    if (beta == 0) return new double[n];
    var numbers = vector.read(n);
    scale(numbers, beta);
    return numbers;
  }

  /// `sum += alpha*a*x`.
  private void addColumns(double[] sum, double alpha, long a, int lda, double[] x) {
    var four = new Dense(sum.length, 4);
    var factors = new double[4];
    for (var j = 0; j < x.length; j += 4) {
      var count = Math.min(4, x.length - j);
      for (var k = 0; k < count; k++) {
        column(a, lda, j + k).read(four.column(k), sum.length);
        factors[k] = alpha * x[j + k];
      }
      if (count == 4) Dense.addFour(sum, factors, four, 0, 0, sum.length);
      else
        for (var k = 0; k < count; k++) Dense.add(sum, factors[k], four.column(k), 0, sum.length);
    }
  }

  /// `sum += alpha*a'*x`.
  private void addProducts(double[] sum, double alpha, long a, int lda, double[] x) {
    var column = new double[x.length];
    for (var j = 0; j < sum.length; j++) {
      column(a, lda, j).read(column, x.length);
      sum[j] += alpha * product(column, x);
    }
  }

  @Override
  public void ger(int m, int n, double alpha, long x, int incx, long y, int incy, long a, int lda) {
    var down = new Strided(precision, x, incx).read(m);
    var across = new Strided(precision, y, incy).read(n);
    var sum = new double[m];
    for (var j = 0; j < n; j++) {
      column(a, lda, j).read(sum, m);
      Dense.add(sum, alpha * across[j], down, 0, m);
      column(a, lda, j).write(sum, m);
    }
  }

  private Strided column(long a, int lda, int j) {
    return new Strided(precision, a + (long) j * lda * precision.bytes(), 1);
  }

  @Override
  public double dot(int n, long x, int incx, long y, int incy) {
    return product(
        new Strided(precision, x, incx).read(n), new Strided(precision, y, incy).read(n));
  }

  /// The inner product, in four sums, which a processor adds up at the same time.
  private static double product(double[] x, double[] y) {
    var p = 0.0;
    var q = 0.0;
    var r = 0.0;
    var s = 0.0;
    var fours = x.length & -4;
    for (var i = 0; i < fours; i += 4) {
      p += x[i] * y[i];
      q += x[i + 1] * y[i + 1];
      r += x[i + 2] * y[i + 2];
      s += x[i + 3] * y[i + 3];
    }
    for (var i = fours; i < x.length; i++) p += x[i] * y[i];
    return (p + q) + (r + s);
  }

  @Override
  public void trsm(
      Side side, Triangle triangle, Form form, int m, int n, long a, int lda, long b, int ldb) {
    Step solve = (of, factor, right) -> Triangular.solve(of, Diagonal.READ, factor, right);
    triangular(solve, side, triangle, form, m, n, a, lda, b, ldb);
  }

  @Override
  public void trmm(
      Side side, Triangle triangle, Form form, int m, int n, long a, int lda, long b, int ldb) {
    triangular(Triangular::multiply, side, triangle, form, m, n, a, lda, b, ldb);
  }

  /// What is done to `right` from the left, by one triangle of `factor`.
  private interface Step {
    void run(Triangle triangle, Dense factor, Dense right);
  }

  private void triangular(
      Step step,
      Side side,
      Triangle triangle,
      Form form,
      int m,
      int n,
      long a,
      int lda,
      long b,
      int ldb) {
    switch (side) {
      case LEFT -> {
        var right = Dense.read(precision, Form.PLAIN, m, n, b, ldb);
        step.run(of(triangle, form), Dense.read(precision, form, m, m, a, lda), right);
        right.write(precision, Part.ALL, b, ldb);
      }
      case RIGHT -> {
        // B*op(A) is (op(A)'*B')'.
        var flipped = other(form);
        var right = Dense.read(precision, Form.TRANSPOSED, n, m, b, ldb);
        step.run(of(triangle, flipped), Dense.read(precision, flipped, n, n, a, lda), right);
        right.transposed().write(precision, Part.ALL, b, ldb);
      }
    }
  }

  private static Form other(Form form) {
    return switch (form) {
      case PLAIN -> Form.TRANSPOSED;
      case TRANSPOSED -> Form.PLAIN;
    };
  }

  /// The triangle of `op(a)`, where that of `a` is given.
  private static Triangle of(Triangle triangle, Form form) {
    return switch (form) {
      case PLAIN -> triangle;
      case TRANSPOSED ->
          switch (triangle) {
            case LOWER -> Triangle.UPPER;
            case UPPER -> Triangle.LOWER;
          };
    };
  }

  @Override
  public int potrf(Triangle triangle, int n, long a, int lda) {
    return lapack.potrf(triangle, n, a, lda);
  }

  @Override
  public int potri(Triangle triangle, int n, long a, int lda) {
    return lapack.potri(triangle, n, a, lda);
  }

  @Override
  public int getrf(int n, long a, int lda, long pivots) {
    return lapack.getrf(n, a, lda, pivots);
  }

  @Override
  public void getrs(Form form, int n, int columns, long a, int lda, long pivots, long b, int ldb) {
    lapack.getrs(form, n, columns, a, lda, pivots, b, ldb);
  }

  @Override
  public int getri(int n, long a, int lda, long pivots, long work, int workLength) {
    return lapack.getri(n, a, lda, pivots);
  }

  @Override
  public int syev(int n, long a, int lda, long values) {
    return n == 0 ? 0 : lapack.syev(n, a, lda, values);
  }

  @Override
  public int svd(int m, int n, long a, int lda, long values, long u, int ldu, long vt, int ldvt) {
    if (m == 0 || n == 0) return 0;
    return lapack.svd(m, n, a, lda, values, u, ldu, vt, ldvt);
  }
}
