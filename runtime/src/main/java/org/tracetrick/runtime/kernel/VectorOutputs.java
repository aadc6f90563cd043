package org.tracetrick.runtime.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes what vector code does with its values.
///
/// @param results the steps of the values, an output each
/// @param operands loads them
/// @param accumulators slots of accumulators, for each output one for each copy of the inner loop's
///   body
/// @param mask the slot of the mask of what is left
record VectorOutputs(
    CodeBuilder code,
    VectorCalls calls,
    Addresses addresses,
    List<Loop.Output> outputs,
    List<Integer> results,
    VectorInstructions.Operands operands,
    List<List<Integer>> accumulators,
    VectorMethod.Tail tail,
    int mask) {

  static List<List<Integer>> accumulators(CodeBuilder code, int outputs, int copies) {
    return Stream.generate(() ->
            IntStream.range(0, copies)
                .mapToObj(_ -> code.allocateLocal(TypeKind.REFERENCE))
                .toList())
        .limit(outputs)
        .toList();
  }

  /// Before all.
  void start() {
    for (int k = 0; k < outputs.size(); k++) {
      if (outputs.get(k) instanceof Loop.Output.Total(Loop.Reduction reduction, int _)) {
        startAccumulators(k, reduction);
      }
    }
  }

  /// Before a turn of the outer loop.
  void startRow() {
    for (int k = 0; k < outputs.size(); k++) {
      if (outputs.get(k) instanceof Loop.Output.Rows(Loop.Reduction reduction, int _)) {
        startAccumulators(k, reduction);
      }
    }
  }

  private void startAccumulators(int k, Loop.Reduction reduction) {
    for (int slot : accumulators.get(k)) {
      calls.constant(reduction.identity());
      code.astore(slot);
    }
  }

  /// The outputs of a whole vector.
  ///
  /// @param after by how many numbers it lies after the offset
  void whole(int copy, int after) {
    for (int k = 0; k < outputs.size(); k++) {
      switch (outputs.get(k)) {
        case Loop.Output.Store _ -> {
          result(k);
          calls.memory();
          addresses.outputAt(k, after);
          calls.store();
        }
        case Loop.Output.Columns _ -> {
          beforeLoad(k, after);
          calls.load();
          result(k);
          calls.accumulate(Loop.Reduction.SUM);
          calls.memory();
          addresses.outputAt(k, after);
          calls.store();
        }
        case Loop.Output.Total(Loop.Reduction reduction, int _) -> accumulate(k, copy, reduction);
        case Loop.Output.Rows(Loop.Reduction reduction, int _) -> accumulate(k, copy, reduction);
      }
    }
  }

  private void result(int k) {
    operands.load(results.get(k));
  }

  private void beforeLoad(int k, int after) {
    calls.species();
    calls.memory();
    addresses.outputAt(k, after);
  }

  private void accumulate(int k, int copy, Loop.Reduction reduction) {
    int accumulator = accumulators.get(k).get(copy);
    code.aload(accumulator);
    result(k);
    calls.accumulate(reduction);
    code.astore(accumulator);
  }

  /// The outputs of what the mask covers.
  void rest() {
    for (int k = 0; k < outputs.size(); k++) {
      switch (outputs.get(k)) {
        case Loop.Output.Store _ -> storeRest(k);
        case Loop.Output.Columns _ -> columnsOfRest(k);
        case Loop.Output.Total(Loop.Reduction reduction, int _) -> accumulateRest(k, reduction);
        case Loop.Output.Rows(Loop.Reduction reduction, int _) -> accumulateRest(k, reduction);
      }
    }
  }

  private void storeRest(int k) {
    switch (tail) {
      case MASKED -> {
        result(k);
        calls.memory();
        addresses.outputAt(k, 0);
        calls.storeMasked(mask);
      }
      case SINGLE -> {
        addresses.outputAt(k, 0);
        result(k);
        calls.firstLane();
        calls.plain().storeNumber();
      }
    }
  }

  private void columnsOfRest(int k) {
    switch (tail) {
      case MASKED -> {
        beforeLoad(k, 0);
        calls.loadMasked(mask);
        result(k);
        calls.accumulate(Loop.Reduction.SUM);
        calls.memory();
        addresses.outputAt(k, 0);
        calls.storeMasked(mask);
      }
      case SINGLE -> {
        addresses.outputAt(k, 0);
        addresses.outputAt(k, 0);
        calls.plain().loadNumber();
        result(k);
        calls.firstLane();
        calls.plain().combine(Loop.Reduction.SUM);
        calls.plain().storeNumber();
      }
    }
  }

  private void accumulateRest(int k, Loop.Reduction reduction) {
    int accumulator = accumulators.get(k).getFirst();
    code.aload(accumulator);
    calls.constant(reduction.identity());
    result(k);
    code.aload(mask);
    calls.blend();
    calls.accumulate(reduction);
    code.astore(accumulator);
  }

  /// After a turn of the outer loop.
  void endRow() {
    for (int k = 0; k < outputs.size(); k++) {
      if (outputs.get(k) instanceof Loop.Output.Rows(Loop.Reduction reduction, int _)) {
        addresses.output(k);
        reduce(k, reduction);
        calls.plain().storeNumber();
      }
    }
  }

  /// After all.
  void end() {
    for (int k = 0; k < outputs.size(); k++) {
      if (outputs.get(k) instanceof Loop.Output.Total(Loop.Reduction reduction, int _)) {
        addresses.output(k);
        addresses.output(k);
        calls.plain().loadNumber();
        reduce(k, reduction);
        calls.plain().combine(reduction);
        calls.plain().storeNumber();
      }
    }
  }

  /// → the one number that the accumulators hold together
  private void reduce(int k, Loop.Reduction reduction) {
    List<Integer> slots = accumulators.get(k);
    code.aload(slots.getFirst());
    for (int slot : slots.subList(1, slots.size())) {
      code.aload(slot);
      calls.accumulate(reduction);
    }
    calls.reduce(reduction);
  }
}
