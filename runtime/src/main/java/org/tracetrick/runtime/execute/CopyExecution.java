package org.tracetrick.runtime.execute;

import java.util.List;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.plan.Slot;
import org.tracetrick.runtime.plan.Step;

/// A slot copied into another.
final class CopyExecution implements StepExecution {

  private final Step.Copy copy;
  private final Precision precision;
  private final long bytes;

  CopyExecution(Step.Copy copy, Precision precision, List<Slot> slots) {
    this.copy = copy;
    this.precision = precision;
    this.bytes = slots.get(copy.to()).bytes();
  }

  @Override
  public void run(long[] frame) {
    var from = copy.from();
    if (from.turned()) {
      Transposition.copy(
          precision,
          frame[from.slot()],
          from.cols(),
          from.rows(),
          from.cols(),
          frame[copy.to()],
          from.rows());
    } else {
      Memory.copy(frame[from.slot()], frame[copy.to()], bytes);
    }
  }
}
