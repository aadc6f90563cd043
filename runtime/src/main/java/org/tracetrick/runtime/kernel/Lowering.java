package org.tracetrick.runtime.kernel;

import java.util.List;

/// A loop's values as vector code: functions spelled out, a product and a sum that takes it as one
/// step.
final class Lowering {

  private final Code c;
  private final int[] places;
  private final int[] uses;

  private Lowering(Loop loop) {
    this.c = new Code(Format.of(loop.precision()));
    this.places = new int[loop.values().size()];
    this.uses = uses(loop);
  }

  /// Vector code for all values.
  static Vectorised lower(Loop loop) {
    Lowering lowering = new Lowering(loop);
    for (int i = 0; i < lowering.places.length; i++) {
      lowering.places[i] = lowering.value(loop.values().get(i));
    }
    List<Integer> results =
        loop.outputs().stream().map(output -> lowering.places[output.value()]).toList();
    return Vectorised.of(loop, lowering.c.steps(), results);
  }

  /// How long the code is after each value, in steps.
  static int[] ends(Loop loop) {
    Lowering lowering = new Lowering(loop);
    int[] ends = new int[lowering.places.length];
    for (int i = 0; i < ends.length; i++) {
      lowering.places[i] = lowering.value(loop.values().get(i));
      ends[i] = lowering.c.steps().size();
    }
    return ends;
  }

  private static int[] uses(Loop loop) {
    int[] uses = new int[loop.values().size()];
    loop.values().forEach(value -> value.operands().forEach(operand -> uses[operand]++));
    loop.outputs().forEach(output -> uses[output.value()]++);
    return uses;
  }

  private int value(Loop.Value value) {
    return switch (value) {
      case Loop.Value.Input(int index) -> c.input(index);
      case Loop.Value.Constant(double number) -> c.constant(number);
      case Loop.Value.Unary(Loop.Function function, int operand) ->
          Functions.inline(c, function, places[operand]);
      case Loop.Value.Binary(Loop.Combination combination, int left, int right) ->
          combination(combination, left, right);
      case Loop.Value.Power(int operand, double exponent) ->
          Functions.power(c, places[operand], exponent);
    };
  }

  private int combination(Loop.Combination combination, int left, int right) {
    int a = places[left];
    int b = places[right];
    return switch (combination) {
      case ADD -> sum(left, right);
      case SUBTRACT -> difference(left, right);
      case MULTIPLY -> c.multiply(a, b);
      case DIVIDE -> c.divide(a, b);
      case MAXIMUM -> c.compute(Operation.MAXIMUM, a, b);
      case MINIMUM -> c.compute(Operation.MINIMUM, a, b);
      case POWER -> c.compute(Operation.POWER, a, b);
      case ATAN2 -> c.compute(Operation.ATAN2, a, b);
    };
  }

  private int sum(int left, int right) {
    if (isProductForThis(left)) {
      return c.fma(factor(left, 0), factor(left, 1), places[right]);
    }
    if (isProductForThis(right)) {
      return c.fma(factor(right, 0), factor(right, 1), places[left]);
    }
    return c.add(places[left], places[right]);
  }

  /// A negative costs a step, except that of a constant.
  private int difference(int left, int right) {
    if (isProductForThis(right) && isConstant(factor(right, 0))) {
      return c.fma(c.negate(factor(right, 0)), factor(right, 1), places[left]);
    }
    if (isProductForThis(right) && isConstant(factor(right, 1))) {
      return c.fma(factor(right, 0), c.negate(factor(right, 1)), places[left]);
    }
    if (isProductForThis(left) && isConstant(places[right])) {
      return c.fma(factor(left, 0), factor(left, 1), c.negate(places[right]));
    }
    return c.subtract(places[left], places[right]);
  }

  private boolean isConstant(int place) {
    return c.steps().get(place) instanceof Step.Constant;
  }

  private boolean isProductForThis(int value) {
    return uses[value] == 1
        && c.steps().get(places[value]) instanceof Step.Compute(Operation operation, var _)
        && operation == Operation.MULTIPLY;
  }

  private int factor(int value, int number) {
    return c.steps().get(places[value]).operands().get(number);
  }
}
