package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.plan.Op;
import org.tracetrick.runtime.plan.Step;

/// A matrix of diagonal blocks, some rows by each thread.
final class BlockDiagonals implements StepExecution, Team.Task {

  private final Step.Whole step;
  private final Op.DiagonalBlocks blocks;
  private final Precision precision;
  private final Team team;
  private final int parts;
  private long[] frame = {};

  BlockDiagonals(
      Step.Whole step, Op.DiagonalBlocks blocks, Precision precision, Team team, int threads) {
    this.step = step;
    this.blocks = blocks;
    this.precision = precision;
    this.team = team;
    this.parts = Shares.of(step.node(), team, threads);
  }

  @Override
  public void run(long[] slots) {
    frame = slots;
    team.run(this, parts);
  }

  @Override
  public void run(int part) {
    var entries = step.operands().getFirst();
    int rows = step.node().rows();
    int m = rows / blocks.rows();
    long width = step.node().cols();
    int to = Shares.end(rows, part, parts);
    for (int row = Shares.end(rows, part - 1, parts); row < to; row++) {
      long address = frame[step.slot()] + row * width * precision.bytes();
      int j = row / m;
      int i = row % m;
      Memory.clear(address, width * precision.bytes());
      for (int l = 0; l < blocks.cols(); l++) {
        double value = Rearrangement.entry(precision, frame, entries, i, j * blocks.cols() + l);
        Memory.put(precision, address + ((long) l * m + i) * precision.bytes(), value);
      }
    }
  }
}
