package org.tracetrick.runtime.plan;

import java.util.List;

/// A matrix of known size that is computed from others: what a plan is made of. Made by a [Graph]
/// only, which has one node for each value.
public final class Node {

  private final int id;
  private final Op op;
  private final List<Node> operands;
  private final int rows;
  private final int cols;
  private final boolean symmetric;

  Node(int id, Op op, List<Node> operands, int rows, int cols) {
    this.id = id;
    this.op = op;
    this.operands = List.copyOf(operands);
    this.rows = rows;
    this.cols = cols;
    this.symmetric = rows == cols && Symmetry.follows(op, this.operands);
  }

  /// Its place in the order of making: operands have lower ones.
  public int id() {
    return id;
  }

  public Op op() {
    return op;
  }

  public List<Node> operands() {
    return operands;
  }

  public Node operand(int index) {
    return operands.get(index);
  }

  public int rows() {
    return rows;
  }

  public int cols() {
    return cols;
  }

  public long length() {
    return (long) rows * cols;
  }

  public boolean isScalar() {
    return rows == 1 && cols == 1;
  }

  /// One row or one column.
  public boolean isVector() {
    return rows == 1 || cols == 1;
  }

  public boolean isTransposed() {
    return op instanceof Op.Transpose;
  }

  /// What this is the transpose of, or else this.
  Node untransposed() {
    return isTransposed() ? operands.getFirst() : this;
  }

  /// Whether it is known to be its own transpose.
  public boolean isSymmetric() {
    return symmetric;
  }

  @Override
  public String toString() {
    return "%" + id;
  }
}
