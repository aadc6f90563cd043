package org.tracetrick.bench;

import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tracetrick.answer.Quantity;
import org.tracetrick.runtime.Evaluation;
import org.tracetrick.runtime.Problem;

/// One run of a compiled problem, measured for what it allocates. Not final, because JMH extends
/// it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
public class EvaluationBenchmark {

  /// What is evaluated: each a name and an expression by `w` with `X: m×n`, `y: m`.
  @Param({"logistic", "ridge"})
  public String problem = "";

  @Param({"GRADIENT", "HESSIAN", "NEWTON"})
  public Quantity quantity = Quantity.GRADIENT;

  private static final int ROWS = 4_000;
  private static final int COLS = 100;

  private static final Map<String, String> EXPRESSIONS =
      Map.of(
          "logistic", "sum(log(1 + exp(-y.*(X*w)))) + 0.5*norm2(w)^2",
          "ridge", "norm2(X*w - y)^2 + 0.5*norm2(w)^2");

  private Evaluation evaluation = evaluation("ridge", Quantity.GRADIENT);

  @Setup
  public void compile() {
    evaluation.close();
    evaluation = evaluation(problem, quantity);
    var random = new Random(1);
    evaluation.set("X", random.doubles((long) ROWS * COLS, -1, 1).toArray());
    evaluation.set("y", random.ints(ROWS, 0, 2).mapToDouble(sign -> 2 * sign - 1).toArray());
    evaluation.set("w", random.doubles(COLS, -0.1, 0.1).toArray());
  }

  // Closed by JMH's teardown, which is no scope that the compiler could see.
  @SuppressWarnings("MustBeClosedChecker")
  private static Evaluation evaluation(String problem, Quantity quantity) {
    var wanted = EnumSet.of(Quantity.VALUE, quantity);
    return Problem.parse(wanted, EXPRESSIONS.getOrDefault(problem, ""), "w")
        .compile(Map.of("m", ROWS, "n", COLS))
        .evaluation();
  }

  @Benchmark
  public void run() {
    evaluation.run();
  }

  @TearDown
  public void close() {
    evaluation.close();
  }
}
