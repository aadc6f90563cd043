package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.plan.Step;

/// A product of two matrices: each thread computes some rows of it, by a call of its own.
final class Multiplication implements StepExecution, Team.Task {

  private static final double SHARE = 500_000;

  private final Step.Whole step;
  private final Blas blas;
  private final Team team;
  private final int parts;
  private final int m;
  private final int n;
  private final int k;
  private long[] frame = {};

  Multiplication(Step.Whole step, Blas blas, Team team, int threads) {
    this.step = step;
    this.blas = blas;
    this.team = team;
    var left = step.operands().get(0);
    this.m = step.node().rows();
    this.n = step.node().cols();
    this.k = left.seenCols();
    this.parts = Shares.of(step.flops() / SHARE, m, team, threads);
  }

  @Override
  public void run(long[] slots) {
    frame = slots;
    team.run(this, parts);
  }

  @Override
  public void run(int part) {
    var left = step.operands().get(0);
    var right = step.operands().get(1);
    int from = Shares.end(m, part - 1, parts);
    int count = Shares.end(m, part, parts) - from;
    long bytes = blas.precision().bytes();
    long a = frame[left.slot()] + from * bytes * (left.turned() ? 1 : left.cols());
    blas.gemm(
        right.turned() ? Form.TRANSPOSED : Form.PLAIN,
        left.turned() ? Form.TRANSPOSED : Form.PLAIN,
        n,
        count,
        k,
        1,
        frame[right.slot()],
        right.cols(),
        a,
        left.cols(),
        0,
        frame[step.slot()] + from * bytes * n,
        n);
  }
}
