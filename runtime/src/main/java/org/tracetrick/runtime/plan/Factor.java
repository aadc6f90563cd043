package org.tracetrick.runtime.plan;

/// One factor of a matrix product: a matrix, or an inverse that is applied by solving.
sealed interface Factor {

  int rows();

  int cols();

  record Matrix(Node node) implements Factor {
    @Override
    public int rows() {
      return node.rows();
    }

    @Override
    public int cols() {
      return node.cols();
    }
  }

  /// `inv(A)`, or `inv(A)'` where transposed.
  record Inverse(Node factors, boolean transposed) implements Factor {
    @Override
    public int rows() {
      return factors.rows();
    }

    @Override
    public int cols() {
      return factors.cols();
    }
  }
}
