package org.tracetrick.runtime.kernel;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import org.tracetrick.runtime.blas.Memory;

/// The calls of the vector library, each with its operands on the stack.
///
/// @param owner the class that is written
record VectorInstructions(CodeBuilder code, VectorTypes types, ClassDesc owner) {
  private static final ClassDesc MEMORY = Memory.class.describeConstable().orElseThrow();
  private static final ClassDesc SEGMENT = MemorySegment.class.describeConstable().orElseThrow();
  private static final ClassDesc ORDER = ByteOrder.class.describeConstable().orElseThrow();

  /// Writes a step other than an input; its operands are loaded from their slots.
  void compute(Step step, List<Integer> slots) {
    switch (step.operation()) {
      case INPUT -> throw new IllegalArgumentException("an input is loaded by the loop");
      case CONSTANT -> constant(Double.longBitsToDouble(step.detail()));
      case WHOLE -> whole(step.detail());
      case SELECT -> {
        load(slots.get(2), slots.get(1), slots.getFirst());
        blend();
      }
      case LESS -> compare("LT", slots);
      case EQUAL -> compare("EQ", slots);
      case XOR -> operator(types.bits(), "XOR", slots);
      case POWER -> operator(types.numbers(), "POW", slots);
      case ATAN2 -> operator(types.numbers(), "ATAN2", slots);
      case SHIFT_LEFT -> shift("LSHL", step, slots);
      case SHIFT_RIGHT -> shift("LSHR", step, slots);
      case LIBRARY -> {
        load(slots.getFirst());
        operatorConstant("Unary", function(step).name());
        invoke(types.numbers(), "lanewise", types.numbers(), VectorTypes.operators("Unary"));
      }
      case CALL -> {
        load(slots.getFirst());
        ClassDesc numbers = types.numbers();
        code.invokestatic(owner, function(step).name(), MethodTypeDesc.of(numbers, numbers));
      }
      case BITS -> {
        load(slots.getFirst());
        invoke(types.numbers(), types.asBits(), types.bits());
      }
      case NUMBERS -> {
        load(slots.getFirst());
        invoke(types.bits(), types.asNumbers(), types.numbers());
      }
      case PLUS -> plain(types.bits(), "add", slots);
      case MINUS -> plain(types.bits(), "sub", slots);
      case AND -> plain(types.bits(), "and", slots);
      case OR -> plain(types.bits(), "or", slots);
      case ADD -> plain(types.numbers(), "add", slots);
      case SUBTRACT -> plain(types.numbers(), "sub", slots);
      case MULTIPLY -> plain(types.numbers(), "mul", slots);
      case DIVIDE -> plain(types.numbers(), "div", slots);
      case FMA -> plain(types.numbers(), "fma", slots);
      case NEGATE -> plain(types.numbers(), "neg", slots);
      case ABS -> plain(types.numbers(), "abs", slots);
      case SQRT -> plain(types.numbers(), "sqrt", slots);
      case MAXIMUM -> plain(types.numbers(), "max", slots);
      case MINIMUM -> plain(types.numbers(), "min", slots);
    }
  }

  private static Loop.Function function(Step step) {
    return Loop.Function.values()[(int) step.detail()];
  }

  private void load(int... slots) {
    for (int slot : slots) {
      code.aload(slot);
    }
  }

  private void plain(ClassDesc type, String method, List<Integer> slots) {
    slots.forEach(code::aload);
    ClassDesc[] others = new ClassDesc[slots.size() - 1];
    java.util.Arrays.fill(others, VectorTypes.VECTOR);
    invoke(type, method, type, others);
  }

  private void operator(ClassDesc type, String name, List<Integer> slots) {
    load(slots.getFirst());
    operatorConstant("Binary", name);
    load(slots.get(1));
    invoke(type, "lanewise", type, VectorTypes.operators("Binary"), VectorTypes.VECTOR);
  }

  private void shift(String name, Step step, List<Integer> slots) {
    load(slots.getFirst());
    operatorConstant("Binary", name);
    wholeNumber(step.detail());
    invoke(types.bits(), "lanewise", types.bits(), VectorTypes.operators("Binary"), types.whole());
  }

  private void compare(String name, List<Integer> slots) {
    load(slots.getFirst());
    operatorConstant("Comparison", name);
    load(slots.get(1));
    invoke(
        types.numbers(),
        "compare",
        VectorTypes.MASK,
        VectorTypes.operators("Comparison"),
        VectorTypes.VECTOR);
  }

  private void operatorConstant(String kind, String name) {
    code.getstatic(VectorTypes.OPERATORS, name, VectorTypes.operators(kind));
  }

  private void invoke(ClassDesc type, String method, ClassDesc result, ClassDesc... arguments) {
    code.invokevirtual(type, method, MethodTypeDesc.of(result, arguments));
  }

  void constant(double value) {
    species(types.numbers());
    number(value);
    broadcast();
  }

  void number(double value) {
    if (types.number().equals(java.lang.constant.ConstantDescs.CD_float)) {
      code.loadConstant((float) value);
    } else {
      code.loadConstant(value);
    }
  }

  private void whole(long value) {
    species(types.bits());
    wholeNumber(value);
    code.invokestatic(
        types.bits(),
        "broadcast",
        MethodTypeDesc.of(types.bits(), VectorTypes.SPECIES, types.whole()));
  }

  private void wholeNumber(long value) {
    if (types.whole().equals(CD_int)) {
      code.loadConstant((int) value);
    } else {
      code.loadConstant(value);
    }
  }

  void species() {
    species(types.numbers());
  }

  private void species(ClassDesc type) {
    code.getstatic(type, types.species(), VectorTypes.SPECIES);
  }

  /// species, number → vector
  void broadcast() {
    code.invokestatic(
        types.numbers(),
        "broadcast",
        MethodTypeDesc.of(types.numbers(), VectorTypes.SPECIES, types.number()));
  }

  /// no, yes, mask → vector
  void blend() {
    invoke(types.numbers(), "blend", types.numbers(), VectorTypes.VECTOR, VectorTypes.MASK);
  }

  /// vector, vector → vector
  void accumulate(Loop.Reduction reduction) {
    String method =
        switch (reduction) {
          case SUM -> "add";
          case MAXIMUM -> "max";
          case MINIMUM -> "min";
        };
    invoke(types.numbers(), method, types.numbers(), VectorTypes.VECTOR);
  }

  /// vector → number
  void reduce(Loop.Reduction reduction) {
    String name =
        switch (reduction) {
          case SUM -> "ADD";
          case MAXIMUM -> "MAX";
          case MINIMUM -> "MIN";
        };
    operatorConstant("Associative", name);
    invoke(types.numbers(), "reduceLanes", types.number(), VectorTypes.operators("Associative"));
  }

  /// What [#loadVector] has below the address on the stack.
  void beforeLoad() {
    species();
    all();
  }

  void all() {
    code.getstatic(MEMORY, "ALL", SEGMENT);
  }

  private void order() {
    code.invokestatic(ORDER, "nativeOrder", MethodTypeDesc.of(ORDER));
  }

  /// species, memory, address → vector
  void loadVector() {
    order();
    code.invokestatic(
        types.numbers(),
        "fromMemorySegment",
        MethodTypeDesc.of(types.numbers(), VectorTypes.SPECIES, SEGMENT, CD_long, ORDER));
  }

  /// The same where a mask, in a slot, is set; elsewhere 0.
  void loadVector(int mask) {
    order();
    code.aload(mask)
        .invokestatic(
            types.numbers(),
            "fromMemorySegment",
            MethodTypeDesc.of(
                types.numbers(), VectorTypes.SPECIES, SEGMENT, CD_long, ORDER, VectorTypes.MASK));
  }

  /// vector, memory, address →
  void storeVector() {
    order();
    code.invokevirtual(
        types.numbers(), "intoMemorySegment", MethodTypeDesc.of(CD_void, SEGMENT, CD_long, ORDER));
  }

  void storeVector(int mask) {
    order();
    code.aload(mask)
        .invokevirtual(
            types.numbers(),
            "intoMemorySegment",
            MethodTypeDesc.of(CD_void, SEGMENT, CD_long, ORDER, VectorTypes.MASK));
  }

  /// address → number
  void loadNumber() {
    String name = types.whole().equals(CD_int) ? "getFloat" : "getDouble";
    code.invokestatic(MEMORY, name, MethodTypeDesc.of(types.number(), CD_long));
  }

  /// address, number →
  void storeNumber() {
    String name = types.whole().equals(CD_int) ? "putFloat" : "putDouble";
    code.invokestatic(MEMORY, name, MethodTypeDesc.of(CD_void, CD_long, types.number()));
  }

  /// number, number → number
  void combine(Loop.Reduction reduction) {
    PlainInstructions.combine(code, types.number(), reduction);
  }

  /// species, bits → a mask
  void maskOfBits() {
    code.invokestatic(
        VectorTypes.MASK,
        "fromLong",
        MethodTypeDesc.of(VectorTypes.MASK, VectorTypes.SPECIES, CD_long));
  }

  /// vector → number
  void firstLane() {
    code.iconst_0();
    invoke(types.numbers(), "lane", types.number(), CD_int);
  }

  /// i, inner → the mask of the numbers from `i` on
  void maskOfRest() {
    code.invokeinterface(
        VectorTypes.SPECIES, "indexInRange", MethodTypeDesc.of(VectorTypes.MASK, CD_int, CD_int));
  }
}
