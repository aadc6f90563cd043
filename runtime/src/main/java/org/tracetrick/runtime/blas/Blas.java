package org.tracetrick.runtime.blas;

/// Dense linear algebra in place, on native memory, by the conventions of BLAS and LAPACK.
///
/// Matrices are given by address and leading dimension and lie column by column; `a` row by row is
/// `a'` column by column. Triangles that are not named are neither read nor written. An instance
/// serves one [Precision]; all methods may be called by several threads at once.
///
/// Source: Lawson et al. 1979, Dongarra et al. 1988 and 1990; Anderson et al., LAPACK Users' Guide.
public interface Blas {

  /// What it is, for people: `OpenBLAS 0.3.31 (SkylakeX)`.
  String name();

  Precision precision();

  /// How many threads a call may use from now on, in this process; 1 at first.
  void threads(int count);

  enum Triangle {
    LOWER,
    UPPER
  }

  enum Side {
    LEFT,
    RIGHT
  }

  enum Form {
    PLAIN,
    TRANSPOSED
  }

  /// `c := alpha*op(a)*op(b) + beta*c`, where `op(a)` is m×k, `op(b)` k×n; where `beta` is 0, `c`
  /// is not read.
  void gemm(
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
      int ldc);

  /// `y := alpha*op(a)*x + beta*y`, where `a`, before `op`, is m×n.
  void gemv(
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
      int incy);

  /// `a := alpha*x*y' + a`, m×n.
  void ger(int m, int n, double alpha, long x, int incx, long y, int incy, long a, int lda);

  /// `c := alpha*op(a)*op(a)' + beta*c`, n×n, where `op(a)` is n×k; one triangle of `c`.
  void syrk(
      Triangle triangle,
      Form form,
      int n,
      int k,
      double alpha,
      long a,
      int lda,
      double beta,
      long c,
      int ldc);

  /// The inner product of two vectors.
  double dot(int n, long x, int incx, long y, int incy);

  /// `b := op(inv(a))*b` (left) or `b*op(inv(a))` (right) of a triangular `a`; `b` is m×n.
  void trsm(
      Side side, Triangle triangle, Form form, int m, int n, long a, int lda, long b, int ldb);

  /// `b := op(a)*b` (left) or `b*op(a)` (right) of a triangular `a`; `b` is m×n.
  void trmm(
      Side side, Triangle triangle, Form form, int m, int n, long a, int lda, long b, int ldb);

  /// The Cholesky factor, in place, of a symmetric n×n matrix given by one triangle.
  ///
  /// @return 0, or the order of the leading minor that is not positive
  int potrf(Triangle triangle, int n, long a, int lda);

  /// The inverse (one triangle) of the matrix whose Cholesky factor stands in `a`.
  int potri(Triangle triangle, int n, long a, int lda);

  /// LU factors with row exchanges, in place; `pivots` takes n 4-byte numbers.
  ///
  /// @return 0, or the place of the first pivot that is exactly 0
  int getrf(int n, long a, int lda, long pivots);

  /// `b := op(inv(a))*b` for the LU factors of `a`; `b` is n×columns.
  void getrs(Form form, int n, int columns, long a, int lda, long pivots, long b, int ldb);

  /// The inverse, in place, of the matrix whose LU factors stand in `a`.
  int getri(int n, long a, int lda, long pivots, long work, int workLength);

  /// Eigenvalues (ascending, into `values`) and unit eigenvectors (in place of `a`, as columns) of
  /// a symmetric n×n matrix given by its lower triangle.
  ///
  /// @return 0, or above 0 where the iteration did not converge
  int syev(int n, long a, int lda, long values);

  /// The thin singular value decomposition of `a`, m×n, which is destroyed: with `p = min(m, n)`,
  /// `u` is m×p, `values` p descending, `vt` p×n.
  ///
  /// @return 0, or above 0 where the iteration did not converge
  int svd(int m, int n, long a, int lda, long values, long u, int ldu, long vt, int ldvt);
}
