package org.tracetrick.runtime.plan;

/// Arithmetic on numbers that are known when a plan is made; what is not worth it stays.
final class Folding {

  private Folding() {}

  /// The value of an entry-by-entry operation.
  static double apply(Op op, double[] operands) {
    return switch (op) {
      case Op.Unary unary -> Functions.of(unary.function(), operands[0]);
      case Op.Power power -> Functions.power(operands[0], power.exponent());
      case Op.Binary binary -> Functions.of(binary.combination(), operands[0], operands[1]);
      default -> throw new IllegalArgumentException("not entry by entry: " + op);
    };
  }
}
