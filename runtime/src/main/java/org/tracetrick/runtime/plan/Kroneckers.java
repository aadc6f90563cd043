package org.tracetrick.runtime.plan;

import java.util.Optional;

/// Products with Kronecker products that need not be built.
///
/// Source: Van Loan 2000, The ubiquitous Kronecker product.
final class Kroneckers {

  private Kroneckers() {}

  /// `(A⊗B)*(C⊗D) = A*C ⊗ B*D`; `(a⊗B)*M = a ⊗ B*M` for a column `a`, and so on; and `(A⊗B)*vec(X)
  /// = vec(B*X*A')`.
  static Optional<Node> product(Graph graph, Node left, Node right) {
    boolean isLeft = left.op() instanceof Op.Kronecker;
    boolean isRight = right.op() instanceof Op.Kronecker;
    if (isLeft && isRight) {
      return both(graph, left, right);
    }
    if (isLeft) {
      return withMatrix(graph, left, right);
    }
    return isRight
        ? withMatrix(graph, graph.transpose(right), graph.transpose(left)).map(graph::transpose)
        : Optional.empty();
  }

  private static Optional<Node> both(Graph graph, Node left, Node right) {
    boolean fits =
        left.operand(0).cols() == right.operand(0).rows()
            && left.operand(1).cols() == right.operand(1).rows();
    return fits
        ? Optional.of(
            graph.kronecker(
                times(graph, left.operand(0), right.operand(0)),
                times(graph, left.operand(1), right.operand(1))))
        : Optional.empty();
  }

  private static Optional<Node> withMatrix(Graph graph, Node kronecker, Node matrix) {
    var a = kronecker.operand(0);
    var b = kronecker.operand(1);
    if (a.cols() == 1) {
      return Optional.of(graph.kronecker(a, times(graph, b, matrix)));
    }
    if (b.cols() == 1) {
      return Optional.of(graph.kronecker(times(graph, a, matrix), b));
    }
    if (matrix.cols() == 1) {
      var x = graph.reshape(matrix, b.cols(), a.cols());
      var product = times(graph, times(graph, b, x), graph.transpose(a));
      return Optional.of(graph.reshape(product, kronecker.rows(), 1));
    }
    return Optional.empty();
  }

  private static Node times(Graph graph, Node left, Node right) {
    return left.isScalar() || right.isScalar() || left.cols() == 1
        ? graph.multiply(left, right)
        : graph.product(left, right);
  }
}
