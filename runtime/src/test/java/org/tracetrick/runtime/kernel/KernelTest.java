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
import org.tracetrick.runtime.kernel.Loop.Reduction;
import org.tracetrick.runtime.kernel.Loop.Value;

/// Every kind of value, access and output, compiled, against the interpreter.
final class KernelTest {
  private static final int[] SIZES = {0, 1, 2, 7, 8, 9, 63, 64, 65, 1000};

  /// Of the last digit; half as many units in the last place.
  private static final double DIGITS = 8;

  @ParameterizedTest
  @EnumSource
  void functions(Function function) {
    checkUnary(new Value.Unary(function, 0), DIGITS);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, 1, 2, 3, 4, 7, 16, 17, 0.5, 1.5, 2.5, -0.5, -1, -1.5, -2, -5, 0.3, -0.7, 20.5})
  void powers(double exponent) {
    checkUnary(new Value.Power(0, exponent), DIGITS + 2 * Math.abs(exponent));
  }

  private static void checkUnary(Value value, double digits) {
    for (Precision precision : Precision.values()) {
      checkSizes(
          new Loop(
              precision,
              List.of(Access.ELEMENT),
              List.of(new Value.Input(0), value),
              List.of(new Output.Store(1))),
          digits);
    }
  }

  @ParameterizedTest
  @EnumSource
  void combinations(Combination combination) {
    for (Precision precision : Precision.values()) {
      checkSizes(
          new Loop(
              precision,
              List.of(Access.ELEMENT, Access.ELEMENT),
              List.of(new Value.Input(0), new Value.Input(1), new Value.Binary(combination, 0, 1)),
              List.of(new Output.Store(2))),
          DIGITS);
    }
  }

  private static void checkSizes(Loop loop, double digits) {
    for (Compiler compiler : Compiler.values()) {
      Kernel kernel = compiler.compile(loop);
      for (int size : SIZES) {
        check(loop, kernel, 1, size, compiler, digits);
      }
      check(loop, kernel, 3, 21, compiler, digits);
    }
  }

  private static void check(
      Loop loop, Kernel kernel, int outer, int inner, Compiler compiler, double digits) {
    try (Scratch given = Scratch.of(loop, outer, inner)) {
      given.fillInputs(new Random(1), -2, 2);
      new Comparison(digits * Scratch.epsilon(loop.precision()), 0).check(given, kernel, compiler);
    }
  }

  /// `(a*b + c)*d - c`, with every pair of accesses, to every kind of output.
  @Test
  void accessesAndOutputs() {
    for (Precision precision : Precision.values()) {
      for (Access first : Access.values()) {
        for (Access second : Access.values()) {
          Loop loop = allOutputs(precision, first, second);
          for (Compiler compiler : Compiler.values()) {
            Kernel kernel = compiler.compile(loop);
            for (int[] size : new int[][] {{0, 5}, {1, 0}, {2, 1}, {3, 8}, {5, 9}, {2, 130}}) {
              try (Scratch given = Scratch.of(loop, size[0], size[1])) {
                given.fillInputs(new Random(2), 0.5, 1);
                new Comparison(1000 * Scratch.epsilon(precision), 0).check(given, kernel, compiler);
              }
            }
          }
        }
      }
    }
  }

  private static Loop allOutputs(Precision precision, Access first, Access second) {
    List<Value> values =
        List.of(
            new Value.Input(0),
            new Value.Input(1),
            new Value.Input(2),
            new Value.Binary(Combination.MULTIPLY, 0, 1),
            new Value.Binary(Combination.ADD, 3, 2),
            new Value.Constant(3),
            new Value.Binary(Combination.MULTIPLY, 4, 5),
            new Value.Binary(Combination.SUBTRACT, 6, 2));
    List<Output> outputs = new ArrayList<>(List.of(new Output.Store(7), new Output.Store(0)));
    outputs.add(new Output.Columns(7));
    for (Reduction reduction : Reduction.values()) {
      outputs.add(new Output.Total(reduction, 7));
      outputs.add(new Output.Rows(reduction, 7));
      outputs.add(new Output.Total(reduction, 1));
    }
    return new Loop(precision, List.of(first, second, Access.ELEMENT), values, outputs);
  }

  @Test
  void outputsInPlaceOfInputs() {
    Loop loop =
        new Loop(
            Precision.DOUBLE,
            List.of(Access.ELEMENT, Access.ELEMENT, Access.OUTER),
            List.of(
                new Value.Input(0),
                new Value.Input(1),
                new Value.Input(2),
                new Value.Binary(Combination.SUBTRACT, 0, 1),
                new Value.Binary(Combination.MULTIPLY, 3, 2)),
            List.of(new Output.Store(3), new Output.Store(4), new Output.Rows(Reduction.SUM, 1)));
    for (Compiler compiler : Compiler.values()) {
      for (int size : SIZES) {
        try (Scratch given = Scratch.of(loop, 3, size)) {
          given.fillInputs(new Random(3), 1, 2);
          given.inPlace(0, 1);
          given.inPlace(1, 0);
          given.inPlace(2, 2);
          new Comparison(1e-13, 0).check(given, compiler.compile(loop), compiler);
        }
      }
    }
  }

  @Test
  void extremesOfNothingLeaveWhatThereIsAndNaNSpreads() {
    for (Reduction reduction : Reduction.values()) {
      Loop loop =
          new Loop(
              Precision.DOUBLE,
              List.of(Access.ELEMENT),
              List.of(new Value.Input(0)),
              List.of(new Output.Total(reduction, 0), new Output.Rows(reduction, 0)));
      for (Compiler compiler : Compiler.values()) {
        Kernel kernel = compiler.compile(loop);
        for (int at : new int[] {0, 1, 7, 8, 40, 41, 42}) {
          try (Scratch given = Scratch.of(loop, 1, 43)) {
            given.fill(0, k -> k == at ? Double.NaN : -k);
            new Comparison(0, 0).check(given, kernel, compiler);
            given.fill(0, k -> k == at ? Double.POSITIVE_INFINITY : k);
            new Comparison(0, 0).check(given, kernel, compiler);
          }
        }
        check(loop, kernel, 3, 0, compiler, DIGITS);
      }
    }
  }
}
