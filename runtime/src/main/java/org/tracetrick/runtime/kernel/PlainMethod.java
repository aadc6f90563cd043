package org.tracetrick.runtime.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/// Writes the method `run` of plain code, which works on one number at a time.
final class PlainMethod {
  private final CodeBuilder code;
  private final Loop loop;
  private final PlainInstructions instructions;
  private final Addresses addresses;
  private final List<Place> places = new ArrayList<>();
  private final List<Integer> slots = new ArrayList<>();
  private final List<Integer> accumulators = new ArrayList<>();
  private final int o;
  private final int i;

  private PlainMethod(CodeBuilder code, Loop loop) {
    this.code = code;
    this.loop = loop;
    this.instructions = new PlainInstructions(code, PlainInstructions.number(loop.precision()));
    this.addresses = Addresses.load(code, loop);
    this.o = code.allocateLocal(TypeKind.INT);
    this.i = code.allocateLocal(TypeKind.INT);
    for (Loop.Value value : loop.values()) {
      places.add(place(value));
      slots.add(code.allocateLocal(instructions.kind()));
    }
    for (Loop.Output _ : loop.outputs()) {
      accumulators.add(code.allocateLocal(instructions.kind()));
    }
  }

  static void write(CodeBuilder code, Loop loop) {
    new PlainMethod(code, loop).run();
  }

  private Place place(Loop.Value value) {
    return value instanceof Loop.Value.Input(int index)
        ? Place.of(loop.inputs().get(index))
        : Place.innermost(at(places, value.operands()));
  }

  /// The elements at some places: a loop, for lambdas are slow to start, and this is on the way to
  /// a first result.
  private static <T> List<T> at(List<T> all, List<Integer> places) {
    List<T> some = new ArrayList<>();
    for (int place : places) {
      some.add(all.get(place));
    }
    return some;
  }

  private void run() {
    values(Place.BEFORE);
    for (int k = 0; k < accumulators.size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Total(Loop.Reduction reduction, int _)) {
        start(k, reduction);
      }
    }
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(o);
    code.labelBinding(next).iload(o).iload(Addresses.OUTER).if_icmpge(done);
    outerTurn();
    addresses.advance();
    code.iinc(o, 1).goto_(next);
    code.labelBinding(done);
    for (int k = 0; k < accumulators.size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Total(Loop.Reduction reduction, int _)) {
        addresses.output(k);
        addresses.output(k);
        instructions.loadNumber();
        accumulator(k);
        instructions.combine(reduction);
        instructions.storeNumber();
      }
    }
    code.return_();
  }

  private void start(int k, Loop.Reduction reduction) {
    instructions.constant(reduction.identity());
    code.storeLocal(instructions.kind(), accumulators.get(k));
  }

  private void outerTurn() {
    values(Place.OUTER);
    for (int k = 0; k < accumulators.size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Rows(Loop.Reduction reduction, int _)) {
        start(k, reduction);
      }
    }
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(i);
    code.labelBinding(next).iload(i).iload(Addresses.INNER).if_icmpge(done);
    addresses.moveTo(i);
    values(Place.INNER);
    for (int k = 0; k < accumulators.size(); k++) {
      output(k);
    }
    code.iinc(i, 1).goto_(next);
    code.labelBinding(done);
    for (int k = 0; k < accumulators.size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Rows _) {
        addresses.output(k);
        accumulator(k);
        instructions.storeNumber();
      }
    }
  }

  private void values(Place place) {
    for (int k = 0; k < slots.size(); k++) {
      if (places.get(k) != place) {
        continue;
      }
      Loop.Value value = loop.values().get(k);
      if (value instanceof Loop.Value.Input(int index)) {
        if (place == Place.INNER) {
          addresses.inputAt(index, 0);
        } else {
          addresses.input(index);
        }
        instructions.loadNumber();
      } else {
        instructions.compute(value, at(slots, value.operands()));
      }
      code.storeLocal(instructions.kind(), slots.get(k));
    }
  }

  private void output(int k) {
    int result = slots.get(loop.outputs().get(k).value());
    switch (loop.outputs().get(k)) {
      case Loop.Output.Store _ -> {
        addresses.outputAt(k, 0);
        code.loadLocal(instructions.kind(), result);
        instructions.storeNumber();
      }
      case Loop.Output.Columns _ -> {
        addresses.outputAt(k, 0);
        addresses.outputAt(k, 0);
        instructions.loadNumber();
        code.loadLocal(instructions.kind(), result);
        instructions.combine(Loop.Reduction.SUM);
        instructions.storeNumber();
      }
      case Loop.Output.Total(Loop.Reduction reduction, int _) -> accumulate(k, reduction, result);
      case Loop.Output.Rows(Loop.Reduction reduction, int _) -> accumulate(k, reduction, result);
    }
  }

  private void accumulator(int k) {
    code.loadLocal(instructions.kind(), accumulators.get(k));
  }

  private void accumulate(int k, Loop.Reduction reduction, int result) {
    accumulator(k);
    code.loadLocal(instructions.kind(), result);
    instructions.combine(reduction);
    code.storeLocal(instructions.kind(), accumulators.get(k));
  }
}
