package org.tracetrick.runtime.plan;

import java.util.List;
import java.util.Optional;

/// Whole powers of a matrix by repeated squaring.
final class Powers {

  private final Graph graph;

  Powers(Graph graph) {
    this.graph = graph;
  }

  /// @param k at least 1
  Node of(Factor base, int k) {
    var square = Chain.multiply(graph, List.of(base));
    Optional<Node> result = Optional.empty();
    for (int rest = k; ; ) {
      if ((rest & 1) == 1) {
        var factor = square;
        result = Optional.of(result.map(r -> graph.product(r, factor)).orElse(factor));
      }
      rest >>= 1;
      if (rest == 0) {
        return result.orElseThrow();
      }
      square = graph.product(square, square);
    }
  }
}
