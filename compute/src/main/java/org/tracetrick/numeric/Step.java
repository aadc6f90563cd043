package org.tracetrick.numeric;

import java.util.Arrays;
import org.tracetrick.expr.Operator;
import org.tracetrick.numeric.Interpreter.Sizes;
import org.tracetrick.program.Instruction;

/// One instruction with its sizes known: reads the values of its operands, writes its own.
sealed interface Step permits Step.Given, Step.Fixed, Step.Unknown, Computed {

  int[] NONE = {};

  int rows();

  int cols();

  int[] operands();

  /// Computes the value.
  ///
  /// @param values the values of all instructions
  /// @param out the value to write, rows×cols
  void run(double[][] values, double[] out);

  static Step of(Instruction instruction, Sizes sizes, Step[] earlier) {
    int rows = sizes.of(instruction.shape().rows());
    int cols = sizes.of(instruction.shape().cols());
    return switch (instruction) {
      case Instruction.Input input -> new Given(rows, cols);
      case Instruction.Differential differential -> new Given(rows, cols);
      case Instruction.Constant constant -> new Fixed(Rounding.nearest(constant.value()));
      case Instruction.Extent extent -> new Fixed(sizes.of(extent.dim()));
      case Instruction.Unknown unknown ->
          new Unknown(unknown.operator(), rows, cols, places(unknown));
      case Instruction.Compute compute -> {
        var operands = places(compute);
        var extents = new int[compute.extents().size()];
        for (int i = 0; i < extents.length; i++) {
          extents[i] = sizes.of(compute.extents().get(i));
        }
        var shapes = new Step[operands.length];
        for (int i = 0; i < operands.length; i++) {
          shapes[i] = earlier[operands[i]];
        }
        yield new Computed(compute.primitive(), rows, cols, operands, shapes, extents);
      }
    };
  }

  private static int[] places(Instruction instruction) {
    return instruction.operands().stream().mapToInt(Integer::intValue).toArray();
  }

  /// A value that is given from outside and stays.
  record Given(int rows, int cols) implements Step {
    @Override
    public int[] operands() {
      return NONE;
    }

    @Override
    public void run(double[][] values, double[] out) {}
  }

  record Fixed(double value) implements Step {
    @Override
    public int rows() {
      return 1;
    }

    @Override
    public int cols() {
      return 1;
    }

    @Override
    public int[] operands() {
      return NONE;
    }

    @Override
    public void run(double[][] values, double[] out) {
      Arrays.fill(out, value);
    }
  }

  /// A stand-in for a function that the user left open.
  final class Unknown implements Step {
    private final Operator operator;
    private final int rows;
    private final int cols;
    private final int[] operands;

    Unknown(Operator operator, int rows, int cols, int[] operands) {
      this.operator = operator;
      this.rows = rows;
      this.cols = cols;
      this.operands = operands;
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public int cols() {
      return cols;
    }

    @Override
    public int[] operands() {
      return operands;
    }

    @Override
    public void run(double[][] values, double[] out) {
      UnknownFunctions.evaluate(operator, values[operands[0]], out);
    }
  }
}
