package org.tracetrick.numeric;

import java.util.Arrays;

/// A dense matrix of doubles, column by column; a scalar is 1×1, a vector n×1.
///
/// The entries belong to the matrix: whoever gets them by [#values] reads them only.
public final class Matrix {

  private final int rows;
  private final int cols;
  private final double[] values;

  private Matrix(int rows, int cols, double[] values) {
    if (values.length != rows * cols) {
      throw new IllegalArgumentException(
          values.length + " entries for a matrix of " + rows + "×" + cols);
    }
    this.rows = rows;
    this.cols = cols;
    this.values = values;
  }

  /// A matrix of the given entries.
  ///
  /// @param columnMajor the entries, column by column; the array is taken over, not copied
  public static Matrix of(int rows, int cols, double... columnMajor) {
    return new Matrix(rows, cols, columnMajor);
  }

  public static Matrix scalar(double value) {
    return of(1, 1, value);
  }

  public static Matrix column(double... values) {
    return of(values.length, 1, values);
  }

  public static Matrix zeros(int rows, int cols) {
    return of(rows, cols, new double[rows * cols]);
  }

  public static Matrix identity(int n) {
    var identity = zeros(n, n);
    for (int i = 0; i < n; i++) {
      identity.values[i * (n + 1)] = 1;
    }
    return identity;
  }

  public int rows() {
    return rows;
  }

  public int cols() {
    return cols;
  }

  public double[] values() {
    return values;
  }

  public double at(int row, int col) {
    return values[row + rows * col];
  }

  void set(int row, int col, double value) {
    values[row + rows * col] = value;
  }

  /// The columns made orthonormal, one after the other.
  public Matrix orthonormal() {
    return Factorisations.orthonormal(this);
  }

  Matrix copy() {
    return of(rows, cols, values.clone());
  }

  boolean isSquare() {
    return rows == cols;
  }

  public boolean isFinite() {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /// The largest absolute value of an entry; NaN where an entry is.
  public double largest() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  public Matrix plus(Matrix other) {
    return plus(1, other);
  }

  public Matrix minus(Matrix other) {
    return plus(-1, other);
  }

  /// This matrix plus `factor` times the other.
  public Matrix plus(double factor, Matrix other) {
    if (rows != other.rows || cols != other.cols) {
      throw new IllegalArgumentException("the sum of " + this + " and " + other);
    }
    var sum = values.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * other.values[i];
    }
    return of(rows, cols, sum);
  }

  public Matrix times(double factor) {
    var product = values.clone();
    for (int i = 0; i < product.length; i++) {
      product[i] *= factor;
    }
    return of(rows, cols, product);
  }

  public Matrix times(Matrix other) {
    if (cols != other.rows) {
      throw new IllegalArgumentException("the product of " + this + " and " + other);
    }
    var product = zeros(rows, other.cols);
    Rearrangements.multiply(values, other.values, product.values, rows, cols, other.cols);
    return product;
  }

  public Matrix transposed() {
    var transposed = zeros(cols, rows);
    Rearrangements.transpose(values, transposed.values, rows, cols);
    return transposed;
  }

  /// Rows `row…` and columns `col…` of the given numbers.
  Matrix part(int row, int col, int height, int width) {
    var part = zeros(height, width);
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < height; i++) {
        part.set(i, j, at(row + i, col + j));
      }
    }
    return part;
  }

  boolean isSymmetric() {
    if (!isSquare()) {
      return false;
    }
    for (int j = 0; j < cols; j++) {
      for (int i = 0; i < j; i++) {
        if (at(i, j) != at(j, i)) {
          return false;
        }
      }
    }
    return true;
  }

  /// The largest sum of absolute values in a column.
  double norm1() {
    double norm = 0;
    for (int j = 0; j < cols; j++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += Math.abs(at(i, j));
      }
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  static Matrix undefined(int rows, int cols) {
    var undefined = zeros(rows, cols);
    Arrays.fill(undefined.values, Double.NaN);
    return undefined;
  }

  @Override
  public String toString() {
    return rows + "×" + cols + Arrays.toString(values);
  }
}
