package org.tracetrick.runtime.plan;

import java.util.List;
import org.tracetrick.runtime.blas.Precision;

/// What an evaluation does, step by step, and in which memory: fixed for given sizes.
///
/// @param inputs the slots of the inputs, in their order
/// @param outputs the slots of the outputs, in their order
/// @param places where each slot lies in the workspace, in bytes; -1 for inputs and outputs
/// @param workspace bytes of the workspace
/// @param scratch bytes that each thread needs beside
public record Plan(
    Precision precision,
    int threads,
    List<Slot> slots,
    List<Integer> inputs,
    List<Integer> outputs,
    List<Step> steps,
    List<Long> places,
    long workspace,
    long scratch) {

  public Plan {
    slots = List.copyOf(slots);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    steps = List.copyOf(steps);
    places = List.copyOf(places);
  }

  /// Floating-point operations of one run.
  public double flops() {
    return steps.stream().mapToDouble(Step::flops).sum();
  }

  /// Bytes that one run moves between memory and cache, at least.
  public double traffic() {
    return steps.stream().mapToDouble(Step::traffic).sum();
  }

  /// Bytes of the inputs.
  public long inputBytes() {
    return bytes(inputs);
  }

  /// Bytes of the results.
  public long outputBytes() {
    return bytes(outputs);
  }

  /// Bytes that must be there at once: inputs, results, workspace.
  public long peak() {
    return inputBytes() + outputBytes() + workspace + threads * scratch;
  }

  private long bytes(List<Integer> indices) {
    return indices.stream().mapToLong(index -> slots.get(index).bytes()).sum();
  }
}
