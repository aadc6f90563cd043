package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.plan.Step;

/// The factors of a square matrix, for solving: Cholesky's of a symmetric one, if it is positive
/// definite; else those of LU with row exchanges, of the transpose, which is the matrix as it lies.
///
/// In memory: the factors, n×n; then n pivots of 4 bytes; then one more of these, which says what
/// was found.
final class Factorisation implements StepExecution {

  /// What the last of the numbers says.
  enum Kind {
    CHOLESKY,
    LU,
    /// A pivot is 0: there is no inverse.
    SINGULAR
  }

  private final Step.Whole step;
  private final boolean symmetric;
  private final Blas blas;
  private final int threads;

  Factorisation(Step.Whole step, boolean symmetric, Blas blas, int threads) {
    this.step = step;
    this.symmetric = symmetric;
    this.blas = blas;
    this.threads = threads;
  }

  @Override
  public void run(long[] frame) {
    int n = step.node().rows();
    boolean taken = Threads.take(blas, threads, step.flops());
    try {
      factor(frame, n, frame[step.slot()]);
    } finally {
      Threads.give(blas, taken);
    }
  }

  private void factor(long[] frame, int n, long factors) {
    var precision = blas.precision();
    copy(frame, n, factors);
    if (symmetric) {
      if (blas.potrf(Triangle.LOWER, n, factors, n) == 0) {
        put(precision, factors, n, Kind.CHOLESKY);
        return;
      }
      copy(frame, n, factors);
    }
    int zero = blas.getrf(n, factors, n, pivots(precision, factors, n));
    put(precision, factors, n, zero == 0 ? Kind.LU : Kind.SINGULAR);
  }

  private void copy(long[] frame, int n, long to) {
    var operand = step.operands().getFirst();
    if (operand.turned() && !symmetric) {
      Transposition.copy(blas.precision(), frame[operand.slot()], n, n, n, to, n);
    } else {
      Memory.copy(frame[operand.slot()], to, (long) n * n * blas.precision().bytes());
    }
  }

  static long pivots(Precision precision, long factors, int n) {
    return factors + (long) n * n * precision.bytes();
  }

  private static void put(Precision precision, long factors, int n, Kind kind) {
    Memory.putInt(pivots(precision, factors, n) + 4L * n, kind.ordinal());
  }

  static Kind kind(Precision precision, long factors, int n) {
    return switch (Memory.getInt(pivots(precision, factors, n) + 4L * n)) {
      case 0 -> Kind.CHOLESKY;
      case 1 -> Kind.LU;
      default -> Kind.SINGULAR;
    };
  }
}
