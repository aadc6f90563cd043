package org.tracetrick.runtime.kernel;

import java.util.List;
import java.util.Objects;
import org.tracetrick.runtime.blas.Precision;

/// What an element-wise loop computes: for each `i` of `inner`, for each `o` of `outer`, the same
/// straight-line values.
///
/// @param inputs how each input is addressed
/// @param values straight-line code, at most [#LONGEST]: each uses earlier ones only
/// @param outputs what is done with the values
public record Loop(
    Precision precision, List<Access> inputs, List<Value> values, List<Output> outputs) {

  /// No loop has more values: what is longer is worth splitting, for its compiled code would be too
  /// long for the compiler of the virtual machine, which leaves methods beyond 8000 bytes alone.
  public static final int LONGEST = 200;

  public Loop {
    inputs = List.copyOf(inputs);
    values = List.copyOf(values);
    outputs = List.copyOf(outputs);
    if (values.size() > LONGEST) {
      throw new IllegalArgumentException(
          "a loop of " + values.size() + " values: at most " + LONGEST + " are compiled; split it");
    }
    for (int i = 0; i < values.size(); i++) {
      for (int operand : values.get(i).operands()) {
        Objects.checkIndex(operand, i);
      }
      if (values.get(i) instanceof Value.Input(int index)) {
        Objects.checkIndex(index, inputs.size());
      }
    }
    for (Output output : outputs) {
      Objects.checkIndex(output.value(), values.size());
    }
  }

  /// Which indices an address moves with. An input has an address and a stride, both given at each
  /// run; strides count numbers, not bytes.
  public enum Access {
    /// One number for each pair: at `address + o*stride + i`.
    ELEMENT,
    /// One for each `i`: at `address + i`.
    INNER,
    /// One for each `o`: at `address + o*stride`.
    OUTER,
    /// One number.
    UNIFORM
  }

  public sealed interface Value {
    /// The places of the values that it is computed from.
    List<Integer> operands();

    /// The input with that number.
    record Input(int index) implements Value {
      @Override
      public List<Integer> operands() {
        return List.of();
      }
    }

    record Constant(double value) implements Value {
      @Override
      public List<Integer> operands() {
        return List.of();
      }
    }

    record Unary(Function function, int operand) implements Value {
      @Override
      public List<Integer> operands() {
        return List.of(operand);
      }
    }

    record Binary(Combination combination, int left, int right) implements Value {
      @Override
      public List<Integer> operands() {
        return List.of(left, right);
      }
    }

    /// A power with a constant exponent: whole and half ones up to 16 are products and roots, so
    /// that a half power of a negative number, of -Inf too, is NaN.
    record Power(int operand, double exponent) implements Value {
      @Override
      public List<Integer> operands() {
        return List.of(operand);
      }
    }
  }

  public enum Function {
    NEGATE,
    ABS,
    SQRT,
    RECIPROCAL,
    SQUARE,
    EXP,
    EXPM1,
    LOG,
    LOG1P,
    SIN,
    COS,
    TAN,
    ASIN,
    ACOS,
    ATAN,
    SINH,
    COSH,
    TANH,
    ERF,
    /// -1, 0 or 1; NaN of NaN.
    SIGN,
    /// 1 where positive, else 0; NaN of NaN.
    STEP,
    /// `1/(1 + exp(-x))` without overflow.
    SIGMOID,
    /// `log(1 + exp(x))` without overflow.
    SOFTPLUS
  }

  public enum Combination {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MAXIMUM,
    MINIMUM,
    POWER,
    ATAN2
  }

  /// What an accumulation does with what there is and one more number; a NaN stays.
  public enum Reduction {
    SUM(0),
    MAXIMUM(Double.NEGATIVE_INFINITY),
    MINIMUM(Double.POSITIVE_INFINITY);

    private final double identity;

    Reduction(double identity) {
      this.identity = identity;
    }

    /// What nothing accumulates to.
    double identity() {
      return identity;
    }

    double combine(double a, double b) {
      return switch (this) {
        case SUM -> a + b;
        case MAXIMUM -> Math.max(a, b);
        case MINIMUM -> Math.min(a, b);
      };
    }
  }

  /// An output has an address and a stride as inputs have. One that lies where an input lies, with
  /// the same stride, is allowed.
  public sealed interface Output {
    int value();

    /// Stored, one for each pair.
    record Store(int value) implements Output {}

    /// All pairs accumulated into the one number at the address, with what stands there.
    record Total(Reduction reduction, int value) implements Output {}

    /// For each `o`, the pairs `(o, i)` accumulated and stored at `address + o*stride`; what stands
    /// there is not read.
    record Rows(Reduction reduction, int value) implements Output {}

    /// For each `i`, the pairs `(o, i)` added to the number at `address + i`.
    record Columns(int value) implements Output {}
  }
}
