package org.tracetrick.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop.Access;
import org.tracetrick.runtime.kernel.Loop.Combination;
import org.tracetrick.runtime.kernel.Loop.Function;
import org.tracetrick.runtime.kernel.Loop.Output;
import org.tracetrick.runtime.kernel.Loop.Reduction;
import org.tracetrick.runtime.kernel.Loop.Value;

/// What is warm allocates nothing.
final class AllocationTest {
  private static final int RUNS = 10_000;

  /// Nanoseconds in which a kernel that is called again and again settles.
  private static final long SETTLING = 10_000_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static void check(Loop loop) {
    Kernels kernels = Kernels.create();
    Kernel kernel = kernels.compile(loop);
    assertThat(kernels.warm(kernel)).isTrue();
    try (Scratch scratch = Scratch.of(loop, 2, 100)) {
      scratch.fillInputs(new Random(1), -2, 2);
      long deadline = System.nanoTime() + SETTLING;
      while (allocated(scratch, kernel) > 0 && System.nanoTime() < deadline) {
        // The virtual machine compiles meanwhile.
      }
      assertThat(allocated(scratch, kernel)).isZero();
    }
  }

  private static long allocated(Scratch scratch, Kernel kernel) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int run = 0; run < RUNS; run++) {
      scratch.run(kernel);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /// Loss and slope of a logistic regression.
  @ParameterizedTest
  @EnumSource
  void logistic(Precision precision) {
    check(
        new Loop(
            precision,
            List.of(Access.ELEMENT, Access.ELEMENT),
            List.of(
                new Value.Input(0),
                new Value.Input(1),
                new Value.Binary(Combination.MULTIPLY, 0, 1),
                new Value.Unary(Function.NEGATE, 2),
                new Value.Unary(Function.SOFTPLUS, 3),
                new Value.Unary(Function.SIGMOID, 3),
                new Value.Binary(Combination.MULTIPLY, 5, 0),
                new Value.Unary(Function.NEGATE, 6)),
            List.of(new Output.Total(Reduction.SUM, 4), new Output.Store(7))));
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"EXP", "LOG1P", "SINH", "TANH", "ERF", "SOFTPLUS", "SIN"})
  void functions(Function function) {
    check(
        new Loop(
            Precision.DOUBLE,
            List.of(Access.ELEMENT),
            List.of(new Value.Input(0), new Value.Unary(function, 0)),
            List.of(new Output.Store(1))));
  }

  /// Nor does what is computed outside the inner loop.
  @Test
  void valuesFromOutside() {
    check(
        new Loop(
            Precision.DOUBLE,
            List.of(Access.ELEMENT, Access.OUTER, Access.UNIFORM),
            List.of(
                new Value.Input(0),
                new Value.Input(1),
                new Value.Input(2),
                new Value.Unary(Function.SOFTPLUS, 1),
                new Value.Unary(Function.SIGMOID, 2),
                new Value.Unary(Function.ERF, 0),
                new Value.Binary(Combination.MULTIPLY, 5, 3),
                new Value.Binary(Combination.ADD, 6, 4)),
            List.of(new Output.Rows(Reduction.SUM, 7), new Output.Store(3))));
  }

  /// Nor what is so long that it runs in parts.
  @Test
  void longLoops() {
    List<Value> values = new ArrayList<>(List.of(new Value.Input(0)));
    for (int k = 0; k < 9; k++) {
      values.add(new Value.Unary(k % 2 == 0 ? Function.TANH : Function.SOFTPLUS, k));
    }
    check(
        new Loop(
            Precision.DOUBLE,
            List.of(Access.ELEMENT),
            values,
            List.of(new Output.Store(9), new Output.Total(Reduction.SUM, 3))));
  }
}
