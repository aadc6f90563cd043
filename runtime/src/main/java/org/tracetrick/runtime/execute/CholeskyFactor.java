package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.plan.Step;

/// The lower Cholesky factor; NaN where there is none.
final class CholeskyFactor implements StepExecution {

  private final Step.Whole step;
  private final Blas blas;

  CholeskyFactor(Step.Whole step, Blas blas) {
    this.step = step;
    this.blas = blas;
  }

  @Override
  public void run(long[] frame) {
    int n = step.node().rows();
    var operand = step.operands().getFirst();
    long out = frame[step.slot()];
    var precision = blas.precision();
    if (operand.turned()) {
      Transposition.copy(precision, frame[operand.slot()], n, n, n, out, n);
    } else {
      Memory.copy(frame[operand.slot()], out, (long) n * n * precision.bytes());
    }
    // The lower triangle row by row is the upper one column by column.
    if (blas.potrf(Triangle.UPPER, n, out, n) != 0) {
      Rearrangement.fill(precision, out, (long) n * n, Double.NaN);
      return;
    }
    for (int i = 0; i < n; i++) {
      long row = out + ((long) i * n + i + 1) * precision.bytes();
      Memory.clear(row, (long) (n - i - 1) * precision.bytes());
    }
  }
}
