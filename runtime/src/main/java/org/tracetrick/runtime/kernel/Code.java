package org.tracetrick.runtime.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Straight-line vector code under construction; equal steps are the same step.
///
/// Methods return the place of the step that computes what their name says.
final class Code {
  private final Format format;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Step, Integer> places = new HashMap<>();

  Code(Format format) {
    this.format = format;
  }

  Format format() {
    return format;
  }

  List<Step> steps() {
    return steps;
  }

  int step(Step step) {
    return places.computeIfAbsent(
        step,
        absent -> {
          steps.add(absent);
          return steps.size() - 1;
        });
  }

  int compute(Operation operation, Integer... operands) {
    return step(new Step.Compute(operation, List.of(operands)));
  }

  int input(int index) {
    return step(new Step.Input(index));
  }

  int constant(double value) {
    return step(Step.Constant.of(value));
  }

  int add(int a, int b) {
    return compute(Operation.ADD, a, b);
  }

  int subtract(int a, int b) {
    return compute(Operation.SUBTRACT, a, b);
  }

  int multiply(int a, int b) {
    return compute(Operation.MULTIPLY, a, b);
  }

  int divide(int a, int b) {
    return compute(Operation.DIVIDE, a, b);
  }

  int fma(int a, int b, int c) {
    return compute(Operation.FMA, a, b, c);
  }

  /// The negative; of a constant, a constant.
  int negate(int a) {
    return steps.get(a) instanceof Step.Constant constant
        ? constant(-constant.value())
        : compute(Operation.NEGATE, a);
  }

  int abs(int a) {
    return compute(Operation.ABS, withoutSign(a));
  }

  /// `-|a|`.
  int minusSize(int a) {
    return numbers(or(bits(withoutSign(a)), whole(format.signBit())));
  }

  /// What has the same size and comes earlier.
  private int withoutSign(int a) {
    return steps.get(a) instanceof Step.Compute(Operation operation, List<Integer> operands)
            && (operation == Operation.NEGATE || operation == Operation.ABS)
        ? withoutSign(operands.getFirst())
        : a;
  }

  int sqrt(int a) {
    return compute(Operation.SQRT, a);
  }

  int less(int a, int b) {
    return compute(Operation.LESS, a, b);
  }

  int equal(int a, int b) {
    return compute(Operation.EQUAL, a, b);
  }

  int select(int mask, int yes, int no) {
    return compute(Operation.SELECT, mask, yes, no);
  }

  int bits(int a) {
    return compute(Operation.BITS, a);
  }

  int numbers(int bits) {
    return compute(Operation.NUMBERS, bits);
  }

  int whole(long value) {
    return step(new Step.Whole(value));
  }

  int plus(int a, int b) {
    return compute(Operation.PLUS, a, b);
  }

  int minus(int a, int b) {
    return compute(Operation.MINUS, a, b);
  }

  int and(int a, int b) {
    return compute(Operation.AND, a, b);
  }

  int or(int a, int b) {
    return compute(Operation.OR, a, b);
  }

  int shiftLeft(int a, int by) {
    return step(new Step.ShiftLeft(a, by));
  }

  int shiftRight(int a, int by) {
    return step(new Step.ShiftRight(a, by));
  }

  int library(Loop.Function function, int a) {
    return step(new Step.Library(function, a));
  }

  /// The absolute value of one number, which is not negative, with the sign of another.
  int withSign(int a, int sign) {
    int bit = and(bits(sign), whole(format.signBit()));
    return numbers(or(bits(a), bit));
  }

  /// `c₀ + c₁x + c₂x² + …`: even and odd powers apart, so that two chains run at once.
  int polynomial(int x, double... coefficients) {
    if (coefficients.length < 4) {
      return horner(x, 0, 1, coefficients);
    }
    int squared = multiply(x, x);
    return fma(horner(squared, 1, 2, coefficients), x, horner(squared, 0, 2, coefficients));
  }

  private int horner(int x, int first, int by, double... coefficients) {
    int last = first + (coefficients.length - 1 - first) / by * by;
    int sum = constant(coefficients[last]);
    for (int i = last - by; i >= first; i -= by) {
      sum = fma(sum, x, constant(coefficients[i]));
    }
    return sum;
  }
}
