package org.tracetrick.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.tracetrick.answer.Quantity;
import org.tracetrick.runtime.Problem;

/// The section on what an evaluation takes of memory: garbage per run, and the peak beside the
/// forecast.
final class EvaluationReport {

  private static final Path STATUS = Path.of("/proc/self/status");

  private EvaluationReport() {}

  static void write(PrintStream out, Collection<RunResult> results) throws IOException {
    out.println("## Memory of an evaluation");
    out.println();
    out.println(
        "What one run allocates on the heap, by JMH's GC profiler, at 4,000×100. Target: 0.");
    out.println();
    out.println("| problem | value and | µs | bytes a run |");
    out.println("|---|---|---|---|");
    for (var result : results) {
      var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
      out.printf(
          Locale.ROOT,
          "| %s | %s | %.1f | %.3f |%n",
          result.getParams().getParam("problem"),
          result.getParams().getParam("quantity").toLowerCase(Locale.ROOT),
          result.getPrimaryResult().getScore(),
          allocated == null ? Double.NaN : allocated.getScore());
    }
    out.println();
    out.println(
        "The peak of native memory beside what was forecast before the run. Target: within 10 %.");
    out.println();
    out.println("| problem | sizes | forecast, MB | measured, MB | ratio |");
    out.println("|---|---|---|---|---|");
    for (var each : PEAKS) {
      peak(out, each);
    }
    out.println();
  }

  private record Peak(String expr, String wrt, Quantity quantity, Map<String, Integer> sizes) {}

  private static final List<Peak> PEAKS =
      List.of(
          new Peak(
              "sum(log(1 + exp(-y.*(X*w))))",
              "w",
              Quantity.HESSIAN,
              Map.of("m", 100_000, "n", 200)),
          new Peak("x'*A*x", "x", Quantity.HESSIAN, Map.of("n", 5_000)),
          new Peak(
              "0.5*(y'*inv(a*exp(-b*D) + c*eye(n))*y + logdet(a*exp(-b*D) + c*eye(n)))",
              "a,b,c",
              Quantity.GRADIENT,
              Map.of("n", 3_000)));

  /// Pages are counted when they are touched: the memory before is that of the JVM and the library.
  private static void peak(PrintStream out, Peak peak) throws IOException {
    if (!Files.exists(STATUS)) {
      return;
    }
    var problem =
        Problem.parse(
            EnumSet.of(Quantity.VALUE, peak.quantity), peak.expr, peak.wrt, declarations(peak));
    var evaluator = problem.compile(peak.sizes);
    System.gc();
    long before = resident();
    try (var evaluation = evaluator.evaluation()) {
      for (var input : evaluator.inputs()) {
        var memory = evaluation.segment(input.name());
        for (long i = 0; i < input.length(); i++) {
          boolean onDiagonal = input.rows() == input.cols() && i % (input.cols() + 1L) == 0;
          double entry = onDiagonal ? 0 : 1 + i % 7;
          memory.setAtIndex(ValueLayout.JAVA_DOUBLE, i, input.length() == 1 ? 0.5 : entry);
        }
      }
      evaluation.run();
      double measured = (resident() - before) / 1e6;
      double forecast = evaluator.plan().peak() / 1e6;
      out.printf(
          Locale.ROOT,
          "| `%s` | %s | %.0f | %.0f | %.3f |%n",
          peak.expr.replace("|", "\\|"),
          peak.sizes,
          forecast,
          measured,
          measured / forecast);
    }
  }

  private static String[] declarations(Peak peak) {
    return peak.expr.contains("D)")
        ? new String[] {"D: symmetric n×n", "a: scalar", "b: scalar", "c: scalar", "y: n"}
        : new String[0];
  }

  /// Bytes of this process that are in memory.
  private static long resident() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
