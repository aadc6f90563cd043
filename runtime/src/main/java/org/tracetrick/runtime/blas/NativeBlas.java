package org.tracetrick.runtime.blas;

/// A library of native code, called by address.
///
/// Calls allocate nothing, but [#syev] and [#svd]: see [NativeLapack].
final class NativeBlas implements Blas {

  private static final int COLUMN_BY_COLUMN = 102;
  private static final int DIAGONAL_READ = 131;

  private final String name;
  private final Precision precision;
  private final Routine threads;
  private final Routines routines;
  private final NativeLapack lapack;

  /// @param threads sets how many threads the library uses: `void (int)`
  NativeBlas(String name, Precision precision, Routine threads, Routines routines) {
    this.name = name;
    this.precision = precision;
    this.threads = threads;
    this.routines = routines;
    this.lapack = new NativeLapack(precision, routines);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  public void threads(int count) {
    if (count < 1) throw new IllegalArgumentException("at least 1 thread is needed, not " + count);
    try {
      threads.handle().invokeExact(count);
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
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
    if (m == 0 || n == 0) return;
    try {
      routines
          .gemm()
          .handle()
          .invokeExact(
              COLUMN_BY_COLUMN,
              code(formA),
              code(formB),
              m,
              n,
              k,
              alpha,
              a,
              leading(lda),
              b,
              leading(ldb),
              beta,
              c,
              leading(ldc));
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
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
    if (m == 0 || n == 0) {
      // BLAS leaves y as it is, where x is empty.
      new Strided(precision, y, incy).scale(form == Form.PLAIN ? m : n, beta);
      return;
    }
    try {
      routines
          .gemv()
          .handle()
          .invokeExact(
              COLUMN_BY_COLUMN, code(form), m, n, alpha, a, leading(lda), x, incx, beta, y, incy);
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  @Override
  public void ger(int m, int n, double alpha, long x, int incx, long y, int incy, long a, int lda) {
    try {
      routines
          .ger()
          .handle()
          .invokeExact(COLUMN_BY_COLUMN, m, n, alpha, x, incx, y, incy, a, leading(lda));
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
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
    if (n == 0) return;
    try {
      routines
          .syrk()
          .handle()
          .invokeExact(
              COLUMN_BY_COLUMN,
              code(triangle),
              code(form),
              n,
              k,
              alpha,
              a,
              leading(lda),
              beta,
              c,
              leading(ldc));
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  @Override
  public double dot(int n, long x, int incx, long y, int incy) {
    try {
      return (double) routines.dot().handle().invokeExact(n, x, incx, y, incy);
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  @Override
  public void trsm(
      Side side, Triangle triangle, Form form, int m, int n, long a, int lda, long b, int ldb) {
    triangular(routines.trsm(), side, triangle, form, m, n, a, lda, b, ldb);
  }

  @Override
  public void trmm(
      Side side, Triangle triangle, Form form, int m, int n, long a, int lda, long b, int ldb) {
    triangular(routines.trmm(), side, triangle, form, m, n, a, lda, b, ldb);
  }

  private static void triangular(
      Routine routine,
      Side side,
      Triangle triangle,
      Form form,
      int m,
      int n,
      long a,
      int lda,
      long b,
      int ldb) {
    if (m == 0 || n == 0) return;
    try {
      routine
          .handle()
          .invokeExact(
              COLUMN_BY_COLUMN,
              code(side),
              code(triangle),
              code(form),
              DIAGONAL_READ,
              m,
              n,
              1.0,
              a,
              lda,
              b,
              ldb);
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  @Override
  public int potrf(Triangle triangle, int n, long a, int lda) {
    return n == 0 ? 0 : lapack.potrf(triangle, n, a, lda);
  }

  @Override
  public int potri(Triangle triangle, int n, long a, int lda) {
    return n == 0 ? 0 : lapack.potri(triangle, n, a, lda);
  }

  @Override
  public int getrf(int n, long a, int lda, long pivots) {
    return n == 0 ? 0 : lapack.getrf(n, a, lda, pivots);
  }

  @Override
  public void getrs(Form form, int n, int columns, long a, int lda, long pivots, long b, int ldb) {
    if (n == 0 || columns == 0) return;
    lapack.getrs(form, n, columns, a, lda, pivots, b, ldb);
  }

  @Override
  public int getri(int n, long a, int lda, long pivots, long work, int workLength) {
    return n == 0 ? 0 : lapack.getri(n, a, lda, pivots, work, workLength);
  }

  @Override
  public int syev(int n, long a, int lda, long values) {
    return n == 0 ? 0 : lapack.syevd(n, a, lda, values);
  }

  @Override
  public int svd(int m, int n, long a, int lda, long values, long u, int ldu, long vt, int ldvt) {
    if (m == 0 || n == 0) return 0;
    return lapack.gesdd(m, n, a, lda, values, u, ldu, vt, ldvt);
  }

  /// A leading dimension that BLAS accepts for a matrix without rows, too.
  private static int leading(int dimension) {
    return Math.max(1, dimension);
  }

  private static int code(Form form) {
    return switch (form) {
      case PLAIN -> 111;
      case TRANSPOSED -> 112;
    };
  }

  private static int code(Triangle triangle) {
    return switch (triangle) {
      case UPPER -> 121;
      case LOWER -> 122;
    };
  }

  private static int code(Side side) {
    return switch (side) {
      case LEFT -> 141;
      case RIGHT -> 142;
    };
  }
}
