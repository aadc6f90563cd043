package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Expr;

/// Sums: diagonal matrices among the terms are added to the diagonal of the others, never built,
/// and those that were added before are added once.
final class Sums {

  private final Translation translation;
  private final Graph graph;

  Sums(Translation translation, Graph graph) {
    this.translation = translation;
    this.graph = graph;
  }

  Node of(List<Expr> terms) {
    var dense = new ArrayList<Node>();
    Optional<Node> diagonal = Optional.empty();
    for (var term : terms) {
      var node = translation.of(term);
      var column = onDiagonal(node);
      if (node.op() instanceof Op.AddDiagonal) {
        dense.add(node.operand(0));
      }
      if (column.isPresent()) {
        diagonal = Optional.of(diagonal.map(d -> graph.add(d, column.get())).orElse(column.get()));
      } else {
        dense.add(node);
      }
    }
    if (dense.isEmpty()) {
      return graph.diagonalMatrix(
          graph.broadcast(diagonal.orElseThrow(), translation.of(terms.getFirst()).rows(), 1));
    }
    int rows = dense.getFirst().rows();
    int cols = dense.getFirst().cols();
    var sum = dense.stream().reduce(graph::add).orElseThrow();
    var full = graph.broadcast(sum, rows, cols);
    return diagonal.map(column -> graph.addDiagonal(full, column)).orElse(full);
  }

  private Optional<Node> onDiagonal(Node node) {
    return switch (node.op()) {
      case Op.DiagonalMatrix pattern -> Optional.of(node.operand(0));
      case Op.Eye eye -> Optional.of(graph.constant(1));
      case Op.AddDiagonal add -> Optional.of(node.operand(1));
      default -> Optional.empty();
    };
  }
}
