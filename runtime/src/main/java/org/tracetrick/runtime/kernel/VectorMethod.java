package org.tracetrick.runtime.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/// Writes the method `run` of vector code.
///
/// The inner loop takes several whole vectors a turn; what is left is done by a second loop, vector
/// by vector, under a mask.
final class VectorMethod {
  private final CodeBuilder code;
  private final Loop loop;
  private final Vectorised vectorised;
  private final VectorTypes types;
  private final Tail tail;
  private final int copies;
  private final VectorInstructions instructions;
  private final Addresses addresses;
  private final int[] slots;
  private final List<List<Integer>> accumulators = new ArrayList<>();
  private final int o;
  private final int i;
  private final int mask;

  private VectorMethod(
      CodeBuilder code, Loop loop, Vectorised vectorised, Shape shape, ClassDesc owner) {
    this.code = code;
    this.loop = loop;
    this.vectorised = vectorised;
    this.types = VectorTypes.of(loop.precision(), shape.bits());
    this.tail = shape.tail();
    this.copies = shape.copies();
    this.instructions = new VectorInstructions(code, types, owner);
    this.addresses = Addresses.load(code, loop);
    this.slots = new int[vectorised.steps().size()];
    this.o = code.allocateLocal(TypeKind.INT);
    this.i = code.allocateLocal(TypeKind.INT);
    this.mask = code.allocateLocal(TypeKind.REFERENCE);
    for (int k = 0; k < slots.length; k++) {
      slots[k] = code.allocateLocal(TypeKind.REFERENCE);
    }
    for (Loop.Output _ : loop.outputs()) {
      List<Integer> each = new ArrayList<>();
      for (int copy = 0; copy < copies; copy++) {
        each.add(code.allocateLocal(TypeKind.REFERENCE));
      }
      accumulators.add(each);
    }
  }

  /// What is left when no whole vector is.
  enum Tail {
    /// Loads and stores under a mask.
    MASKED,
    /// Number by number, each in all lanes: where masked loads are slow.
    SINGLE
  }

  /// How the code is laid out.
  ///
  /// @param bits of a vector
  /// @param copies vectors taken in one turn of the inner loop
  record Shape(int bits, int copies, Tail tail) {}

  /// Code for a method `run` of the class that is named.
  static void write(
      CodeBuilder code, Loop loop, Vectorised vectorised, Shape shape, ClassDesc owner) {
    new VectorMethod(code, loop, vectorised, shape, owner).run();
  }

  /// Code for a static method that computes one vector from another.
  static void writeFunction(CodeBuilder code, Vectorised body, VectorTypes types, ClassDesc owner) {
    VectorInstructions instructions = new VectorInstructions(code, types, owner);
    int[] slots = new int[body.steps().size()];
    for (int k = 0; k < slots.length; k++) {
      Step step = body.steps().get(k);
      if (step.operation() == Operation.INPUT) {
        slots[k] = 0;
        continue;
      }
      slots[k] = code.allocateLocal(TypeKind.REFERENCE);
      instructions.compute(step, step.operands().stream().map(operand -> slots[operand]).toList());
      code.astore(slots[k]);
    }
    code.aload(slots[body.results().getFirst()]).areturn();
  }

  private void run() {
    steps(Place.BEFORE, 0, false);
    for (int k = 0; k < loop.outputs().size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Total(Loop.Reduction reduction, int _)) {
        startAccumulators(k, reduction);
      }
    }
    if (tail == Tail.SINGLE) {
      instructions.species();
      code.lconst_1();
      instructions.maskOfBits();
      code.astore(mask);
    }
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(o);
    code.labelBinding(next).iload(o).iload(Addresses.OUTER).if_icmpge(done);
    outerTurn();
    addresses.advance();
    code.iinc(o, 1).goto_(next);
    code.labelBinding(done);
    for (int k = 0; k < loop.outputs().size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Total(Loop.Reduction reduction, int _)) {
        storeTotal(k, reduction);
      }
    }
    code.return_();
  }

  private void outerTurn() {
    steps(Place.OUTER, 0, false);
    for (int k = 0; k < loop.outputs().size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Rows(Loop.Reduction reduction, int _)) {
        startAccumulators(k, reduction);
      }
    }
    code.iconst_0().istore(i);
    wholeVectors();
    rest();
    for (int k = 0; k < loop.outputs().size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Rows(Loop.Reduction reduction, int _)) {
        addresses.output(k);
        reduced(k, reduction);
        instructions.storeNumber();
      }
    }
  }

  private void wholeVectors() {
    int turn = copies * types.lanes();
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(next);
    code.iload(i).iload(Addresses.INNER).loadConstant(turn - 1).isub().if_icmpge(done);
    addresses.moveTo(i);
    for (int copy = 0; copy < copies; copy++) {
      steps(Place.INNER, copy * types.lanes(), false);
      for (int k = 0; k < loop.outputs().size(); k++) {
        output(k, copy);
      }
    }
    code.iinc(i, turn).goto_(next);
    code.labelBinding(done);
  }

  private void rest() {
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(next).iload(i).iload(Addresses.INNER).if_icmpge(done);
    addresses.moveTo(i);
    if (tail == Tail.MASKED) {
      instructions.species();
      code.iload(i).iload(Addresses.INNER);
      instructions.maskOfRest();
      code.astore(mask);
    }
    steps(Place.INNER, 0, true);
    for (int k = 0; k < loop.outputs().size(); k++) {
      outputOfRest(k);
    }
    code.iinc(i, tail == Tail.MASKED ? types.lanes() : 1).goto_(next);
    code.labelBinding(done);
  }

  private void steps(Place place, int after, boolean rest) {
    for (int k = 0; k < slots.length; k++) {
      if (vectorised.places().get(k) != place) {
        continue;
      }
      Step step = vectorised.steps().get(k);
      if (step.operation() != Operation.INPUT) {
        instructions.compute(
            step, step.operands().stream().map(operand -> slots[operand]).toList());
      } else if (place != Place.INNER) {
        instructions.species();
        addresses.input((int) step.detail());
        broadcastNumber();
      } else if (rest) {
        inputOfRest((int) step.detail());
      } else {
        instructions.beforeLoad();
        addresses.inputAt((int) step.detail(), after);
        instructions.loadVector();
      }
      code.astore(slots[k]);
    }
  }

  private void broadcastNumber() {
    instructions.loadNumber();
    instructions.broadcast();
  }

  private void inputOfRest(int input) {
    switch (tail) {
      case MASKED -> {
        instructions.beforeLoad();
        addresses.inputAt(input, 0);
        instructions.loadVector(mask);
      }
      case SINGLE -> {
        instructions.species();
        addresses.inputAt(input, 0);
        broadcastNumber();
      }
    }
  }

  private int result(int output) {
    return slots[vectorised.results().get(output)];
  }

  private void output(int k, int copy) {
    int after = copy * types.lanes();
    switch (loop.outputs().get(k)) {
      case Loop.Output.Store _ -> {
        code.aload(result(k));
        instructions.all();
        addresses.outputAt(k, after);
        instructions.storeVector();
      }
      case Loop.Output.Columns _ -> {
        instructions.beforeLoad();
        addresses.outputAt(k, after);
        instructions.loadVector();
        code.aload(result(k));
        instructions.accumulate(Loop.Reduction.SUM);
        instructions.all();
        addresses.outputAt(k, after);
        instructions.storeVector();
      }
      case Loop.Output.Total(Loop.Reduction reduction, int _) -> accumulate(k, copy, reduction);
      case Loop.Output.Rows(Loop.Reduction reduction, int _) -> accumulate(k, copy, reduction);
    }
  }

  private void accumulate(int k, int copy, Loop.Reduction reduction) {
    int accumulator = accumulators.get(k).get(copy);
    code.aload(accumulator).aload(result(k));
    instructions.accumulate(reduction);
    code.astore(accumulator);
  }

  private void outputOfRest(int k) {
    switch (loop.outputs().get(k)) {
      case Loop.Output.Store _ -> storeRest(k);
      case Loop.Output.Columns _ -> columnsOfRest(k);
      case Loop.Output.Total(Loop.Reduction reduction, int _) -> accumulateRest(k, reduction);
      case Loop.Output.Rows(Loop.Reduction reduction, int _) -> accumulateRest(k, reduction);
    }
  }

  private void storeRest(int k) {
    switch (tail) {
      case MASKED -> {
        code.aload(result(k));
        instructions.all();
        addresses.outputAt(k, 0);
        instructions.storeVector(mask);
      }
      case SINGLE -> {
        addresses.outputAt(k, 0);
        code.aload(result(k));
        instructions.firstLane();
        instructions.storeNumber();
      }
    }
  }

  private void columnsOfRest(int k) {
    switch (tail) {
      case MASKED -> {
        instructions.beforeLoad();
        addresses.outputAt(k, 0);
        instructions.loadVector(mask);
        code.aload(result(k));
        instructions.accumulate(Loop.Reduction.SUM);
        instructions.all();
        addresses.outputAt(k, 0);
        instructions.storeVector(mask);
      }
      case SINGLE -> {
        addresses.outputAt(k, 0);
        addresses.outputAt(k, 0);
        instructions.loadNumber();
        code.aload(result(k));
        instructions.firstLane();
        instructions.combine(Loop.Reduction.SUM);
        instructions.storeNumber();
      }
    }
  }

  private void accumulateRest(int k, Loop.Reduction reduction) {
    int accumulator = accumulators.get(k).getFirst();
    code.aload(accumulator);
    instructions.constant(identity(reduction));
    code.aload(result(k)).aload(mask);
    instructions.blend();
    instructions.accumulate(reduction);
    code.astore(accumulator);
  }

  private void startAccumulators(int k, Loop.Reduction reduction) {
    for (int slot : accumulators.get(k)) {
      instructions.constant(identity(reduction));
      code.astore(slot);
    }
  }

  static double identity(Loop.Reduction reduction) {
    return switch (reduction) {
      case SUM -> 0;
      case MAXIMUM -> Double.NEGATIVE_INFINITY;
      case MINIMUM -> Double.POSITIVE_INFINITY;
    };
  }

  /// → the one number that the accumulators hold together
  private void reduced(int k, Loop.Reduction reduction) {
    code.aload(accumulators.get(k).getFirst());
    for (int copy = 1; copy < copies; copy++) {
      code.aload(accumulators.get(k).get(copy));
      instructions.accumulate(reduction);
    }
    instructions.reduce(reduction);
  }

  private void storeTotal(int k, Loop.Reduction reduction) {
    addresses.output(k);
    addresses.output(k);
    instructions.loadNumber();
    reduced(k, reduction);
    instructions.combine(reduction);
    instructions.storeNumber();
  }
}
