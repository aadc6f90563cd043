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

  int step(Operation operation, long detail, Integer... operands) {
    Step step = new Step(operation, List.of(operands), detail);
    return places.computeIfAbsent(
        step,
        absent -> {
          steps.add(absent);
          return steps.size() - 1;
        });
  }

  int input(int index) {
    return step(Operation.INPUT, index);
  }

  int constant(double value) {
    return step(Operation.CONSTANT, Double.doubleToRawLongBits(value));
  }

  int add(int a, int b) {
    return step(Operation.ADD, 0, a, b);
  }

  int subtract(int a, int b) {
    return step(Operation.SUBTRACT, 0, a, b);
  }

  int multiply(int a, int b) {
    return step(Operation.MULTIPLY, 0, a, b);
  }

  int divide(int a, int b) {
    return step(Operation.DIVIDE, 0, a, b);
  }

  int fma(int a, int b, int c) {
    return step(Operation.FMA, 0, a, b, c);
  }

  /// The negative; of a constant, a constant.
  int negate(int a) {
    Step step = steps.get(a);
    return step.operation() == Operation.CONSTANT
        ? constant(-Double.longBitsToDouble(step.detail()))
        : step(Operation.NEGATE, 0, a);
  }

  int abs(int a) {
    return step(Operation.ABS, 0, a);
  }

  int sqrt(int a) {
    return step(Operation.SQRT, 0, a);
  }

  int less(int a, int b) {
    return step(Operation.LESS, 0, a, b);
  }

  int equal(int a, int b) {
    return step(Operation.EQUAL, 0, a, b);
  }

  int select(int mask, int yes, int no) {
    return step(Operation.SELECT, 0, mask, yes, no);
  }

  int bits(int a) {
    return step(Operation.BITS, 0, a);
  }

  int numbers(int bits) {
    return step(Operation.NUMBERS, 0, bits);
  }

  int whole(long value) {
    return step(Operation.WHOLE, value);
  }

  int plus(int a, int b) {
    return step(Operation.PLUS, 0, a, b);
  }

  int minus(int a, int b) {
    return step(Operation.MINUS, 0, a, b);
  }

  int and(int a, int b) {
    return step(Operation.AND, 0, a, b);
  }

  int or(int a, int b) {
    return step(Operation.OR, 0, a, b);
  }

  int shiftLeft(int a, int by) {
    return step(Operation.SHIFT_LEFT, by, a);
  }

  int shiftRight(int a, int by) {
    return step(Operation.SHIFT_RIGHT, by, a);
  }

  int library(Loop.Function function, int a) {
    return step(Operation.LIBRARY, function.ordinal(), a);
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
