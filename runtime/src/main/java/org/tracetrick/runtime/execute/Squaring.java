package org.tracetrick.runtime.execute;

import java.lang.foreign.Arena;
import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.plan.Step;

/// `S'*S`, perhaps with signs, by halves of equal work: one thread takes the triangle at the top,
/// the other what is below.
final class Squaring implements StepExecution, Team.Task {

  private static final double SHARE = 1_000_000;

  private final Step.Whole step;
  private final Step.Operand s;
  private final Blas blas;
  private final Team team;
  private final int n;
  private final int length;
  private final int cut;
  private final Mirror mirror;
  private long matrix;
  private long sum;

  Squaring(Step.Whole step, Blas blas, Team team, int threads) {
    this.step = step;
    this.s = step.operands().getFirst();
    this.blas = blas;
    this.team = team;
    this.n = step.node().rows();
    this.length = s.seenRows();
    boolean isSplit = threads > 1 && team.size() > 1 && step.flops() > 2 * SHARE;
    this.mirror = new Mirror(blas.precision(), n, team, threads);
    this.cut = isSplit ? (int) Math.round(n / Math.sqrt(2) / 8) * 8 : n;
  }

  @Override
  public void run(long[] frame) {
    matrix = frame[s.slot()];
    sum = frame[step.slot()];
    if (step.operands().size() == 2 && hasNegative(frame[step.operands().get(1).slot()])) {
      signed(frame[step.operands().get(1).slot()]);
    } else {
      team.run(this, cut < n ? 2 : 1);
    }
    mirror.run(sum);
  }

  private boolean hasNegative(long signs) {
    for (int i = 0; i < length; i++) {
      if (Signs.isNegative(blas.precision(), signs, i)) {
        return true;
      }
    }
    return false;
  }

  /// The matrix row by row is its transpose column by column.
  @Override
  public void run(int part) {
    var form = s.turned() ? Form.TRANSPOSED : Form.PLAIN;
    if (part == 0) {
      blas.syrk(Triangle.LOWER, form, cut, length, 1, matrix, s.cols(), 0, sum, n);
      return;
    }
    long bytes = blas.precision().bytes();
    long below = matrix + cut * bytes * (s.turned() ? s.cols() : 1);
    blas.gemm(
        form,
        s.turned() ? Form.PLAIN : Form.TRANSPOSED,
        n - cut,
        cut,
        length,
        1,
        below,
        s.cols(),
        matrix,
        s.cols(),
        0,
        sum + cut * bytes,
        n);
    blas.syrk(
        Triangle.LOWER,
        form,
        n - cut,
        length,
        1,
        below,
        s.cols(),
        0,
        sum + (long) cut * (n + 1) * bytes,
        n);
  }

  /// With both signs, which is rare: a product with the rows that have their signs.
  private void signed(long signs) {
    int bytes = blas.precision().bytes();
    try (var arena = Arena.ofConfined()) {
      long copy = arena.allocate((long) n * length * bytes, Memory.ALIGNMENT).address();
      for (int i = 0; i < s.rows(); i++) {
        for (int j = 0; j < s.cols(); j++) {
          long offset = ((long) i * s.cols() + j) * bytes;
          double value = Memory.get(blas.precision(), matrix + offset);
          boolean negative = Signs.isNegative(blas.precision(), signs, s.turned() ? j : i);
          Memory.put(blas.precision(), copy + offset, negative ? -value : value);
        }
      }
      blas.gemm(
          s.turned() ? Form.TRANSPOSED : Form.PLAIN,
          s.turned() ? Form.PLAIN : Form.TRANSPOSED,
          n,
          n,
          length,
          1,
          matrix,
          s.cols(),
          copy,
          s.cols(),
          0,
          sum,
          n);
    }
  }
}
