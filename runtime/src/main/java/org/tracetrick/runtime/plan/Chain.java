package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.runtime.kernel.Loop.Function;

/// A product of matrices in the order that costs least: by dynamic programming over the sizes, with
/// a product with a vector counted by the memory it reads, and one that exists already by nothing.
///
/// Source: Cormen et al., Introduction to Algorithms, ch. 15 (matrix-chain multiplication).
final class Chain {

  /// Longer chains are multiplied from the end that is a vector, or from the left.
  private static final int LONGEST = 32;

  /// What reading a number costs, in floating-point operations of a product of matrices.
  private static final double READ = 30;

  private final Graph graph;
  private final List<Factor> factors;
  private final double[][] costs;
  private final int[][] splits;

  private Chain(Graph graph, List<Factor> factors) {
    this.graph = graph;
    this.factors = factors;
    int n = factors.size();
    this.costs = new double[n][n];
    this.splits = new int[n][n];
    for (int length = 2; length <= n; length++) {
      for (int i = 0; i + length <= n; i++) {
        choose(i, i + length - 1);
      }
    }
  }

  private void choose(int first, int last) {
    costs[first][last] = Double.POSITIVE_INFINITY;
    for (int split = last - 1; split >= first; split--) {
      double cost = costs[first][split] + costs[split + 1][last] + joining(first, split, last);
      if (cost < costs[first][last]) {
        costs[first][last] = cost;
        splits[first][last] = split;
      }
    }
  }

  private double joining(int first, int split, int last) {
    double m = factors.get(first).rows();
    double k = factors.get(split).cols();
    double n = factors.get(last).cols();
    boolean isPair = first == split && split + 1 == last;
    if (isPair && isKnown(first)) {
      return 0;
    }
    if (isCheap(first, split) || isCheap(split + 1, last)) {
      return READ * m * n;
    }
    if (m == 1 || n == 1) {
      return READ * k * Math.max(m, n);
    }
    return (isPalindrome(first, last) ? 1 : 2) * m * k * n;
  }

  private boolean isKnown(int pair) {
    return switch (factors.get(pair)) {
      case Factor.Matrix left ->
          switch (factors.get(pair + 1)) {
            case Factor.Matrix right -> graph.hasProduct(left.node(), right.node());
            case Factor.Inverse right ->
                graph.hasSolution(
                    right.factors(), graph.transpose(left.node()), !right.transposed());
          };
      case Factor.Inverse left ->
          factors.get(pair + 1) instanceof Factor.Matrix right
              && graph.hasSolution(left.factors(), right.node(), left.transposed());
    };
  }

  /// A diagonal matrix, or one that repeats a number.
  private boolean isCheap(int first, int last) {
    return first == last
        && factors.get(first) instanceof Factor.Matrix matrix
        && (matrix.node().op() instanceof Op.DiagonalMatrix
            || matrix.node().op() instanceof Op.Eye
            || matrix.node().op() instanceof Op.Fill);
  }

  /// `A'*A`, or `A'*D*A` with a diagonal `D`.
  private boolean isPalindrome(int first, int last) {
    return (last == first + 1 || (last == first + 2 && isCheap(first + 1, first + 1)))
        && factors.get(first) instanceof Factor.Matrix left
        && factors.get(last) instanceof Factor.Matrix right
        && graph.transpose(left.node()) == right.node();
  }

  /// What the product costs, in floating-point operations of a product of matrices.
  static double cost(Graph graph, List<Factor> factors) {
    if (factors.size() > LONGEST) {
      return Double.MAX_VALUE;
    }
    var chain = new Chain(graph, factors);
    return chain.costs[0][factors.size() - 1];
  }

  /// The product of all factors.
  ///
  /// @param factors at least one; their extents fit
  static Node multiply(Graph graph, List<Factor> factors) {
    var scale = graph.constant(1);
    var others = new ArrayList<Factor>();
    for (var factor : factors) {
      if (factor.rows() == 1 && factor.cols() == 1) {
        scale = graph.multiply(scale, node(graph, factor));
      } else {
        others.add(factor);
      }
    }
    if (others.isEmpty()) {
      return scale;
    }
    scale = intoVector(graph, scale, others);
    var ends = new ArrayList<Node>();
    for (var segment : segments(others)) {
      var value = segment(graph, segment);
      if (value.isScalar()) {
        scale = graph.multiply(scale, value);
      } else {
        ends.add(value);
      }
    }
    return joined(graph, scale, ends);
  }

  /// A scale is multiplied into a vector that is computed entry by entry anyway.
  private static Node intoVector(Graph graph, Node scale, List<Factor> factors) {
    if (!Graph.isFilled(scale, 1)
        && factors.size() > 1
        && factors.getLast() instanceof Factor.Matrix last
        && last.cols() == 1
        && last.node().op().isElementwise()
        && !(factors.get(factors.size() - 2) instanceof Factor.Matrix before
            && graph.hasProduct(before.node(), last.node()))) {
      factors.set(factors.size() - 1, new Factor.Matrix(scaled(graph, scale, last.node())));
      return graph.constant(1);
    }
    return scale;
  }

  /// What is left is one matrix, or a column times a row; the scale goes to the shortest.
  private static Node joined(Graph graph, Node scale, List<Node> ends) {
    if (ends.isEmpty()) {
      return scale;
    }
    if (ends.size() == 1) {
      return scaled(graph, scale, ends.getFirst());
    }
    var column = ends.getFirst();
    var row = ends.getLast();
    return column.rows() <= row.cols()
        ? graph.multiply(scaled(graph, scale, column), row)
        : graph.multiply(column, scaled(graph, scale, row));
  }

  /// A scaled product is the product of one scaled factor, where that is a vector or small.
  private static Node scaled(Graph graph, Node scale, Node value) {
    if (Graph.isFilled(scale, 1)) {
      return value;
    }
    if (Graph.isFilled(scale, -1)) {
      return graph.unary(Function.NEGATE, value);
    }
    return graph.multiply(scale, value);
  }

  private static List<List<Factor>> segments(List<Factor> factors) {
    var segments = new ArrayList<List<Factor>>();
    int start = 0;
    for (int i = 0; i < factors.size(); i++) {
      if (i == factors.size() - 1 || factors.get(i).cols() == 1) {
        segments.add(factors.subList(start, i + 1));
        start = i + 1;
      }
    }
    return segments;
  }

  private static Node segment(Graph graph, List<Factor> factors) {
    for (int i = 0; i + 2 < factors.size(); i++) {
      var found = Sandwich.of(graph, factors.subList(i, i + 3));
      if (found.isPresent()) {
        var shorter = new ArrayList<>(factors.subList(0, i));
        shorter.add(new Factor.Matrix(found.get()));
        shorter.addAll(factors.subList(i + 3, factors.size()));
        return segment(graph, shorter);
      }
    }
    if (factors.size() > LONGEST) {
      return factors.getLast().cols() == 1 ? fromRight(graph, factors) : fromLeft(graph, factors);
    }
    return new Chain(graph, factors).product(0, factors.size() - 1);
  }

  private static Node fromRight(Graph graph, List<Factor> factors) {
    var value = factors.getLast();
    for (int i = factors.size() - 2; i >= 0; i--) {
      value = new Factor.Matrix(times(graph, factors.get(i), value));
    }
    return node(graph, value);
  }

  private static Node fromLeft(Graph graph, List<Factor> factors) {
    var value = factors.getFirst();
    for (var factor : factors.subList(1, factors.size())) {
      value = new Factor.Matrix(times(graph, value, factor));
    }
    return node(graph, value);
  }

  private Node product(int first, int last) {
    return node(graph, part(first, last));
  }

  private Factor part(int first, int last) {
    if (first == last) {
      return factors.get(first);
    }
    int split = splits[first][last];
    return new Factor.Matrix(times(graph, part(first, split), part(split + 1, last)));
  }

  private static Node times(Graph graph, Factor left, Factor right) {
    return switch (left) {
      case Factor.Inverse inverse ->
          graph.solve(inverse.factors(), node(graph, right), inverse.transposed());
      case Factor.Matrix matrix ->
          switch (right) {
            case Factor.Matrix other -> graph.product(matrix.node(), other.node());
            case Factor.Inverse inverse ->
                graph.transpose(
                    graph.solve(
                        inverse.factors(), graph.transpose(matrix.node()), !inverse.transposed()));
          };
    };
  }

  private static Node node(Graph graph, Factor factor) {
    return switch (factor) {
      case Factor.Matrix matrix -> matrix.node();
      case Factor.Inverse inverse -> {
        var node = graph.inverse(inverse.factors());
        yield inverse.transposed() ? graph.transpose(node) : node;
      }
    };
  }
}
