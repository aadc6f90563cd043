package org.tracetrick.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.tracetrick.answer.Problem;
import org.tracetrick.bench.ProblemTimes.OfProblem;
import org.tracetrick.bench.Statistics.Point;
import org.tracetrick.catalogue.Catalogue;

/// Runs the benchmarks and writes what they found as Markdown.
public final class Report {

  /// The launcher's stack; a batch runs under the same collector.
  private static final String[] JVM = {"-Xss16m", "-XX:+UseSerialGC"};

  private static final int SLOWEST = 8;

  /// The lengths that `ChainBenchmark` is run with.
  private static final List<Integer> LINKS = List.of(10, 100, 1_000, 10_000);

  private final PrintStream out;
  private final Path folder;

  private Report(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /// Writes the report to a file; what JMH says meanwhile goes to standard output.
  ///
  /// @param args the file of the report, in a folder where other files may be made
  public static void main(String[] args) throws IOException, RunnerException {
    var file = Path.of(args[0]).toAbsolutePath();
    try (var out = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
      var report = new Report(out, file.resolveSibling("."));
      report.bank();
      report.chains();
      NetworkReport.write(out, report.run(NetworkBenchmark.class));
      EvaluationReport.write(out, report.run(EvaluationBenchmark.class));
    }
  }

  private Collection<RunResult> run(Class<?> benchmark) throws RunnerException {
    System.setProperty(ProblemTimes.FOLDER, folder.toString());
    var options =
        new OptionsBuilder()
            .include(benchmark.getName())
            .jvmArgs(JVM)
            .jvmArgsAppend("-D" + ProblemTimes.FOLDER + "=" + folder)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.NORMAL)
            .build();
    return new Runner(options).run();
  }

  // --------------------------------------------------------------- the bank

  private void bank() throws IOException, RunnerException {
    var results = run(BankBenchmark.class);
    line("## Derive and check, over the public bank");
    line("");
    line("Warm, one thread, ms. Each problem is read, differentiated and checked; where steps are");
    line("shown, every line of the derivation is checked too. Target: median below 2 ms.");
    line("");
    line(
        "| steps | answered | refused | median | p95 | max of problems | JMH samples: median | p95 | p99 |");
    line("|---|---|---|---|---|---|---|---|---|");
    for (var steps : Problem.Steps.values()) {
      var found = ProblemTimes.read(steps);
      var millis = found.problems().stream().mapToDouble(OfProblem::millis).toArray();
      var samples = Samples.of(results, "steps", steps.name());
      line(
          "| %s | %d | %d | **%.2f** | %.2f | %.2f | %.2f | %.2f | %.2f |",
          steps.name().toLowerCase(Locale.ROOT),
          found.problems().size(),
          found.refused(),
          Statistics.quantile(millis, 0.5),
          Statistics.quantile(millis, 0.95),
          Statistics.quantile(millis, 1),
          samples.getPercentile(50),
          samples.getPercentile(95),
          samples.getPercentile(99));
    }
    line("");
    line(
        "Median and p95 are over the problems' own medians; JMH's samples are over all runs alike.");
    distribution();
    slowest();
  }

  private void distribution() throws IOException {
    var millis =
        ProblemTimes.read(Problem.Steps.OMITTED).problems().stream()
            .mapToDouble(OfProblem::millis)
            .toArray();
    line("");
    line("How many problems take at most so many ms, steps omitted:");
    line("");
    var bounds = Stream.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0).toList();
    line("| %s |", row(bounds, bound -> bound + " ms"));
    line("|%s", "---|".repeat(bounds.size()));
    line("| %s |", row(bounds, bound -> Long.toString(within(millis, bound))));
  }

  private static long within(double[] millis, double bound) {
    return Arrays.stream(millis).filter(time -> time <= bound).count();
  }

  private static <T> String row(List<T> values, Function<T, String> cell) {
    return String.join(" | ", values.stream().map(cell).toList());
  }

  private void slowest() throws IOException {
    var problems =
        ProblemTimes.read(Problem.Steps.OMITTED).problems().stream()
            .sorted(Comparator.comparingDouble(OfProblem::millis).reversed())
            .limit(SLOWEST)
            .toList();
    line("");
    line(
        "The slowest: %s.",
        row(problems, slow -> "`%s` %.1f ms".formatted(slow.id(), slow.millis())));
    line("");
  }

  // --------------------------------------------------------------- chains

  private void chains() throws RunnerException {
    var results = run(ChainBenchmark.class);
    var catalogue = Catalogue.standard();
    line("## A chain `tanh(W*tanh(W*…x))`");
    line("");
    line(
        "Built and differentiated through the library, not checked; ms. Target: exponents near 1.");
    line("");
    line(
        "| links | what | median | p5 | p95 | runs | µs a link | nodes of f | of f' | of the pool |");
    line("|---|---|---|---|---|---|---|---|---|---|");
    var counted = new EnumMap<Chain.Ends, List<Chain>>(Chain.Ends.class);
    for (var ends : Chain.Ends.values()) {
      var chains = new ArrayList<Chain>();
      counted.put(ends, chains);
      for (var links : LINKS) {
        var chain = Chain.counted(catalogue, links, ends);
        chains.add(chain);
        var samples = Samples.of(results, "ends", ends.name(), "links", Integer.toString(links));
        line(
            "| %,d | %s | **%.3f** | %.3f | %.3f | %d | %.1f | %,d | %,d | %,d |",
            links,
            word(ends),
            samples.getPercentile(50),
            samples.getPercentile(5),
            samples.getPercentile(95),
            samples.getN(),
            1000 * samples.getPercentile(50) / links,
            chain.functionNodes(),
            chain.derivativeNodes(),
            chain.nodes());
      }
    }
    line("");
    line("Fitted exponents, log-log by least squares over all four lengths:");
    line("");
    line("| what | time | time, the two longest | nodes of f' | nodes of the pool |");
    line("|---|---|---|---|---|");
    counted.forEach((ends, chains) -> exponents(results, ends, chains));
    line("");
  }

  private void exponents(Collection<RunResult> results, Chain.Ends ends, List<Chain> chains) {
    var times =
        LINKS.stream()
            .map(links ->
                new Point(
                    links,
                    Samples.of(results, "ends", ends.name(), "links", Integer.toString(links))
                        .getPercentile(50)))
            .toList();
    line(
        "| %s | %.3f | %.3f | %.3f | %.3f |",
        word(ends),
        Statistics.exponent(times),
        Statistics.exponent(times.subList(times.size() - 2, times.size())),
        Statistics.exponent(points(chains.stream().map(Chain::derivativeNodes).toList())),
        Statistics.exponent(points(chains.stream().map(Chain::nodes).toList())));
  }

  private static List<Point> points(List<Integer> nodes) {
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> new Point(LINKS.get(i), nodes.get(i)))
        .toList();
  }

  private static String word(Chain.Ends ends) {
    return switch (ends) {
      case GRADIENT -> "gradient of sum(·)";
      case JACOBIAN -> "Jacobian";
    };
  }

  // --------------------------------------------------------------- JMH

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
