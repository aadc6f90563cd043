package org.tracetrick.runtime.blas;

import java.lang.foreign.Arena;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Triangle;

/// Factorisations by the LAPACK of a native library, of matrices that are not empty.
///
/// The two that iterate take their work memory from the system and give it back; the others need
/// none.
final class NativeLapack {

  private static final int COLUMN_BY_COLUMN = 102;
  private static final byte WITH_VECTORS = 'V';
  private static final byte THIN = 'S';

  /// Columns that LAPACK takes together at most; with less work memory it takes fewer.
  private static final long BLOCK = 64;

  /// What `gesdd` answers where the matrix has a NaN.
  private static final int NAN_FOUND = -5;

  private final Precision precision;
  private final Routines routines;

  NativeLapack(Precision precision, Routines routines) {
    this.precision = precision;
    this.routines = routines;
  }

  int potrf(Triangle triangle, int n, long a, int lda) {
    try {
      var potrf = routines.potrf().handle();
      var code = (int) potrf.invokeExact(COLUMN_BY_COLUMN, letter(triangle), n, a, lda);
      // NaN passes for positive: the first pivot that was one is still on the diagonal.
      var diagonal = new Strided(precision, a, Math.addExact(lda, 1));
      var place = firstNotFinite(diagonal, done("potrf", code) == 0 ? n : code - 1);
      return place == 0 ? code : place;
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  int potri(Triangle triangle, int n, long a, int lda) {
    try {
      var potri = routines.potri().handle();
      return done("potri", (int) potri.invokeExact(COLUMN_BY_COLUMN, letter(triangle), n, a, lda));
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  int getrf(int n, long a, int lda, long pivots) {
    try {
      var getrf = routines.getrf().handle();
      return done("getrf", (int) getrf.invokeExact(COLUMN_BY_COLUMN, n, n, a, lda, pivots));
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  void getrs(Form form, int n, int columns, long a, int lda, long pivots, long b, int ldb) {
    try {
      var getrs = routines.getrs().handle();
      var _ =
          done(
              "getrs",
              (int)
                  getrs.invokeExact(
                      COLUMN_BY_COLUMN, letter(form), n, columns, a, lda, pivots, b, ldb));
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  int getri(int n, long a, int lda, long pivots, long work, int workLength) {
    try {
      var getri = routines.getri().handle();
      return done(
          "getri", (int) getri.invokeExact(COLUMN_BY_COLUMN, n, a, lda, pivots, work, workLength));
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  int syevd(int n, long a, int lda, long values) {
    var realCount = Math.toIntExact(1 + 6L * n + 2L * n * n);
    var integerCount = 3 + 5 * n;
    try (var arena = Arena.ofConfined()) {
      var reals = arena.allocate((long) realCount * precision.bytes(), Memory.ALIGNMENT).address();
      var integers = arena.allocate((long) integerCount * Integer.BYTES).address();
      var code =
          (int)
              routines
                  .syevd()
                  .handle()
                  .invokeExact(
                      COLUMN_BY_COLUMN,
                      WITH_VECTORS,
                      letter(Triangle.LOWER),
                      n,
                      a,
                      lda,
                      values,
                      reals,
                      realCount,
                      integers,
                      integerCount);
      return code == 0 ? firstNotFinite(new Strided(precision, values, 1), n) : done("syevd", code);
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  int gesdd(int m, int n, long a, int lda, long values, long u, int ldu, long vt, int ldvt) {
    var p = Math.min(m, n);
    var realCount = Math.toIntExact(4L * p * p + 7L * p + BLOCK * ((long) m + n));
    try (var arena = Arena.ofConfined()) {
      var reals = arena.allocate((long) realCount * precision.bytes(), Memory.ALIGNMENT).address();
      var integers = arena.allocate(8L * p * Integer.BYTES).address();
      var code =
          (int)
              routines
                  .gesdd()
                  .handle()
                  .invokeExact(
                      COLUMN_BY_COLUMN,
                      THIN,
                      m,
                      n,
                      a,
                      lda,
                      values,
                      u,
                      ldu,
                      vt,
                      ldvt,
                      reals,
                      realCount,
                      integers);
      if (code == NAN_FOUND) return 1;
      return code == 0 ? firstNotFinite(new Strided(precision, values, 1), p) : done("gesdd", code);
    } catch (Throwable e) {
      throw Routine.broken(e);
    }
  }

  private static int done(String routine, int code) {
    if (code >= 0) return code;
    throw new IllegalArgumentException(routine + " refuses its argument " + -code);
  }

  /// The place, from 1, of the first number that is NaN or infinite, or 0.
  private static int firstNotFinite(Strided vector, int n) {
    for (var i = 0; i < n; i++) {
      if (!Double.isFinite(vector.get(i))) return i + 1;
    }
    return 0;
  }

  private static byte letter(Triangle triangle) {
    return switch (triangle) {
      case LOWER -> 'L';
      case UPPER -> 'U';
    };
  }

  private static byte letter(Form form) {
    return switch (form) {
      case PLAIN -> 'N';
      case TRANSPOSED -> 'T';
    };
  }
}
