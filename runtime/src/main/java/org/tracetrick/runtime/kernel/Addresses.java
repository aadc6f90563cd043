package org.tracetrick.runtime.kernel;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/// The local variables that hold where inputs and outputs lie, in a method `run` that is written.
///
/// @param addresses the slots of addresses, inputs first, then outputs
/// @param strides the slots of strides in bytes; of what does not move, any
/// @param moving what moves with the outer loop
/// @param offset the slot of the offset, in bytes, that the inner loop has come to
record Addresses(
    CodeBuilder code,
    int bytes,
    List<Integer> addresses,
    List<Integer> strides,
    List<Boolean> moving,
    int offset,
    int inputs) {

  /// Parameters of `run`, which come after `this`.
  static final int PLACES = 1;

  static final int OUTER = 2;
  static final int INNER = 3;

  /// Writes the start of the method: all addresses and strides into local variables.
  static Addresses load(CodeBuilder code, Loop loop) {
    List<Boolean> moving = new ArrayList<>();
    for (Loop.Access access : loop.inputs()) {
      moving.add(moves(access));
    }
    for (Loop.Output output : loop.outputs()) {
      moving.add(moves(output));
    }
    List<Integer> addresses = new ArrayList<>();
    List<Integer> strides = new ArrayList<>();
    int bytes = loop.precision().bytes();
    for (int k = 0; k < moving.size(); k++) {
      int address = code.allocateLocal(TypeKind.LONG);
      code.aload(PLACES).loadConstant(2 * k).laload().lstore(address);
      addresses.add(address);
      int stride = address;
      if (moving.get(k)) {
        stride = code.allocateLocal(TypeKind.LONG);
        code.aload(PLACES).loadConstant(2 * k + 1).laload();
        code.loadConstant((long) bytes).lmul().lstore(stride);
      }
      strides.add(stride);
    }
    int offset = code.allocateLocal(TypeKind.LONG);
    code.lconst_0().lstore(offset);
    int inputs = loop.inputs().size();
    return new Addresses(code, bytes, addresses, strides, moving, offset, inputs);
  }

  private static boolean moves(Loop.Access access) {
    return switch (access) {
      case ELEMENT, OUTER -> true;
      case INNER, UNIFORM -> false;
    };
  }

  private static boolean moves(Loop.Output output) {
    return switch (output) {
      case Loop.Output.Store _, Loop.Output.Rows _ -> true;
      case Loop.Output.Total _, Loop.Output.Columns _ -> false;
    };
  }

  /// → the address of an input that is one number for all `i`
  void input(int input) {
    code.lload(addresses.get(input));
  }

  /// → the address of an input's number that lies so many numbers after the offset
  void inputAt(int input, int after) {
    at(addresses.get(input), after);
  }

  void output(int output) {
    code.lload(addresses.get(inputs + output));
  }

  void outputAt(int output, int after) {
    at(addresses.get(inputs + output), after);
  }

  private void at(int address, int after) {
    code.lload(address).lload(offset).ladd();
    if (after > 0) {
      code.loadConstant((long) after * bytes).ladd();
    }
  }

  /// The offset becomes that of `i`, which a slot holds.
  void moveTo(int i) {
    code.iload(i).i2l().loadConstant((long) bytes).lmul().lstore(offset);
  }

  /// To the next turn of the outer loop.
  void advance() {
    for (int k = 0; k < addresses.size(); k++) {
      if (moving.get(k)) {
        code.lload(addresses.get(k)).lload(strides.get(k)).ladd().lstore(addresses.get(k));
      }
    }
  }
}
