package org.tracetrick.runtime.execute;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.LargeMemory;
import org.tracetrick.runtime.kernel.Kernels;
import org.tracetrick.runtime.plan.Plan;
import org.tracetrick.runtime.plan.Slot;
import org.tracetrick.runtime.plan.Step;

/// A plan with its memory: runs as often as needed, for one thread at a time, and allocates
/// nothing.
public final class Execution {

  private final long[] frame;
  private final StepExecution[] steps;

  /// @param arena what the workspace lives in
  public Execution(Plan plan, Blas blas, Kernels kernels, Team team, Arena arena) {
    long workspace = address(arena, plan.workspace());
    var scratch = new long[plan.threads()];
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] = address(arena, plan.scratch());
    }
    this.frame = new long[plan.slots().size()];
    for (int i = 0; i < frame.length; i++) {
      var purpose = plan.slots().get(i).purpose();
      boolean isOwn = purpose == Slot.Purpose.WORK || purpose == Slot.Purpose.CONSTANT;
      frame[i] = isOwn ? workspace + plan.places().get(i) : 0;
    }
    List<StepExecution> executions = new ArrayList<>();
    for (var step : plan.steps()) {
      var execution =
          switch (step) {
            case Step.Sweep sweep ->
                new SweepExecution(
                    sweep, blas, kernels, team, plan.threads(), frame.length, scratch);
            case Step.Whole whole -> WholeExecution.of(whole, blas, kernels, team, plan.threads());
            case Step.Copy copy -> new CopyExecution(copy, blas.precision(), plan.slots());
          };
      if (isConstant(step, plan)) {
        execution.run(frame);
      } else {
        executions.add(execution);
      }
    }
    this.steps = executions.toArray(StepExecution[]::new);
  }

  /// Whether a step writes what is known in advance, and nobody else writes there.
  private static boolean isConstant(Step step, Plan plan) {
    return step instanceof Step.Whole whole
        && plan.slots().get(whole.slot()).purpose() == Slot.Purpose.CONSTANT;
  }

  private static long address(Arena arena, long bytes) {
    return LargeMemory.allocate(arena, bytes).address();
  }

  /// Says where the matrix of an input or an output lies.
  public void place(int slot, long address) {
    frame[slot] = address;
  }

  /// Runs all steps.
  public void run() {
    for (var step : steps) {
      step.run(frame);
    }
  }
}
