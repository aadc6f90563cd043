package org.tracetrick.runtime.plan;

import org.tracetrick.runtime.kernel.Loop.Combination;

/// Arithmetic on numbers that are known when a plan is made; what is not worth it stays.
final class Folding {

  private Folding() {}

  /// The value of an entry-by-entry operation.
  static double apply(Op op, double[] operands) {
    return switch (op) {
      case Op.Unary unary -> Functions.of(unary.function(), operands[0]);
      case Op.Power power -> Functions.power(operands[0], power.exponent());
      case Op.Binary binary -> of(binary.combination(), operands[0], operands[1]);
      default -> throw new IllegalArgumentException("not entry by entry: " + op);
    };
  }

  private static double of(Combination combination, double left, double right) {
    return switch (combination) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MAXIMUM -> Math.max(left, right);
      case MINIMUM -> Math.min(left, right);
      case POWER -> Math.pow(left, right);
      case ATAN2 -> Math.atan2(left, right);
    };
  }
}
