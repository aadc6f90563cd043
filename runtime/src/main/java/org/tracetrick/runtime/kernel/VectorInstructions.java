package org.tracetrick.runtime.kernel;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/// Writes steps as calls of the vector library.
///
/// @param owner the class that is written
record VectorInstructions(CodeBuilder code, VectorCalls calls, ClassDesc owner) {

  static VectorInstructions of(CodeBuilder code, VectorTypes types, ClassDesc owner) {
    return new VectorInstructions(code, new VectorCalls(code, types), owner);
  }

  /// Writes a step other than an input; its operands are loaded from their slots, its result is
  /// left on the stack.
  void compute(Step step, List<Integer> slots) {
    switch (step) {
      case Step.Input _ -> throw new IllegalArgumentException("an input is loaded by the loop");
      case Step.Constant constant -> calls.constant(constant.value());
      case Step.Whole(long value) -> whole(value);
      case Step.ShiftLeft(int _, int by) -> shift("LSHL", by, slots);
      case Step.ShiftRight(int _, int by) -> shift("LSHR", by, slots);
      case Step.Library(Loop.Function function, int _) -> library(function, slots);
      case Step.Call(Loop.Function function, int _) -> call(function, slots);
      case Step.Compute(Operation operation, var _) -> compute(operation, slots);
    }
  }

  private void compute(Operation operation, List<Integer> slots) {
    ClassDesc numbers = calls.types().numbers();
    ClassDesc bits = calls.types().bits();
    switch (operation) {
      case ADD -> method(numbers, "add", slots);
      case SUBTRACT -> method(numbers, "sub", slots);
      case MULTIPLY -> method(numbers, "mul", slots);
      case DIVIDE -> method(numbers, "div", slots);
      case FMA -> method(numbers, "fma", slots);
      case NEGATE -> method(numbers, "neg", slots);
      case ABS -> method(numbers, "abs", slots);
      case SQRT -> method(numbers, "sqrt", slots);
      case MAXIMUM -> method(numbers, "max", slots);
      case MINIMUM -> method(numbers, "min", slots);
      case LESS -> compare("LT", slots);
      case EQUAL -> compare("EQ", slots);
      case SELECT -> {
        code.aload(slots.get(2)).aload(slots.get(1)).aload(slots.getFirst());
        calls.blend();
      }
      case BITS -> view(numbers, calls.types().asBits(), bits, slots);
      case NUMBERS -> view(bits, calls.types().asNumbers(), numbers, slots);
      case PLUS -> method(bits, "add", slots);
      case MINUS -> method(bits, "sub", slots);
      case AND -> method(bits, "and", slots);
      case OR -> method(bits, "or", slots);
      case POWER -> operator("POW", slots);
      case ATAN2 -> operator("ATAN2", slots);
    }
  }

  private void method(ClassDesc type, String name, List<Integer> slots) {
    slots.forEach(code::aload);
    List<ClassDesc> others = Collections.nCopies(slots.size() - 1, VectorTypes.VECTOR);
    code.invokevirtual(type, name, MethodTypeDesc.of(type, others));
  }

  private void view(ClassDesc from, String name, ClassDesc to, List<Integer> slots) {
    code.aload(slots.getFirst());
    calls.invoke(from, name, to);
  }

  private void operator(String name, List<Integer> slots) {
    ClassDesc numbers = calls.types().numbers();
    code.aload(slots.getFirst());
    calls.operator("Binary", name);
    code.aload(slots.get(1));
    calls.invoke(numbers, "lanewise", numbers, VectorTypes.operators("Binary"), VectorTypes.VECTOR);
  }

  private void library(Loop.Function function, List<Integer> slots) {
    ClassDesc numbers = calls.types().numbers();
    code.aload(slots.getFirst());
    calls.operator("Unary", function.name());
    calls.invoke(numbers, "lanewise", numbers, VectorTypes.operators("Unary"));
  }

  private void call(Loop.Function function, List<Integer> slots) {
    ClassDesc numbers = calls.types().numbers();
    code.aload(slots.getFirst());
    code.invokestatic(owner, function.name(), MethodTypeDesc.of(numbers, numbers));
  }

  private void shift(String name, int by, List<Integer> slots) {
    VectorTypes types = calls.types();
    code.aload(slots.getFirst());
    calls.operator("Binary", name);
    wholeNumber(by);
    calls.invoke(
        types.bits(), "lanewise", types.bits(), VectorTypes.operators("Binary"), types.whole());
  }

  private void compare(String name, List<Integer> slots) {
    code.aload(slots.getFirst());
    calls.operator("Comparison", name);
    code.aload(slots.get(1));
    calls.compare();
  }

  private void whole(long value) {
    VectorTypes types = calls.types();
    calls.species(types.bits());
    wholeNumber(value);
    code.invokestatic(
        types.bits(),
        "broadcast",
        MethodTypeDesc.of(types.bits(), VectorTypes.SPECIES, types.whole()));
  }

  private void wholeNumber(long value) {
    if (calls.types().whole().equals(CD_int)) {
      code.loadConstant((int) value);
    } else {
      code.loadConstant(value);
    }
  }
}
