package org.tracetrick.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracetrick.runtime.blas.Precision;

/// Every function and every combination, compiled, against a naive interpreter.
final class KernelTest {
  private static final int[] SIZES = {0, 1, 2, 7, 8, 9, 63, 64, 65, 1000};

  enum Compiler {
    PLAIN,
    VECTOR,
    SINGLE;

    Kernel compile(Loop loop) {
      int bits = VectorLibrary.preferredBits().orElseThrow();
      return switch (this) {
        case PLAIN -> KernelClass.plain(loop);
        case VECTOR -> KernelClass.vector(loop, bits, VectorMethod.Tail.MASKED).orElseThrow();
        case SINGLE -> KernelClass.vector(loop, bits, VectorMethod.Tail.SINGLE).orElseThrow();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void functions(Loop.Function function) {
    for (Precision precision : Precision.values()) {
      Loop loop =
          new Loop(
              precision,
              List.of(Loop.Access.ELEMENT),
              List.of(new Loop.Value.Input(0), new Loop.Value.Unary(function, 0)),
              List.of(new Loop.Output.Store(1)));
      for (Compiler compiler : Compiler.values()) {
        Kernel kernel = compiler.compile(loop);
        for (int size : SIZES) {
          check(loop, kernel, 1, size, 8);
        }
        check(loop, kernel, 3, 21, 8);
      }
    }
  }

  private static void check(Loop loop, Kernel kernel, int outer, int inner, double tolerance) {
    try (Scratch given = Scratch.of(loop, outer, inner)) {
      given.fillInputs(new Random(1), -2, 2);
      check(given, kernel, tolerance);
    }
  }

  private static void check(Scratch given, Kernel kernel, double tolerance) {
    Loop loop = given.loop();
    try (Scratch expected = given.copy();
        Scratch found = given.copy()) {
      expected.run(new LoopInterpreter(loop));
      found.run(kernel);
      double epsilon = tolerance * Scratch.epsilon(loop.precision());
      for (int k = 0; k < given.places().length / 2; k++) {
        double[] wanted = expected.numbers(k);
        double[] got = found.numbers(k);
        for (int at = 0; at < wanted.length; at++) {
          if (!isNear(got[at], wanted[at], epsilon)) {
            assertThat(got[at]).as(loop + " at " + at + " of " + k).isEqualTo(wanted[at]);
          }
        }
      }
    }
  }

  static boolean isNear(double found, double wanted, double epsilon) {
    return Double.isNaN(wanted)
        ? Double.isNaN(found)
        : found == wanted || Math.abs(found - wanted) <= epsilon * Math.abs(wanted);
  }
}
