package org.tracetrick.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tracetrick.answer.Quantity;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.runtime.blas.Precision;

/// The library as a program uses it.
final class EvaluatorTest {

  private static final Problem LEAST_SQUARES = Problem.parse("norm2(X*w - y)^2", "w");

  private static final Problem LOGISTIC =
      Problem.parse(
          EnumSet.of(Quantity.VALUE, Quantity.GRADIENT, Quantity.HESSIAN),
          "sum(log(1 + exp(-y.*(X*w))))",
          "w");

  private static double[] numbers(int length, long seed) {
    return new Random(seed).doubles(length, -1, 1).toArray();
  }

  @Test
  void valueAndGradientOfLeastSquares() {
    var evaluator = LEAST_SQUARES.compile(Map.of("m", 3, "n", 2));
    assertThat(evaluator.inputs())
        .containsExactlyInAnyOrder(
            new Argument("X", 3, 2), new Argument("w", 2, 1), new Argument("y", 3, 1));
    assertThat(evaluator.outputs())
        .containsExactly(new Argument("value", 1, 1), new Argument("gradient_w", 2, 1));
    try (var evaluation = evaluator.evaluation()) {
      evaluation.set("X", 1, 2, 3, 4, 5, 6);
      evaluation.set("y", 1, 0, -1);
      evaluation.set("w", 1, -1);
      evaluation.run();
      assertThat(evaluation.value()).isEqualTo(5);
      assertThat(evaluation.get("gradient_w")).containsExactly(-10, -16);
    }
  }

  @Test
  void matricesOfTheCallerAreUsedWhereTheyLie() {
    var evaluator = LEAST_SQUARES.compile(Map.of("m", 3, "n", 2));
    try (var arena = Arena.ofConfined();
        var evaluation = evaluator.evaluation()) {
      var x = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 1, 2, 3, 4, 5, 6);
      var gradient = arena.allocate(16, 8);
      evaluation.bind("X", x);
      evaluation.bind("gradient_w", gradient);
      evaluation.set("y", 1, 0, -1);
      evaluation.set("w", 1, -1);
      evaluation.run();
      assertThat(gradient.toArray(ValueLayout.JAVA_DOUBLE)).containsExactly(-10, -16);
      x.setAtIndex(ValueLayout.JAVA_DOUBLE, 1, 3);
      evaluation.run();
      assertThat(evaluation.get("gradient_w")[0]).isEqualTo(-12);
    }
  }

  @Test
  void columnByColumnIsTheTranspose() {
    var byColumns = Settings.standard().withByColumns(Set.of("X"));
    try (var evaluation = LEAST_SQUARES.compile(Map.of("m", 3, "n", 2), byColumns).evaluation()) {
      evaluation.set("X", 1, 3, 5, 2, 4, 6);
      evaluation.set("y", 1, 0, -1);
      evaluation.set("w", 1, -1);
      evaluation.run();
      assertThat(evaluation.get("gradient_w")).containsExactly(-10, -16);
    }
  }

  @Test
  void oneEvaluatorServesManyThreads() throws Exception {
    int m = 500;
    int n = 30;
    var evaluator = LOGISTIC.compile(Map.of("m", m, "n", n));
    var expected = hessian(evaluator, m, n);
    Callable<double[]> task = () -> hessian(evaluator, m, n);
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var result : threads.invokeAll(Collections.nCopies(40, task))) {
        assertThat(result.get()).containsExactly(expected, within(1e-10));
      }
    }
  }

  private static double[] hessian(Evaluator evaluator, int m, int n) {
    try (var evaluation = evaluator.evaluation()) {
      evaluation.set("X", numbers(m * n, 1));
      evaluation.set("y", numbers(m, 2));
      evaluation.set("w", numbers(n, 3));
      evaluation.run();
      return evaluation.get("hessian_w");
    }
  }

  @Test
  void theSameNumberOfThreadsGivesTheSameDigits() {
    var evaluator = LOGISTIC.compile(Map.of("m", 3_000, "n", 20));
    assertThat(hessian(evaluator, 3_000, 20)).isEqualTo(hessian(evaluator, 3_000, 20));
  }

  @Test
  void singlePrecision() {
    var single = Settings.standard().withPrecision(Precision.FLOAT);
    try (var evaluation = LEAST_SQUARES.compile(Map.of("m", 3, "n", 2), single).evaluation()) {
      assertThat(evaluation.segment("X").byteSize()).isEqualTo(24);
      evaluation.set("X", 1, 2, 3, 4, 5, 6);
      evaluation.set("y", 1, 0, -1);
      evaluation.set("w", 1, -1);
      evaluation.run();
      assertThat(evaluation.get("gradient_w")).containsExactly(-10, -16);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeItIsComputed() {
    var problem = Problem.parse(EnumSet.of(Quantity.HESSIAN), "sum(exp(A*X*B))", "X");
    assertThatThrownBy(() -> problem.compile(Map.of("m", 900, "n", 900, "p", 900, "q", 900)))
        .isInstanceOf(TracetrickException.class)
        .hasMessageContaining("this needs")
        .hasMessageContaining("the results alone are 5.25 TB");
    assertThatThrownBy(() -> problem.compile(Map.of("m", 9, "n", 90_000, "p", 90_000, "q", 9)))
        .isInstanceOf(TracetrickException.class)
        .hasMessageContaining("more than 2147483647 rows or columns");
  }

  @Test
  void mistakesOfTheCallerAreNamed() {
    try (var evaluation = LEAST_SQUARES.compile(Map.of("m", 3, "n", 2)).evaluation()) {
      assertThatThrownBy(() -> evaluation.set("X", 1, 2))
          .hasMessage("X holds 6 numbers, and 2 are given");
      assertThatThrownBy(() -> evaluation.set("Z", 1))
          .hasMessage("there is no input or result Z; there are [X, gradient_w, value, w, y]");
      assertThatThrownBy(() -> evaluation.bind("X", MemorySegment.ofArray(new double[6])))
          .hasMessageContaining("not native");
    }
  }

  @Test
  void aClosedEvaluationDoesNotRun() {
    var closed = LEAST_SQUARES.compile(Map.of("m", 3, "n", 2)).evaluation();
    try (closed) {
      closed.set("y", 1, 0, -1);
    }
    assertThatThrownBy(closed::run).hasMessage("this evaluation is closed");
  }

  @Test
  void anOutputThatIsAnInputIsCopied() {
    var problem = Problem.parse("sum(a.*x)", "x", "a: n", "x: n");
    try (var evaluation = problem.compile(Map.of("n", 3)).evaluation()) {
      evaluation.set("a", 1, 2, 3);
      evaluation.set("x", 4, 5, 6);
      evaluation.run();
      assertThat(evaluation.value()).isEqualTo(32);
      assertThat(evaluation.get("gradient_x")).containsExactly(1, 2, 3);
    }
  }

  /// The forecast is what is taken: workspace and buffers, but for what aligns them.
  @Test
  void theForecastCountsEverything() {
    var evaluator = LOGISTIC.compile(Map.of("m", 1_000, "n", 10));
    var plan = evaluator.plan();
    assertThat(plan.inputBytes()).isEqualTo(8L * (1_000 * 10 + 1_000 + 10));
    assertThat(plan.outputBytes()).isEqualTo(8L * (1 + 10 + 100));
    assertThat(plan.peak())
        .isEqualTo(
            plan.inputBytes()
                + plan.outputBytes()
                + plan.workspace()
                + plan.threads() * plan.scratch());
  }

  @Test
  void aPlanIsShownEvenWhereItDoesNotFit() {
    var problem = Problem.parse(EnumSet.of(Quantity.HESSIAN), "sum(exp(A*X*B))", "X");
    var sizes = Map.of("m", 900, "n", 900, "p", 900, "q", 900);
    assertThat(problem.describe(sizes, Settings.standard())).contains("results 5.25 TB");
  }

  /// The blocks of a masked factorisation's Hessian: `2*V'*diag(Omega[i,:].^2)*V` for each row.
  @Test
  void theCoreOfABlockDiagonalHessianIsItsBlocks() {
    var problem =
        Problem.parse(EnumSet.of(Quantity.CORE), "norm2(Omega.*(T - U*V'))^2", "U", "Omega: m×n");
    var evaluator = problem.compile(Map.of("m", 3, "n", 4, "p", 2));
    assertThat(evaluator.outputs()).containsExactly(new Argument("core_U", 3, 4));
    assertThat(evaluator.structure())
        .hasValueSatisfying(s -> assertThat(s).contains("2×2 diagonal blocks of 3"));
    var omega = numbers(12, 1);
    var v = numbers(8, 2);
    try (var evaluation = evaluator.evaluation()) {
      evaluation.set("Omega", omega);
      evaluation.set("V", v);
      evaluation.run();
      var core = evaluation.get("core_U");
      for (int i = 0; i < 3; i++) {
        for (int entry = 0; entry < 4; entry++) {
          double sum = 0;
          for (int q = 0; q < 4; q++) {
            sum +=
                2
                    * omega[i * 4 + q]
                    * omega[i * 4 + q]
                    * v[q * 2 + entry / 2]
                    * v[q * 2 + entry % 2];
          }
          assertThat(core[i * 4 + entry]).isCloseTo(sum, within(1e-14));
        }
      }
    }
  }

  /// Wide weights of both signs make a Hessian that is neither positive nor negative definite.
  @Test
  void hessiansOfBothSigns() {
    var problem =
        Problem.parse(
            EnumSet.of(Quantity.HESSIAN), "sum(d.*(X*w).^3)", "w", "d: m", "X: m×n", "w: n");
    int m = 400;
    int n = 7;
    var x = numbers(m * n, 1);
    var d = numbers(m, 2);
    var w = numbers(n, 3);
    List<double[]> results = new ArrayList<>();
    for (int threads : List.of(1, 2)) {
      var settings = Settings.standard().withThreads(threads);
      try (var evaluation = problem.compile(Map.of("m", m, "n", n), settings).evaluation()) {
        evaluation.set("X", x);
        evaluation.set("d", d);
        evaluation.set("w", w);
        evaluation.run();
        results.add(evaluation.get("hessian_w"));
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int row = 0; row < m; row++) {
          double z = 0;
          for (int k = 0; k < n; k++) {
            z += x[row * n + k] * w[k];
          }
          sum += 6 * d[row] * z * x[row * n + i] * x[row * n + j];
        }
        assertThat(results.get(0)[i * n + j]).isCloseTo(sum, within(1e-9));
        assertThat(results.get(1)[i * n + j]).isCloseTo(sum, within(1e-9));
      }
    }
  }
}
