package org.tracetrick.runtime.plan;

import java.util.List;
import org.tracetrick.catalogue.Primitive;
import org.tracetrick.runtime.kernel.Loop;

/// What a [Node] computes of its operands.
public sealed interface Op {

  /// A matrix that is given.
  ///
  /// @param symmetric whether it is declared to be its own transpose
  record Input(String name, boolean symmetric) implements Op {}

  /// A matrix of one number throughout; a number where it is 1×1.
  record Fill(double value) implements Op {}

  record Eye() implements Op {}

  // entry by entry; a column, a row or a number goes with every column, row or entry of the others

  record Unary(Loop.Function function) implements Op {}

  record Binary(Loop.Combination combination) implements Op {}

  record Power(double exponent) implements Op {}

  /// A column, a row or a number, as a matrix that repeats it.
  record Broadcast() implements Op {}

  // reductions

  record Reduce(Loop.Reduction reduction, Over over) implements Op {}

  /// What a reduction runs over.
  public enum Over {
    /// All entries: a number.
    ALL,
    /// The entries of each row: a column.
    ROW,
    /// The entries of each column: a row.
    COLUMN
  }

  // products

  record Transpose() implements Op {}

  record Product() implements Op {}

  /// `S'*S`; with a column of numbers `d`, the rows of `S` where `d` is negative are subtracted.
  record Gram() implements Op {}

  /// The Kronecker product.
  record Kronecker() implements Op {}

  /// A matrix of diagonal blocks, of which a column of the operand is the diagonal of each, those
  /// of the first row of blocks first.
  ///
  /// @param rows of blocks
  /// @param cols of blocks
  record DiagonalBlocks(int rows, int cols) implements Op {}

  // rearrangements

  /// The diagonal matrix of a column.
  record DiagonalMatrix() implements Op {}

  /// The diagonal of a square matrix, as a column.
  record Diagonal() implements Op {}

  /// A square matrix with a column, or a number, added to its diagonal.
  record AddDiagonal() implements Op {}

  /// The same entries in the same order, column by column, in another shape.
  record Reshape() implements Op {}

  /// Rows and columns from these on, counted from 0.
  record Slice(int row, int col) implements Op {}

  /// Operands in reading order.
  ///
  /// @param lengths the number of blocks in each block row
  record Block(List<Integer> lengths) implements Op {}

  /// A square matrix with 0 above, or below, the diagonal.
  record Triangle(boolean lower) implements Op {}

  // linear algebra

  /// Factors of a square matrix, which nothing but the next four can use. Those of a symmetric one
  /// are Cholesky's where it is positive definite.
  record Factors(boolean symmetric) implements Op {}

  /// `X` with `A*X = B`, of the factors of `A` and of `B`; `A'*X = B` where transposed.
  record Solve(boolean transposed) implements Op {}

  record Inverse() implements Op {
    /// Columns that the inversion of LU factors works on at a time.
    public static final int WORK_COLUMNS = 64;
  }

  record Determinant() implements Op {}

  /// The logarithm of the absolute value of the determinant.
  record LogDeterminant() implements Op {}

  /// The lower Cholesky factor.
  record Cholesky() implements Op {}

  /// Eigenvalues and eigenvectors of a symmetric matrix, for [Eigen].
  record Spectrum() implements Op {}

  /// One eigenvalue, or its unit vector.
  record Eigen(boolean largest, boolean vector) implements Op {}

  /// The singular value decomposition, for the next three.
  record SingularValues() implements Op {}

  record SingularSum() implements Op {}

  record SingularLargest(Part part) implements Op {
    /// What of the largest singular value.
    public enum Part {
      VALUE,
      LEFT,
      RIGHT
    }
  }

  record PseudoInverse() implements Op {}

  /// Anything else, by the reference arithmetic.
  record Reference(Primitive primitive, List<Integer> extents) implements Op {}

  default boolean isElementwise() {
    return this instanceof Unary || this instanceof Binary || this instanceof Power;
  }
}
