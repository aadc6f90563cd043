package org.tracetrick.runtime.kernel;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.tracetrick.runtime.blas.Memory;

/// Calls of the vector library that a loop is made of, other than its steps: constants, memory,
/// masks, reductions. What a call takes from the stack, and leaves there, is written `before →
/// after`.
record VectorCalls(CodeBuilder code, VectorTypes types) {
  private static final ClassDesc MEMORY = Memory.class.describeConstable().orElseThrow();
  private static final ClassDesc SEGMENT = MemorySegment.class.describeConstable().orElseThrow();
  private static final ClassDesc ORDER = ByteOrder.class.describeConstable().orElseThrow();

  /// The same code on single numbers.
  PlainInstructions plain() {
    return new PlainInstructions(code, types.number());
  }

  void invoke(ClassDesc type, String method, ClassDesc result, ClassDesc... arguments) {
    code.invokevirtual(type, method, MethodTypeDesc.of(result, arguments));
  }

  /// → an operator, of a kind such as `Binary`
  void operator(String kind, String name) {
    code.getstatic(VectorTypes.OPERATORS, name, VectorTypes.operators(kind));
  }

  /// → vector
  void constant(double value) {
    species();
    plain().constant(value);
    broadcast();
  }

  /// → species
  void species() {
    species(types.numbers());
  }

  void species(ClassDesc type) {
    code.getstatic(type, types.species(), VectorTypes.SPECIES);
  }

  /// species, number → vector
  void broadcast() {
    ClassDesc numbers = types.numbers();
    code.invokestatic(
        numbers, "broadcast", MethodTypeDesc.of(numbers, VectorTypes.SPECIES, types.number()));
  }

  /// species, address → vector
  void broadcastFromMemory() {
    plain().loadNumber();
    broadcast();
  }

  /// no, yes, mask → vector
  void blend() {
    invoke(types.numbers(), "blend", types.numbers(), VectorTypes.VECTOR, VectorTypes.MASK);
  }

  /// vector, operator, vector → mask
  void compare() {
    invoke(
        types.numbers(),
        "compare",
        VectorTypes.MASK,
        VectorTypes.operators("Comparison"),
        VectorTypes.VECTOR);
  }

  /// → the vector 0, 1, 2, …
  void laneNumbers() {
    constant(0);
    code.iconst_1();
    invoke(types.numbers(), "addIndex", types.numbers(), CD_int);
  }

  /// lane numbers, operator, species, int → the mask of so many lanes, from the first on
  ///
  /// The library's own way, `indexInRange`, branches.
  void maskOfFirst() {
    if (types.number().equals(CD_float)) {
      code.i2f();
    } else {
      code.i2d();
    }
    broadcast();
    compare();
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
    operator("Associative", name);
    invoke(types.numbers(), "reduceLanes", types.number(), VectorTypes.operators("Associative"));
  }

  /// vector → number
  void firstLane() {
    code.iconst_0();
    invoke(types.numbers(), "lane", types.number(), CD_int);
  }

  /// → memory
  void memory() {
    code.getstatic(MEMORY, "ALL", SEGMENT);
  }

  private void order() {
    code.invokestatic(ORDER, "nativeOrder", MethodTypeDesc.of(ORDER));
  }

  /// species, memory, address → vector
  void load() {
    order();
    ClassDesc numbers = types.numbers();
    code.invokestatic(
        numbers,
        "fromMemorySegment",
        MethodTypeDesc.of(numbers, VectorTypes.SPECIES, SEGMENT, CD_long, ORDER));
  }

  /// The same where a mask, in a slot, is set; elsewhere 0.
  void loadMasked(int mask) {
    order();
    code.aload(mask);
    ClassDesc numbers = types.numbers();
    code.invokestatic(
        numbers,
        "fromMemorySegment",
        MethodTypeDesc.of(numbers, VectorTypes.SPECIES, SEGMENT, CD_long, ORDER, VectorTypes.MASK));
  }

  /// vector, memory, address →
  void store() {
    order();
    invoke(types.numbers(), "intoMemorySegment", CD_void, SEGMENT, CD_long, ORDER);
  }

  /// The same where a mask, in a slot, is set.
  void storeMasked(int mask) {
    order();
    code.aload(mask);
    invoke(
        types.numbers(), "intoMemorySegment", CD_void, SEGMENT, CD_long, ORDER, VectorTypes.MASK);
  }
}
