package org.tracetrick.runtime.kernel;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Locale;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;

/// Plain code for the values of a loop, number by number.
///
/// @param number the type of a number: arithmetic is done in it, functions in `double`
record PlainInstructions(CodeBuilder code, ClassDesc number) {
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc PLAIN = PlainFunctions.class.describeConstable().orElseThrow();
  private static final ClassDesc MEMORY = Memory.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc UNARY = MethodTypeDesc.of(CD_double, CD_double);
  private static final MethodTypeDesc BINARY = MethodTypeDesc.of(CD_double, CD_double, CD_double);

  static ClassDesc number(Precision precision) {
    return switch (precision) {
      case DOUBLE -> CD_double;
      case FLOAT -> CD_float;
    };
  }

  TypeKind kind() {
    return TypeKind.from(number);
  }

  /// Writes a value other than an input; its operands are loaded from their slots.
  void compute(Loop.Value value, List<Integer> slots) {
    for (int slot : slots) {
      code.loadLocal(kind(), slot);
    }
    switch (value) {
      case Loop.Value.Input _ -> throw new IllegalArgumentException("loaded by the loop");
      case Loop.Value.Constant(double constant) -> constant(constant);
      case Loop.Value.Unary(Loop.Function function, int _) -> function(function, slots.getFirst());
      case Loop.Value.Binary(Loop.Combination combination, int _, int _) ->
          combination(combination);
      case Loop.Value.Power(int _, double exponent) -> {
        widen();
        code.loadConstant(number.equals(CD_float) ? (float) exponent : exponent);
        code.invokestatic(PLAIN, "constantPower", BINARY);
        narrow();
      }
    }
  }

  private void function(Loop.Function function, int slot) {
    switch (function) {
      case NEGATE -> arithmetic(Opcode.DNEG, Opcode.FNEG);
      case SQUARE -> {
        code.loadLocal(kind(), slot);
        arithmetic(Opcode.DMUL, Opcode.FMUL);
      }
      case ABS, SQRT, EXP, EXPM1, LOG, LOG1P, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH ->
          call(MATH, function);
      case RECIPROCAL, ERF, SIGN, STEP, SIGMOID, SOFTPLUS -> call(PLAIN, function);
    }
  }

  private void call(ClassDesc owner, Loop.Function function) {
    widen();
    code.invokestatic(owner, function.name().toLowerCase(Locale.ROOT), UNARY);
    narrow();
  }

  private void combination(Loop.Combination combination) {
    switch (combination) {
      case ADD -> arithmetic(Opcode.DADD, Opcode.FADD);
      case SUBTRACT -> arithmetic(Opcode.DSUB, Opcode.FSUB);
      case MULTIPLY -> arithmetic(Opcode.DMUL, Opcode.FMUL);
      case DIVIDE -> arithmetic(Opcode.DDIV, Opcode.FDIV);
      case MAXIMUM -> combine(Loop.Reduction.MAXIMUM);
      case MINIMUM -> combine(Loop.Reduction.MINIMUM);
      case POWER -> function("power");
      case ATAN2 -> function("atan2");
    }
  }

  private void function(String name) {
    if (number.equals(CD_double)) {
      code.invokestatic(PLAIN, name, BINARY);
    } else {
      code.invokestatic(PLAIN, name, MethodTypeDesc.of(CD_float, CD_float, CD_float));
    }
  }

  private void arithmetic(Opcode inDouble, Opcode inFloat) {
    code.with(OperatorInstruction.of(number.equals(CD_double) ? inDouble : inFloat));
  }

  private void widen() {
    if (number.equals(CD_float)) {
      code.f2d();
    }
  }

  private void narrow() {
    if (number.equals(CD_float)) {
      code.d2f();
    }
  }

  void constant(double value) {
    if (number.equals(CD_float)) {
      code.loadConstant((float) value);
    } else {
      code.loadConstant(value);
    }
  }

  /// address → number
  void loadNumber() {
    String name = number.equals(CD_float) ? "getFloat" : "getDouble";
    code.invokestatic(MEMORY, name, MethodTypeDesc.of(number, CD_long));
  }

  /// address, number →
  void storeNumber() {
    String name = number.equals(CD_float) ? "putFloat" : "putDouble";
    code.invokestatic(MEMORY, name, MethodTypeDesc.of(CD_void, CD_long, number));
  }

  /// number, number → number
  void combine(Loop.Reduction reduction) {
    MethodTypeDesc type = MethodTypeDesc.of(number, number, number);
    switch (reduction) {
      case SUM -> arithmetic(Opcode.DADD, Opcode.FADD);
      case MAXIMUM -> code.invokestatic(MATH, "max", type);
      case MINIMUM -> code.invokestatic(MATH, "min", type);
    }
  }
}
