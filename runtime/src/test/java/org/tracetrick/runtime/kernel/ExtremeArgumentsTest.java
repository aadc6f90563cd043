package org.tracetrick.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop.Access;
import org.tracetrick.runtime.kernel.Loop.Combination;
import org.tracetrick.runtime.kernel.Loop.Function;
import org.tracetrick.runtime.kernel.Loop.Output;
import org.tracetrick.runtime.kernel.Loop.Value;

/// Functions over the whole range of numbers: to 4 units in the last place of what `Math` finds;
/// below the normal numbers, anything as small.
final class ExtremeArgumentsTest {
  private static final List<Double> SPECIAL =
      List.of(
          0.0,
          Double.POSITIVE_INFINITY,
          Double.NaN,
          // A NaN with bits of its own, as R marks what is missing.
          Double.longBitsToDouble(0x7ff80000000007a2L),
          Double.MIN_VALUE,
          1e-310,
          Double.MIN_NORMAL,
          (double) Float.MIN_VALUE,
          1e-40,
          (double) Float.MIN_NORMAL,
          Double.MAX_VALUE,
          (double) Float.MAX_VALUE,
          1.0,
          Math.nextUp(1.0),
          Math.nextDown(1.0),
          709.78,
          709.782712893384,
          709.79,
          710.2,
          710.4758600739437,
          710.48,
          708.39,
          708.4,
          745.2,
          1e3,
          88.72,
          88.73,
          89.4,
          89.42,
          87.3,
          103.9,
          1e16,
          0.5,
          2.0,
          6.0,
          4.0,
          36.7,
          37.5,
          22.0);

  private static List<Double> arguments() {
    List<Double> arguments = new ArrayList<>();
    for (double special : SPECIAL) {
      arguments.add(special);
      arguments.add(-special);
    }
    Random random = new Random(4);
    for (int k = 0; k < 2000; k++) {
      double size = Math.pow(10, random.nextDouble(-320, 308));
      arguments.add(random.nextBoolean() ? size : -size);
      arguments.add(random.nextDouble(-2, 2));
      arguments.add(random.nextDouble(-50, 50));
      arguments.add(random.nextDouble(-800, 800));
      arguments.add(Math.scalb(1 + random.nextGaussian() / 100, random.nextInt(-3, 3)));
    }
    return arguments;
  }

  @ParameterizedTest
  @EnumSource
  void functions(Function function) {
    checkUnary(new Value.Unary(function, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 3, 0.5, 1.5, -0.5, -1, 0.3, 20.5})
  void powers(double exponent) {
    checkUnary(new Value.Power(0, exponent));
  }

  private static void checkUnary(Value value) {
    List<Double> arguments = arguments();
    for (Precision precision : Precision.values()) {
      Loop loop =
          new Loop(
              precision,
              List.of(Access.ELEMENT),
              List.of(new Value.Input(0), value),
              List.of(new Output.Store(1)));
      for (Compiler compiler : Compiler.values()) {
        try (Scratch given = Scratch.of(loop, 1, arguments.size())) {
          given.fill(0, k -> k < 0 || k >= arguments.size() ? 1 : arguments.get(k));
          tolerance(precision).check(given, compiler.compile(loop), compiler);
        }
      }
    }
  }

  @Test
  void combinations() {
    List<Double> special = new ArrayList<>();
    for (double each : SPECIAL) {
      special.add(each);
      special.add(-each);
    }
    for (Combination combination : Combination.values()) {
      for (Precision precision : Precision.values()) {
        Loop loop =
            new Loop(
                precision,
                List.of(Access.OUTER, Access.INNER),
                List.of(
                    new Value.Input(0), new Value.Input(1), new Value.Binary(combination, 0, 1)),
                List.of(new Output.Store(2)));
        for (Compiler compiler : Compiler.values()) {
          int n = special.size();
          try (Scratch given = Scratch.of(loop, n, n)) {
            given.fill(1, k -> special.get(Math.floorMod(k, n)));
            for (int o = 0; o < n; o++) {
              given.put(0, o * given.stride(), special.get(o));
            }
            tolerance(precision).check(given, compiler.compile(loop), compiler);
          }
        }
      }
    }
  }

  private static Comparison tolerance(Precision precision) {
    double smallest = precision == Precision.DOUBLE ? 2.3e-308 : 1.3e-38;
    return new Comparison(8 * Scratch.epsilon(precision), smallest);
  }
}
