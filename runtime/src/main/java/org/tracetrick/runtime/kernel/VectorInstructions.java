package org.tracetrick.runtime.kernel;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.List;

/// Writes steps as calls of the vector library.
record VectorInstructions(CodeBuilder code, VectorCalls calls) {

  /// Writes what leaves the vector of a step on the stack.
  interface Operands {
    void load(int step);
  }

  /// Writes a step other than an input, which leaves its result on the stack.
  void compute(Step step, Operands operands) {
    switch (step) {
      case Step.Input _ -> throw new IllegalArgumentException("an input is loaded by the loop");
      case Step.Constant constant -> calls.constant(constant.value());
      case Step.Whole(long value) -> whole(value);
      case Step.ShiftLeft(int operand, int by) -> shift("LSHL", by, operand, operands);
      case Step.ShiftRight(int operand, int by) -> shift("LSHR", by, operand, operands);
      case Step.Library(Loop.Function function, int operand) -> {
        operands.load(operand);
        library(function);
      }
      case Step.Compute(Operation operation, List<Integer> places) ->
          compute(operation, places, operands);
    }
  }

  private void compute(Operation operation, List<Integer> places, Operands operands) {
    ClassDesc numbers = calls.types().numbers();
    ClassDesc bits = calls.types().bits();
    switch (operation) {
      case ADD -> method(numbers, "add", places, operands);
      case SUBTRACT -> method(numbers, "sub", places, operands);
      case MULTIPLY -> method(numbers, "mul", places, operands);
      case DIVIDE -> method(numbers, "div", places, operands);
      case FMA -> method(numbers, "fma", places, operands);
      case NEGATE -> method(numbers, "neg", places, operands);
      case ABS -> method(numbers, "abs", places, operands);
      case SQRT -> method(numbers, "sqrt", places, operands);
      case MAXIMUM -> method(numbers, "max", places, operands);
      case MINIMUM -> method(numbers, "min", places, operands);
      case LESS -> compare("LT", places, operands);
      case EQUAL -> compare("EQ", places, operands);
      case SELECT -> {
        operands.load(places.get(2));
        operands.load(places.get(1));
        operands.load(places.getFirst());
        calls.blend();
      }
      case BITS -> view(numbers, calls.types().asBits(), bits, places, operands);
      case NUMBERS -> view(bits, calls.types().asNumbers(), numbers, places, operands);
      case PLUS -> method(bits, "add", places, operands);
      case MINUS -> method(bits, "sub", places, operands);
      case AND -> method(bits, "and", places, operands);
      case OR -> method(bits, "or", places, operands);
      case POWER -> operator("POW", places, operands);
      case ATAN2 -> operator("ATAN2", places, operands);
    }
  }

  private void method(ClassDesc type, String name, List<Integer> places, Operands operands) {
    places.forEach(operands::load);
    List<ClassDesc> others = Collections.nCopies(places.size() - 1, VectorTypes.VECTOR);
    code.invokevirtual(type, name, MethodTypeDesc.of(type, others));
  }

  private void view(
      ClassDesc from, String name, ClassDesc to, List<Integer> places, Operands operands) {
    operands.load(places.getFirst());
    calls.invoke(from, name, to);
  }

  private void operator(String name, List<Integer> places, Operands operands) {
    ClassDesc numbers = calls.types().numbers();
    operands.load(places.getFirst());
    calls.operator("Binary", name);
    operands.load(places.get(1));
    calls.invoke(numbers, "lanewise", numbers, VectorTypes.operators("Binary"), VectorTypes.VECTOR);
  }

  private void library(Loop.Function function) {
    ClassDesc numbers = calls.types().numbers();
    calls.operator("Unary", function.name());
    calls.invoke(numbers, "lanewise", numbers, VectorTypes.operators("Unary"));
  }

  private void shift(String name, int by, int operand, Operands operands) {
    VectorTypes types = calls.types();
    operands.load(operand);
    calls.operator("Binary", name);
    wholeNumber(by);
    calls.invoke(
        types.bits(), "lanewise", types.bits(), VectorTypes.operators("Binary"), types.whole());
  }

  private void compare(String name, List<Integer> places, Operands operands) {
    operands.load(places.getFirst());
    calls.operator("Comparison", name);
    operands.load(places.get(1));
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
