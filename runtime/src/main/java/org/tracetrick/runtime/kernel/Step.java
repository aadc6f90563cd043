package org.tracetrick.runtime.kernel;

import java.util.List;

/// One instruction of vector code; operands are places of earlier ones.
sealed interface Step {
  List<Integer> operands();

  /// The input with that number.
  record Input(int index) implements Step {
    @Override
    public List<Integer> operands() {
      return List.of();
    }
  }

  /// A number, in all lanes, by its bits as a `double`: so 0 is not -0.
  record Constant(long bits) implements Step {
    static Constant of(double value) {
      return new Constant(Double.doubleToRawLongBits(value));
    }

    double value() {
      return Double.longBitsToDouble(bits);
    }

    @Override
    public List<Integer> operands() {
      return List.of();
    }
  }

  /// A whole number, in all lanes.
  record Whole(long value) implements Step {
    @Override
    public List<Integer> operands() {
      return List.of();
    }
  }

  record Compute(Operation operation, List<Integer> operands) implements Step {
    public Compute {
      operands = List.copyOf(operands);
    }
  }

  /// Bits moved to the left.
  record ShiftLeft(int operand, int by) implements Step {
    @Override
    public List<Integer> operands() {
      return List.of(operand);
    }
  }

  /// Bits moved to the right, zeros moving in.
  record ShiftRight(int operand, int by) implements Step {
    @Override
    public List<Integer> operands() {
      return List.of(operand);
    }
  }

  /// The vector library's function.
  record Library(Loop.Function function, int operand) implements Step {
    @Override
    public List<Integer> operands() {
      return List.of(operand);
    }
  }
}
