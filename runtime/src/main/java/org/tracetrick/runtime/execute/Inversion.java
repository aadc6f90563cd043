package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.plan.Op;
import org.tracetrick.runtime.plan.Step;

/// The inverse by the factors. That of a symmetric matrix is symmetric to the last digit.
final class Inversion implements StepExecution {

  private final Step.Whole step;
  private final Blas blas;
  private final Mirror mirror;
  private final int n;
  private final int threads;

  Inversion(Step.Whole step, Blas blas, Team team, int threads) {
    this.step = step;
    this.blas = blas;
    this.n = step.node().rows();
    this.mirror = new Mirror(blas.precision(), n, team, threads);
    this.threads = threads;
  }

  @Override
  public void run(long[] frame) {
    long factors = frame[step.operands().getFirst().slot()];
    long out = frame[step.slot()];
    var precision = blas.precision();
    long work = out + (long) n * n * precision.bytes();
    switch (Factorisation.kind(precision, factors, n)) {
      case SINGULAR -> Rearrangement.fill(precision, out, (long) n * n, Double.NaN);
      case CHOLESKY -> positive(factors, out);
      case LU -> {
        Memory.copy(factors, out, (long) n * n * precision.bytes());
        long pivots = Factorisation.pivots(precision, factors, n);
        blas.getri(n, out, n, pivots, work, n * Math.min(n, Op.Inverse.WORK_COLUMNS));
      }
    }
  }

  private void positive(long factors, long out) {
    var precision = blas.precision();
    Memory.copy(factors, out, (long) n * n * precision.bytes());
    boolean taken = LibraryThreads.take(blas, threads, n);
    try {
      blas.potri(Triangle.LOWER, n, out, n);
    } finally {
      LibraryThreads.give(blas, taken);
    }
    mirror.run(out);
  }
}
