package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.runtime.kernel.Loop.Reduction;

/// A product of matrices inside a trace, which may be turned: `tr(A*B*C) = tr(C*A*B)`.
final class Cycle {

  /// In longer ones only the cut in the middle is tried.
  private static final int LONGEST = 12;

  private final Graph graph;
  private final List<Factor> factors;

  /// @param factors at least two, with the extents of a square product
  Cycle(Graph graph, List<Factor> factors) {
    this.graph = graph;
    this.factors = factors;
  }

  /// The sum of the entries of `L .* R'`, for the cut into `L` and `R` that costs least.
  Node trace() {
    int n = factors.size();
    for (int i = 0; i < n; i++) {
      if (factors.get(i).cols() == 1) {
        return Chain.multiply(graph, arc(i + 1, n));
      }
    }
    if (n > LONGEST) {
      return cut(0, n / 2);
    }
    int bestStart = 0;
    int bestLength = 1;
    double best = Double.POSITIVE_INFINITY;
    for (int start = 0; start < n; start++) {
      for (int length = 1; length < n; length++) {
        double cost = cost(start, length);
        if (cost < best) {
          best = cost;
          bestStart = start;
          bestLength = length;
        }
      }
    }
    return cut(bestStart, bestLength);
  }

  private double cost(int start, int length) {
    var left = arc(start, length);
    var right = arc(start + length, factors.size() - length);
    return Chain.cost(graph, left)
        + Chain.cost(graph, right)
        + (double) left.getFirst().rows() * left.getLast().cols();
  }

  private List<Factor> arc(int start, int length) {
    var arc = new ArrayList<Factor>();
    for (int i = 0; i < length; i++) {
      arc.add(factors.get((start + i) % factors.size()));
    }
    return arc;
  }

  private Node cut(int start, int length) {
    var left = Chain.multiply(graph, arc(start, length));
    var right = Chain.multiply(graph, arc(start + length, factors.size() - length));
    return graph.sum(graph.multiply(left, graph.transpose(right)));
  }

  /// The diagonal of a product: the sums over the rows of `L .* R'`.
  static Node diagonal(Graph graph, List<Factor> factors) {
    int best = 1;
    for (int cut = 1; cut < factors.size(); cut++) {
      if (cost(graph, factors, cut) < cost(graph, factors, best)) {
        best = cut;
      }
    }
    var left = Chain.multiply(graph, factors.subList(0, best));
    var right = Chain.multiply(graph, factors.subList(best, factors.size()));
    return graph.reduce(Reduction.SUM, Op.Over.ROW, graph.multiply(left, graph.transpose(right)));
  }

  private static double cost(Graph graph, List<Factor> factors, int cut) {
    return Chain.cost(graph, factors.subList(0, cut))
        + Chain.cost(graph, factors.subList(cut, factors.size()))
        + (double) factors.getFirst().rows() * factors.get(cut).rows();
  }
}
