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
  private final int threads;

  Inversion(Step.Whole step, Blas blas, int threads) {
    this.step = step;
    this.blas = blas;
    this.threads = threads;
  }

  @Override
  public void run(long[] frame) {
    int n = step.node().rows();
    long factors = frame[step.operands().getFirst().slot()];
    long out = frame[step.slot()];
    var precision = blas.precision();
    boolean taken = Threads.take(blas, threads, step.flops());
    try {
      switch (Factorisation.kind(precision, factors, n)) {
        case SINGULAR -> Rearrangement.fill(precision, out, (long) n * n, Double.NaN);
        case CHOLESKY -> {
          Memory.copy(factors, out, (long) n * n * precision.bytes());
          blas.potri(Triangle.LOWER, n, out, n);
          Transposition.mirror(precision, out, n);
        }
        case LU -> {
          Memory.copy(factors, out, (long) n * n * precision.bytes());
          long work = out + (long) n * n * precision.bytes();
          long pivots = Factorisation.pivots(precision, factors, n);
          blas.getri(n, out, n, pivots, work, n * Op.Inverse.WORK_COLUMNS);
        }
      }
    } finally {
      Threads.give(blas, taken);
    }
  }
}
