package org.tracetrick.runtime.plan;

import java.util.List;
import java.util.Optional;

/// `(A⊗I)*diag(vec(W))*(B⊗I)`, as second derivatives of masked and weighted products have it: each
/// block is diagonal. All their entries are a product of `W`, m×n, with a matrix of n rows that has
/// a column for each block.
final class Sandwich {

  private Sandwich() {}

  /// The three factors as one, where they are of that kind.
  static Optional<Node> of(Graph graph, List<Factor> factors) {
    if (!(factors.get(0) instanceof Factor.Matrix left)
        || !(factors.get(1) instanceof Factor.Matrix middle)
        || !(factors.get(2) instanceof Factor.Matrix right)
        || !(middle.node().op() instanceof Op.DiagonalMatrix)
        || !isSpread(left.node())
        || !isSpread(right.node())) {
      return Optional.empty();
    }
    var a = left.node().operand(0);
    var b = right.node().operand(0);
    int m = left.node().operand(1).rows();
    int n = a.cols();
    if (right.node().operand(1).rows() != m || b.rows() != n) {
      return Optional.empty();
    }
    var w = graph.reshape(middle.node().operand(0), m, n);
    var columns = columns(graph, graph.transpose(a), b);
    var entries = w.cols() == 1 ? graph.multiply(w, columns) : graph.product(w, columns);
    return Optional.of(
        graph.node(
            new Op.DiagonalBlocks(a.rows(), b.cols()),
            List.of(entries),
            m * a.rows(),
            m * b.cols()));
  }

  private static boolean isSpread(Node node) {
    return node.op() instanceof Op.Kronecker && node.operand(1).op() instanceof Op.Eye;
  }

  /// Each column of `a` times each of `b`, entry by entry: those of the first column of `a` first.
  private static Node columns(Graph graph, Node a, Node b) {
    var left = graph.kronecker(a, graph.fill(1, 1, b.cols()));
    var right = graph.kronecker(graph.fill(1, 1, a.cols()), b);
    return graph.multiply(left, right);
  }
}
