package org.tracetrick.runtime.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;

/// Writes the method `run` of vector code.
///
/// The inner loop takes several whole vectors a turn; what is left is done by a second loop, vector
/// by vector, under a mask.
///
/// Apart from accumulators no vector lives longer than a turn of a loop: constants, and values that
/// a loop takes from outside, are single numbers until they are used. The virtual machine moves
/// them out of the loop again, in registers; what is a vector outside it may keep as an object,
/// which it then allocates at each run.
final class VectorMethod {
  private static final int NONE = -1;

  private final CodeBuilder code;
  private final Vectorised vectorised;
  private final Shape shape;
  private final int vectorLength;
  private final VectorInstructions instructions;
  private final VectorCalls calls;
  private final Addresses addresses;
  private final TypeKind number;

  /// The slots of vectors.
  private final int[] slots;

  /// The slots of single numbers, of what leaves its place.
  private final int[] numbers;

  private final VectorOutputs outputs;
  private final int o;
  private final int i;
  private final int mask;

  private VectorMethod(CodeBuilder code, Loop loop, Vectorised vectorised, Shape shape) {
    VectorTypes types = VectorTypes.of(loop.precision(), shape.bits());
    this.code = code;
    this.vectorised = vectorised;
    this.shape = shape;
    this.vectorLength = types.lanes();
    this.calls = new VectorCalls(code, types);
    this.instructions = new VectorInstructions(code, calls);
    this.number = TypeKind.from(types.number());
    this.addresses = Addresses.load(code, loop);
    this.o = code.allocateLocal(TypeKind.INT);
    this.i = code.allocateLocal(TypeKind.INT);
    this.mask = code.allocateLocal(TypeKind.REFERENCE);
    this.slots = new int[vectorised.steps().size()];
    this.numbers = new int[slots.length];
    for (int k = 0; k < slots.length; k++) {
      slots[k] = hasSlot(k) ? code.allocateLocal(TypeKind.REFERENCE) : NONE;
      numbers[k] = vectorised.leavesItsPlace(k) ? code.allocateLocal(number) : NONE;
    }
    this.outputs =
        new VectorOutputs(
            code,
            calls,
            addresses,
            loop.outputs(),
            vectorised.results(),
            result -> load(result, Place.INNER),
            VectorOutputs.accumulators(code, loop.outputs().size(), Math.max(1, shape.copies())),
            shape.tail(),
            mask);
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

  /// Code for a method `run`.
  static void write(CodeBuilder code, Loop loop, Vectorised vectorised, Shape shape) {
    new VectorMethod(code, loop, vectorised, shape).run();
  }

  private void run() {
    steps(Place.BEFORE, this::uniform);
    outputs.start();
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
        mask(code::iconst_1);
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
    calls.laneNumbers();
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
    for (int k = 0; k < slots.length; k++) {
      if (vectorised.places().get(k) != place || !hasSlot(k)) {
        continue;
      }
      Step step = vectorised.steps().get(k);
      if (step instanceof Step.Input(int index)) {
        loading.load(index);
      } else {
        instructions.compute(step, operand -> load(operand, place));
      }
      code.astore(slots[k]);
      if (numbers[k] != NONE) {
        code.aload(slots[k]);
        calls.firstLane();
        code.storeLocal(number, numbers[k]);
      }
    }
  }

  private boolean hasSlot(int step) {
    return switch (vectorised.steps().get(step)) {
      case Step.Constant _, Step.Whole _ -> false;
      case Step.Input _, Step.Compute _, Step.ShiftLeft _, Step.ShiftRight _, Step.Library _ ->
          true;
    };
  }

  /// → the vector of a step, where it is used
  private void load(int step, Place place) {
    if (!hasSlot(step)) {
      instructions.compute(vectorised.steps().get(step), operand -> load(operand, place));
    } else if (vectorised.places().get(step) == place) {
      code.aload(slots[step]);
    } else {
      calls.species();
      code.loadLocal(number, numbers[step]);
      calls.broadcast();
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
