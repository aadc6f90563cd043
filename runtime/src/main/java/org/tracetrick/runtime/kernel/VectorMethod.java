package org.tracetrick.runtime.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.stream.Stream;

/// Writes the method `run` of vector code.
///
/// The inner loop takes several whole vectors a turn; what is left is done by a second loop, vector
/// by vector, under a mask.
final class VectorMethod {
  private final CodeBuilder code;
  private final Vectorised vectorised;
  private final Shape shape;
  private final int vectorLength;
  private final VectorInstructions instructions;
  private final VectorCalls calls;
  private final Addresses addresses;
  private final List<Integer> slots;
  private final VectorOutputs outputs;
  private final int o;
  private final int i;
  private final int laneNumbers;
  private final int mask;

  private VectorMethod(
      CodeBuilder code, Loop loop, Vectorised vectorised, Shape shape, ClassDesc owner) {
    VectorTypes types = VectorTypes.of(loop.precision(), shape.bits());
    this.code = code;
    this.vectorised = vectorised;
    this.shape = shape;
    this.vectorLength = types.lanes();
    this.instructions = VectorInstructions.of(code, types, owner);
    this.calls = instructions.calls();
    this.addresses = Addresses.load(code, loop);
    this.o = code.allocateLocal(TypeKind.INT);
    this.i = code.allocateLocal(TypeKind.INT);
    this.laneNumbers = code.allocateLocal(TypeKind.REFERENCE);
    this.mask = code.allocateLocal(TypeKind.REFERENCE);
    this.slots = slots(code, vectorised);
    this.outputs =
        new VectorOutputs(
            code,
            calls,
            addresses,
            loop.outputs(),
            vectorised.results().stream().map(slots::get).toList(),
            VectorOutputs.accumulators(code, loop.outputs().size(), Math.max(1, shape.copies())),
            shape.tail(),
            mask);
  }

  private static List<Integer> slots(CodeBuilder code, Vectorised vectorised) {
    return Stream.generate(() -> code.allocateLocal(TypeKind.REFERENCE))
        .limit(vectorised.steps().size())
        .toList();
  }

  /// What is done when no whole vector is left.
  enum Tail {
    /// Loads and stores under a mask.
    MASKED,
    /// Number by number, each in all lanes: where masked loads are slow.
    SINGLE
  }

  /// How the code is laid out.
  ///
  /// @param bits of a vector
  /// @param copies vectors taken in one turn of the inner loop; with 0, all is done as what is left
  record Shape(int bits, int copies, Tail tail) {}

  /// Code for a method `run` of the class that is named.
  static void write(
      CodeBuilder code, Loop loop, Vectorised vectorised, Shape shape, ClassDesc owner) {
    new VectorMethod(code, loop, vectorised, shape, owner).run();
  }

  /// Code for a static method that computes one vector from another.
  static void writeFunction(CodeBuilder code, Vectorised body, VectorTypes types, ClassDesc owner) {
    VectorInstructions instructions = VectorInstructions.of(code, types, owner);
    List<Integer> slots = slots(code, body);
    for (int k = 0; k < slots.size(); k++) {
      Step step = body.steps().get(k);
      if (step instanceof Step.Input) {
        code.aload(0);
      } else {
        instructions.compute(step, step.operands().stream().map(slots::get).toList());
      }
      code.astore(slots.get(k));
    }
    code.aload(slots.get(body.results().getFirst())).areturn();
  }

  private void run() {
    steps(Place.BEFORE, this::uniform);
    outputs.start();
    calls.laneNumbers();
    code.astore(laneNumbers);
    if (shape.tail() == Tail.SINGLE) {
      mask(code::iconst_1);
    }
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.iconst_0().istore(o);
    code.labelBinding(next).iload(o).iload(Addresses.OUTER).if_icmpge(done);
    outerTurn();
    addresses.advance();
    code.iinc(o, 1).goto_(next);
    code.labelBinding(done);
    outputs.end();
    code.return_();
  }

  private void outerTurn() {
    steps(Place.OUTER, this::uniform);
    outputs.startRow();
    code.iconst_0().istore(i);
    if (shape.copies() > 0) {
      wholeVectors();
    }
    rest();
    outputs.endRow();
  }

  private void wholeVectors() {
    int turn = shape.copies() * vectorLength;
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(next);
    code.iload(i).iload(Addresses.INNER).loadConstant(turn - 1).isub().if_icmpge(done);
    addresses.moveTo(i);
    for (int copy = 0; copy < shape.copies(); copy++) {
      int after = copy * vectorLength;
      steps(Place.INNER, input -> whole(input, after));
      outputs.whole(copy, after);
    }
    code.iinc(i, turn).goto_(next);
    code.labelBinding(done);
  }

  private void rest() {
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(next).iload(i).iload(Addresses.INNER).if_icmpge(done);
    addresses.moveTo(i);
    switch (shape.tail()) {
      case MASKED -> {
        mask(() -> code.iload(Addresses.INNER).iload(i).isub());
        steps(Place.INNER, this::masked);
        outputs.rest();
        code.iinc(i, vectorLength);
      }
      case SINGLE -> {
        steps(Place.INNER, this::single);
        outputs.rest();
        code.iinc(i, 1);
      }
    }
    code.goto_(next);
    code.labelBinding(done);
  }

  /// The mask of as many lanes as what is written leaves on the stack.
  private void mask(Runnable count) {
    code.aload(laneNumbers);
    calls.operator("Comparison", "LT");
    calls.species();
    count.run();
    calls.maskOfFirst();
    code.astore(mask);
  }

  /// Loads an input.
  private interface Loading {
    void load(int input);
  }

  private void steps(Place place, Loading loading) {
    for (int k = 0; k < slots.size(); k++) {
      if (vectorised.places().get(k) == place) {
        Step step = vectorised.steps().get(k);
        if (step instanceof Step.Input(int index)) {
          loading.load(index);
        } else {
          instructions.compute(step, step.operands().stream().map(slots::get).toList());
        }
        code.astore(slots.get(k));
      }
    }
  }

  private void uniform(int input) {
    calls.species();
    addresses.input(input);
    calls.broadcastFromMemory();
  }

  private void whole(int input, int after) {
    calls.species();
    calls.memory();
    addresses.inputAt(input, after);
    calls.load();
  }

  private void masked(int input) {
    calls.species();
    calls.memory();
    addresses.inputAt(input, 0);
    calls.loadMasked(mask);
  }

  private void single(int input) {
    calls.species();
    addresses.inputAt(input, 0);
    calls.broadcastFromMemory();
  }
}
