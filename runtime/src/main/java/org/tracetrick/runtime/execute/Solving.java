package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Side;
import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.plan.Step;

/// `A*X = B` by the factors of `A`: each thread takes some columns of `B`.
///
/// A right side row by row is its transpose column by column, which Cholesky's factors solve from
/// the right; LU needs it turned, into memory behind the result.
final class Solving implements StepExecution, Team.Task {

  private static final double SHARE = 500_000;

  private final Step.Whole step;
  private final boolean transposed;
  private final Blas blas;
  private final Team team;
  private final int parts;
  private final int n;
  private final int cols;
  private long factors;
  private long right;
  private long out;
  private Factorisation.Kind kind = Factorisation.Kind.SINGULAR;

  Solving(Step.Whole step, boolean transposed, Blas blas, Team team, int threads) {
    this.step = step;
    this.transposed = transposed;
    this.blas = blas;
    this.team = team;
    this.n = step.node().rows();
    this.cols = step.node().cols();
    this.parts = Shares.of(step.flops() / SHARE, cols, team, threads);
  }

  @Override
  public void run(long[] frame) {
    var b = step.operands().get(1);
    factors = frame[step.operands().getFirst().slot()];
    right = frame[b.slot()];
    out = frame[step.slot()];
    kind = Factorisation.kind(blas.precision(), factors, n);
    switch (kind) {
      case SINGULAR -> Rearrangement.fill(blas.precision(), out, (long) n * cols, Double.NaN);
      case CHOLESKY -> {
        if (b.turned()) {
          Transposition.copy(blas.precision(), right, b.cols(), b.rows(), b.cols(), out, cols);
        } else {
          Memory.copy(right, out, (long) n * cols * blas.precision().bytes());
        }
        team.run(this, parts);
      }
      case LU -> {
        team.run(this, parts);
        if (cols > 1) {
          Transposition.copy(blas.precision(), behind(), n, cols, n, out, cols);
        }
      }
    }
  }

  private long behind() {
    return cols == 1 ? out : out + (long) n * cols * blas.precision().bytes();
  }

  @Override
  public void run(int part) {
    int from = Shares.end(cols, part - 1, parts);
    int count = Shares.end(cols, part, parts) - from;
    if (count == 0) {
      return;
    }
    long bytes = blas.precision().bytes();
    if (kind == Factorisation.Kind.CHOLESKY) {
      long x = out + from * bytes;
      blas.trsm(Side.RIGHT, Triangle.LOWER, Form.TRANSPOSED, count, n, factors, n, x, cols);
      blas.trsm(Side.RIGHT, Triangle.LOWER, Form.PLAIN, count, n, factors, n, x, cols);
      return;
    }
    var b = step.operands().get(1);
    long column = behind() + (long) from * n * bytes;
    if (cols == 1 || b.turned()) {
      Memory.copy(right + (long) from * n * bytes, column, (long) count * n * bytes);
    } else {
      Transposition.copy(blas.precision(), right + from * bytes, cols, n, count, column, n);
    }
    blas.getrs(
        transposed ? Form.PLAIN : Form.TRANSPOSED,
        n,
        count,
        factors,
        n,
        Factorisation.pivots(blas.precision(), factors, n),
        column,
        n);
  }
}
