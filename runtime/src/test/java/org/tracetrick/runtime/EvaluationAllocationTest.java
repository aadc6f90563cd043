package org.tracetrick.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tracetrick.answer.Quantity;

/// A run of a warm evaluation allocates nothing.
final class EvaluationAllocationTest {

  private static final int RUNS = 500;

  /// Nanoseconds in which an evaluation that runs again and again settles.
  private static final long SETTLING = 30_000_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aRunAllocatesNothing() {
    var wanted = EnumSet.of(Quantity.VALUE, Quantity.GRADIENT, Quantity.HESSIAN);
    var evaluator =
        Problem.parse(wanted, "sum(log(1 + exp(-y.*(X*w))))", "w")
            .compile(Map.of("m", 2_000, "n", 20));
    var random = new Random(1);
    try (var evaluation = evaluator.evaluation()) {
      evaluation.set("X", random.doubles(40_000, -1, 1).toArray());
      evaluation.set("y", random.doubles(2_000, -1, 1).toArray());
      evaluation.set("w", random.doubles(20, -1, 1).toArray());
      long deadline = System.nanoTime() + SETTLING;
      while (allocated(evaluation) >= RUNS && System.nanoTime() < deadline) {
        // The virtual machine compiles meanwhile.
      }
      // Less than a byte a run: what a thread allocates once, when a loop changes its code, is not
      // of the runs.
      assertThat(allocated(evaluation)).isLessThan(RUNS);
    }
  }

  private static long allocated(Evaluation evaluation) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < RUNS; i++) {
      evaluation.run();
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
