package org.tracetrick.runtime.execute;

import java.util.List;
import java.util.Optional;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Kernel;
import org.tracetrick.runtime.kernel.Kernels;
import org.tracetrick.runtime.kernel.Loop;
import org.tracetrick.runtime.plan.Step;

/// A Kronecker product that is wanted whole, some rows by each thread. An identity in it is nowhere
/// but in the result.
final class KroneckerProduct implements StepExecution, Team.Task {

  private final Step.Whole step;
  private final Step.Operand left;
  private final Step.Operand right;
  private final Precision precision;
  private final Team team;
  private final int parts;
  private final Optional<Kernel> kernel;
  private final long[][] places;
  private long[] frame = {};

  KroneckerProduct(Step.Whole step, Precision precision, Kernels kernels, Team team, int threads) {
    this.step = step;
    this.left = step.operands().get(0);
    this.right = step.operands().get(1);
    this.precision = precision;
    this.team = team;
    this.parts = Shares.of(step.node(), team, threads);
    boolean isLoop = !isIdentity(left) && !isIdentity(right) && !left.turned() && !right.turned();
    this.kernel = isLoop ? Optional.of(kernels.compile(loop(precision))) : Optional.empty();
    this.places = new long[parts][6];
  }

  /// Each number of a row of the left times each of a row of the right.
  private static Loop loop(Precision precision) {
    return new Loop(
        precision,
        List.of(Loop.Access.OUTER, Loop.Access.INNER),
        List.of(
            new Loop.Value.Input(0),
            new Loop.Value.Input(1),
            new Loop.Value.Binary(Loop.Combination.MULTIPLY, 0, 1)),
        List.of(new Loop.Output.Store(2)));
  }

  private static boolean isIdentity(Step.Operand operand) {
    return operand.slot() == Step.Operand.IDENTITY;
  }

  @Override
  public void run(long[] slots) {
    frame = slots;
    team.run(this, parts);
  }

  @Override
  public void run(int part) {
    int rows = step.node().rows();
    int height = right.seenRows();
    int to = Shares.end(rows, part, parts);
    long bytes = (long) step.node().cols() * precision.bytes();
    for (int row = Shares.end(rows, part - 1, parts); row < to; row++) {
      long out = frame[step.slot()] + row * bytes;
      int i = row / height;
      int k = row % height;
      if (isIdentity(left)) {
        Memory.clear(out, bytes);
        copyRow(k, out + (long) i * right.seenCols() * precision.bytes());
      } else if (isIdentity(right)) {
        Memory.clear(out, bytes);
        spreadRow(i, k, out);
      } else if (kernel.isPresent()) {
        multiply(kernel.get(), places[part], i, k, out);
      } else {
        multiplyEntries(i, k, out);
      }
    }
  }

  private void copyRow(int k, long out) {
    for (int l = 0; l < right.seenCols(); l++) {
      Memory.put(
          precision,
          out + (long) l * precision.bytes(),
          Rearrangement.entry(precision, frame, right, k, l));
    }
  }

  private void spreadRow(int i, int k, long out) {
    long width = right.rows();
    for (int j = 0; j < left.seenCols(); j++) {
      Memory.put(
          precision,
          out + (j * width + k) * precision.bytes(),
          Rearrangement.entry(precision, frame, left, i, j));
    }
  }

  private void multiplyEntries(int i, int k, long out) {
    long next = out;
    for (int j = 0; j < left.seenCols(); j++) {
      double factor = Rearrangement.entry(precision, frame, left, i, j);
      for (int l = 0; l < right.seenCols(); l++) {
        double value = factor * Rearrangement.entry(precision, frame, right, k, l);
        Memory.put(precision, next, value);
        next += precision.bytes();
      }
    }
  }

  private void multiply(Kernel kernel, long[] place, int i, int k, long out) {
    int bytes = precision.bytes();
    place[0] = frame[left.slot()] + (long) i * left.cols() * bytes;
    place[1] = 1;
    place[2] = frame[right.slot()] + (long) k * right.cols() * bytes;
    place[3] = 1;
    place[4] = out;
    place[5] = right.cols();
    kernel.run(place, left.cols(), right.cols());
  }
}
