package org.tracetrick.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.tracetrick.bench.Statistics.Point;
import org.tracetrick.catalogue.Catalogue;

/// The section on networks: nodes and time against layers.
final class NetworkReport {

  /// The depths that [NetworkBenchmark] is run with.
  private static final List<Integer> LAYERS = List.of(3, 6, 12, 24, 48);

  private NetworkReport() {}

  static void write(PrintStream out, Collection<RunResult> results) {
    var catalogue = Catalogue.standard();
    var gradients = named(results, "gradients");
    var answers = named(results, "answer");
    out.println("## `norm2(W12*tanh(W11*…tanh(W1*x)) - y)^2` by every weight, in one problem");
    out.println();
    out.println(
        "Found through the library, and as a problem that is typed, with every gradient checked and"
            + " written; ms. Target: exponents of nodes and of finding near 1. The check goes"
            + " through the function once for each weight.");
    out.println();
    out.println(
        "| layers | found | a layer | answered | nodes of f | of all gradients | of the pool |");
    out.println("|---|---|---|---|---|---|---|");
    var found = new ArrayList<Point>();
    var answered = new ArrayList<Point>();
    var nodes = new ArrayList<Point>();
    var pool = new ArrayList<Point>();
    for (int layers : LAYERS) {
      var network = Network.counted(catalogue, layers);
      double time = median(gradients, layers);
      double whole = median(answers, layers);
      found.add(new Point(layers, time));
      answered.add(new Point(layers, whole));
      nodes.add(new Point(layers, network.gradientNodes()));
      pool.add(new Point(layers, network.nodes()));
      out.printf(
          Locale.ROOT,
          "| %d | **%.3f** | %.3f | %.3f | %,d | %,d | %,d |%n",
          layers,
          time,
          time / layers,
          whole,
          network.functionNodes(),
          network.gradientNodes(),
          network.nodes());
    }
    out.println();
    out.printf(
        Locale.ROOT,
        "Fitted exponents: finding %.2f, answering with all checks %.2f, nodes of all gradients"
            + " %.2f, nodes of the pool %.2f.%n%n",
        Statistics.exponent(found),
        Statistics.exponent(answered),
        Statistics.exponent(nodes),
        Statistics.exponent(pool));
  }

  private static List<RunResult> named(Collection<RunResult> results, String benchmark) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
        .toList();
  }

  private static double median(Collection<RunResult> results, int layers) {
    return Samples.of(results, "layers", Integer.toString(layers)).getPercentile(50);
  }
}
