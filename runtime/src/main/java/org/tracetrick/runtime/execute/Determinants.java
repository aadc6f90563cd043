package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.plan.Step;

/// The determinant, or the logarithm of its absolute value, by the diagonal of the factors.
final class Determinants implements StepExecution {

  private final Step.Whole step;
  private final boolean logarithm;
  private final Precision precision;

  Determinants(Step.Whole step, boolean logarithm, Precision precision) {
    this.step = step;
    this.logarithm = logarithm;
    this.precision = precision;
  }

  @Override
  public void run(long[] frame) {
    var operand = step.operands().getFirst();
    int n = operand.rows();
    long factors = frame[operand.slot()];
    boolean isCholesky = Factorisation.kind(precision, factors, n) == Factorisation.Kind.CHOLESKY;
    double product = 1;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double pivot = Memory.get(precision, factors + (long) i * (n + 1) * precision.bytes());
      product *= isCholesky ? pivot * pivot : pivot;
      sum += (isCholesky ? 2 : 1) * Math.log(Math.abs(pivot));
      if (!isCholesky
          && Memory.getInt(Factorisation.pivots(precision, factors, n) + 4L * i) != i + 1) {
        product = -product;
      }
    }
    Memory.put(precision, frame[step.slot()], logarithm ? sum : product);
  }
}
