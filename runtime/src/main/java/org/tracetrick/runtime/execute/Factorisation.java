package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.plan.Step;

/// The factors of a square matrix, for solving: Cholesky's of a symmetric one, if it is positive
/// definite; else those of LU with row exchanges, of the transpose, which is the matrix as it lies.
///
/// In memory: the factors, n×n; then n pivots of 4 bytes; then one more of these, which says what
/// was found; then room for the diagonal.
final class Factorisation implements StepExecution {

  /// What the last of the numbers says.
  enum Kind {
    CHOLESKY(0),
    LU(1),
    /// A pivot is 0: there is no inverse.
    SINGULAR(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  private final Step.Whole step;
  private final boolean symmetric;
  private final Blas blas;
  private final Cholesky cholesky;

  Factorisation(Step.Whole step, boolean symmetric, Blas blas, Team team, int threads) {
    this.step = step;
    this.symmetric = symmetric;
    this.blas = blas;
    this.cholesky = new Cholesky(blas, team, threads, step.node().rows());
  }

  @Override
  public void run(long[] frame) {
    factor(frame, step.node().rows(), frame[step.slot()]);
  }

  private void factor(long[] frame, int n, long factors) {
    var precision = blas.precision();
    copy(frame, n, factors);
    if (symmetric) {
      long diagonal = pivots(precision, factors, n) + 4L * n + Memory.ALIGNMENT;
      copyDiagonal(factors, n + 1, diagonal, 1, n);
      if (cholesky.factor(factors) == 0) {
        put(precision, factors, n, Kind.CHOLESKY);
        return;
      }
      copyDiagonal(diagonal, 1, factors, n + 1, n);
      Transposition.mirrorUp(precision, factors, n);
    }
    int zero = blas.getrf(n, factors, n, pivots(precision, factors, n));
    put(precision, factors, n, zero == 0 ? Kind.LU : Kind.SINGULAR);
  }

  /// The diagonal and one triangle are what is left of a symmetric matrix that is not positive
  /// definite.
  private void copyDiagonal(long from, int fromStride, long to, int toStride, int n) {
    long bytes = blas.precision().bytes();
    for (int i = 0; i < n; i++) {
      Memory.copy(from + i * bytes * fromStride, to + i * bytes * toStride, bytes);
    }
  }

  private void copy(long[] frame, int n, long to) {
    var operand = step.operands().getFirst();
    long from = frame[operand.slot()];
    if (operand.turned() && !symmetric) {
      Transposition.copy(blas.precision(), from, n, n, n, to, n);
    } else if (from != to) {
      Memory.copy(from, to, (long) n * n * blas.precision().bytes());
    }
  }

  static long pivots(Precision precision, long factors, int n) {
    return factors + (long) n * n * precision.bytes();
  }

  private static void put(Precision precision, long factors, int n, Kind kind) {
    Memory.putInt(pivots(precision, factors, n) + 4L * n, kind.code);
  }

  static Kind kind(Precision precision, long factors, int n) {
    return switch (Memory.getInt(pivots(precision, factors, n) + 4L * n)) {
      case 0 -> Kind.CHOLESKY;
      case 1 -> Kind.LU;
      default -> Kind.SINGULAR;
    };
  }
}
