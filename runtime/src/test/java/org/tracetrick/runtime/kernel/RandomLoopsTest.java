package org.tracetrick.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop.Access;
import org.tracetrick.runtime.kernel.Loop.Combination;
import org.tracetrick.runtime.kernel.Loop.Function;
import org.tracetrick.runtime.kernel.Loop.Output;
import org.tracetrick.runtime.kernel.Loop.Reduction;
import org.tracetrick.runtime.kernel.Loop.Value;

/// Loops drawn at random, of functions that neither jump nor grow, against the interpreter.
final class RandomLoopsTest {
  private static final Function[] FUNCTIONS = {
    Function.TANH,
    Function.SIGMOID,
    Function.SOFTPLUS,
    Function.ERF,
    Function.SIN,
    Function.COS,
    Function.ATAN,
    Function.ABS,
    Function.NEGATE
  };
  private static final Combination[] COMBINATIONS = {
    Combination.ADD,
    Combination.SUBTRACT,
    Combination.MULTIPLY,
    Combination.MAXIMUM,
    Combination.MINIMUM
  };

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 60, 150})
  void agree(int length) {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      Loop loop = loop(random, length);
      int outer = random.nextInt(1, 4);
      int inner = random.nextInt(100);
      for (Compiler compiler : Compiler.values()) {
        try (Scratch given = Scratch.of(loop, outer, inner)) {
          given.fillInputs(random, -1, 1);
          double tolerance = loop.precision() == Precision.DOUBLE ? 1e-10 : 1e-2;
          new Comparison(tolerance, tolerance)
              .check(given, compiler.compile(loop), compiler + " of seed " + seed);
        }
      }
    }
  }

  private static Loop loop(Random random, int length) {
    List<Access> inputs = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (int k = random.nextInt(1, 5); k > 0; k--) {
      values.add(new Value.Input(inputs.size()));
      inputs.add(oneOf(random, Access.values()));
    }
    values.add(new Value.Constant(random.nextDouble(-1, 1)));
    while (values.size() < length) {
      values.add(value(random, values.size()));
    }
    List<Output> outputs = new ArrayList<>();
    for (int k = random.nextInt(1, 4); k > 0; k--) {
      int place = random.nextInt(values.size());
      outputs.add(
          switch (random.nextInt(4)) {
            case 0 -> new Output.Store(place);
            case 1 -> new Output.Total(reduction(random), place);
            case 2 -> new Output.Rows(reduction(random), place);
            default -> new Output.Columns(place);
          });
    }
    return new Loop(oneOf(random, Precision.values()), inputs, values, outputs);
  }

  private static <T> T oneOf(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static Reduction reduction(Random random) {
    return oneOf(random, Reduction.values());
  }

  /// After a sum or a product often something that is bounded.
  private static Value value(Random random, int earlier) {
    return random.nextInt(3) > 0
        ? new Value.Unary(
            oneOf(random, FUNCTIONS), random.nextInt(Math.max(0, earlier - 3), earlier))
        : new Value.Binary(
            oneOf(random, COMBINATIONS), random.nextInt(earlier), random.nextInt(earlier));
  }
}
