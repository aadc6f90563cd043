package org.tracetrick.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.LargeMemory;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.execute.Execution;
import org.tracetrick.runtime.execute.Team;
import org.tracetrick.runtime.kernel.Kernels;

/// The memory of one evaluation: inputs, results, and what lies between. For one thread at a time.
///
/// Matrices lie row by row, but for the inputs that [Settings#byColumns] names. A run allocates
/// nothing; neither does it copy inputs or results that are bound to memory of the caller.
public final class Evaluation implements AutoCloseable {

  private record Held(int slot, Argument argument, MemorySegment memory) {}

  private final Arena arena = Arena.ofShared();
  private final Precision precision;
  private final Execution execution;
  private final Map<String, Held> held = new HashMap<>();
  private boolean placed;
  private boolean closed;

  Evaluation(Evaluator evaluator, Blas blas, Kernels kernels) {
    this.precision = evaluator.settings().precision();
    var plan = evaluator.plan();
    this.execution = new Execution(plan, blas, kernels, Team.shared(), arena);
    for (int i = 0; i < evaluator.inputs().size(); i++) {
      hold(plan.inputs().get(i), evaluator.inputs().get(i));
    }
    for (int i = 0; i < evaluator.outputs().size(); i++) {
      hold(plan.outputs().get(i), evaluator.outputs().get(i));
    }
  }

  /// Memory is taken when it is first used, so that what is bound to the caller's costs nothing.
  private void hold(int slot, Argument argument) {
    held.put(argument.name(), new Held(slot, argument, MemorySegment.NULL));
  }

  /// Copies numbers into an input.
  ///
  /// @throws IllegalArgumentException where there is no such input, or the length does not fit
  public void set(String name, double... values) {
    var memory = segment(name);
    long length = find(name).argument.length();
    if (values.length != length) {
      throw new IllegalArgumentException(
          "%s holds %d numbers, and %d are given".formatted(name, length, values.length));
    }
    switch (precision) {
      case DOUBLE ->
          MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_DOUBLE, 0, values.length);
      case FLOAT -> {
        for (int i = 0; i < values.length; i++) {
          memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) values[i]);
        }
      }
    }
  }

  /// Uses native memory of the caller as an input or a result, without a copy. It must stay alive
  /// as long as this evaluation runs, which keeps the segment until another is bound; a result must
  /// not overlap an input.
  ///
  /// @throws IllegalArgumentException where there is no such input or result, or the memory is not
  ///   native, or too short
  public void bind(String name, MemorySegment memory) {
    var before = find(name);
    long bytes = before.argument.length() * precision.bytes();
    if (!memory.isNative() || memory.byteSize() < bytes) {
      throw new IllegalArgumentException(
          "%s needs %d bytes of native memory; given are %d%s"
              .formatted(name, bytes, memory.byteSize(), memory.isNative() ? "" : ", not native"));
    }
    place(new Held(before.slot, before.argument, memory));
  }

  private void place(Held now) {
    held.put(now.argument.name(), now);
    execution.place(now.slot, now.memory.address());
  }

  /// Computes all results from the inputs as they are now.
  ///
  /// @throws IllegalStateException where it is closed
  public void run() {
    if (closed) {
      throw new IllegalStateException("this evaluation is closed");
    }
    if (!placed) {
      List.copyOf(held.keySet()).forEach(this::segment);
      placed = true;
    }
    execution.run();
  }

  /// The result `value`, of a function that is a scalar.
  public double value() {
    return Memory.get(precision, segment("value").address());
  }

  /// The memory of an input or a result; a result is valid until the next run.
  public MemorySegment segment(String name) {
    var one = find(name);
    if (one.memory.equals(MemorySegment.NULL)) {
      long bytes = one.argument.length() * precision.bytes();
      place(new Held(one.slot, one.argument, LargeMemory.allocate(arena, bytes)));
    }
    return find(name).memory;
  }

  private Held find(String name) {
    var one = held.get(name);
    if (one == null) {
      throw new IllegalArgumentException(
          "there is no input or result %s; there are %s"
              .formatted(name, held.keySet().stream().sorted().toList()));
    }
    return one;
  }

  /// A copy of the numbers of an input or a result.
  public double[] get(String name) {
    var memory = segment(name);
    var values = new double[Math.toIntExact(find(name).argument.length())];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (precision) {
            case DOUBLE -> memory.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
            case FLOAT -> memory.getAtIndex(ValueLayout.JAVA_FLOAT, i);
          };
    }
    return values;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      arena.close();
    }
  }
}
