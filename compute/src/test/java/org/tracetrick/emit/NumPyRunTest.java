package org.tracetrick.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracetrick.expr.Expr;
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.numeric.SplitMix;
import org.tracetrick.program.Lowering;
import org.tracetrick.program.Problem;

/// Runs the emitted modules where a Python with NumPy and SciPy is found: the one that the
/// environment variable TRACETRICK_PYTHON names, that of a `.venv` beside the project, or
/// `python3`.
final class NumPyRunTest {

  private static final double TOLERANCE = 1e-9;

  /// Two assignments of sizes, one of them all ones: a matrix with one column stays a matrix.
  private static final List<Map<String, Integer>> SIZES =
      List.of(Map.of("m", 4, "n", 3, "p", 2, "q", 5), Map.of("m", 1, "n", 1, "p", 1, "q", 1));

  @Test
  void emittedCodeComputesWhatTheInterpreterDoes(@TempDir Path folder)
      throws IOException, InterruptedException {
    var python = python();
    assumeTrue(
        python.isPresent(),
        "emitted code was not run: no Python with NumPy and SciPy (set TRACETRICK_PYTHON)");
    var script = new StringBuilder(DRIVER);
    for (var shown : NumPyCase.ALL) {
      for (var sizes : SIZES) {
        if (sizes.containsValue(2) || !shown.function().contains("[")) {
          script.append(call(shown, sizes)).append('\n');
        }
      }
    }
    script.append("sys.exit(bad)\n");
    var file = Files.writeString(folder.resolve("run.py"), script);
    var output = folder.resolve("output.txt");
    var process =
        new ProcessBuilder(python.get(), file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(output)).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  private static final String DRIVER =
      """
      import sys
      import numpy as np

      bad = 0


      def check(topic, module, values, results):
          global bad
          names = {}
          try:
              exec(module, names)
              for function, (shape, entries) in results.items():
                  want = np.reshape(entries, shape, order='F')
                  got = np.asarray(names[function](**values), float)
                  error = np.max(np.abs(got - want)) if got.shape == want.shape else np.inf
                  if not error <= TOLERANCE * max(1, np.max(np.abs(want))):
                      bad = 1
                      print(topic, function, got.shape, want.shape, error, got, want)
          except Exception as problem:
              bad = 1
              print(topic, repr(problem), module)


      """
          .replace("TOLERANCE", Double.toString(TOLERANCE));

  private static String call(NumPyCase shown, Map<String, Integer> sizes) {
    var problem = shown.problem();
    var module = shown.module(problem);
    var function = problem.expr(shown.function());
    var derivative = problem.expr(shown.derivative());
    var values = values(problem, sizes);
    var axes = NumPyCase.axes(problem, function, derivative, shown.variable());
    var arguments = new ArrayList<String>();
    values.forEach((name, value) ->
        arguments.add(
            "'%s': %s"
                .formatted(
                    PythonNames.spelled(name),
                    array(
                        value.values(),
                        problem.symbol(name).shape().axes().stream()
                            .map(axis -> axis.at(sizes))
                            .toList()))));
    var entries =
        derivative.holdsDifferential()
            ? byDirections(problem, shown.variable(), derivative, sizes, values)
            : evaluate(problem, derivative, sizes, values, Optional.empty());
    return "check(%s, %s, {%s}, {'value': (%s, %s), 'derivative': (%s, %s)})"
        .formatted(
            quoted(shown.topic() + " " + sizes),
            quoted(module),
            String.join(", ", arguments),
            function.shape().axes().stream().map(axis -> axis.at(sizes)).toList(),
            Arrays.toString(evaluate(problem, function, sizes, values, Optional.empty())),
            axes.stream().map(axis -> axis.at(sizes)).toList(),
            Arrays.toString(entries));
  }

  private static String array(double[] values, List<Integer> shape) {
    return shape.isEmpty()
        ? Double.toString(values[0])
        : "np.reshape(%s, %s, order='F')".formatted(Arrays.toString(values), shape);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }

  private static double[] evaluate(
      Problem problem,
      Expr expr,
      Map<String, Integer> sizes,
      Map<String, Matrix> values,
      Optional<Matrix> direction) {
    var program = Lowering.lower(List.of(expr), problem.definitions(), problem.pool());
    var evaluation = new Interpreter(program).at(sizes);
    values.forEach(evaluation::set);
    direction.ifPresent(
        d -> problem.symbols().forEach(symbol -> evaluation.setDifferential(symbol, d)));
    evaluation.run();
    return evaluation.values(0).clone();
  }

  private static double[] byDirections(
      Problem problem,
      String variable,
      Expr derivative,
      Map<String, Integer> sizes,
      Map<String, Matrix> values) {
    var shape = values.getOrDefault(variable, Matrix.scalar(0));
    var columns = new ArrayList<double[]>();
    for (int k = 0; k < shape.values().length; k++) {
      var unit = new double[shape.values().length];
      unit[k] = 1;
      columns.add(
          evaluate(
              problem,
              derivative,
              sizes,
              values,
              Optional.of(Matrix.of(shape.rows(), shape.cols(), unit))));
    }
    return columns.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static Map<String, Matrix> values(Problem problem, Map<String, Integer> sizes) {
    var random = new SplitMix(17);
    var values = new LinkedHashMap<String, Matrix>();
    for (var symbol : problem.symbols()) {
      int rows = symbol.shape().rows().at(sizes);
      int cols = symbol.shape().cols().at(sizes);
      var entries = new double[rows * cols];
      for (int i = 0; i < entries.length; i++) {
        entries[i] = random.uniform(0.2, 2);
      }
      var value = Matrix.of(rows, cols, entries);
      values.put(
          symbol.name(),
          symbol.kind().isSymmetric()
              ? value.times(value.transposed()).plus(Matrix.identity(rows))
              : value);
    }
    return values;
  }

  private static Optional<String> python() throws InterruptedException {
    var candidates = new ArrayList<String>();
    Optional.ofNullable(System.getenv("TRACETRICK_PYTHON")).ifPresent(candidates::add);
    for (var folder : List.of(".venv", "../.venv")) {
      var local = Path.of(folder, "bin", "python");
      if (Files.isExecutable(local)) {
        candidates.add(local.toString());
      }
    }
    candidates.add("python3");
    for (var candidate : candidates) {
      if (hasLibraries(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean hasLibraries(String python) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(python, "-c", "import numpy, scipy")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
