package org.tracetrick.runtime.blas;

import static org.assertj.core.api.Assertions.assertThat;

/// Linear algebra as it is defined, row by row.
final class Naive {

  /// Rounding of sums of some hundred products, with room for factors that are not well
  /// conditioned.
  private static final double DOUBLE_ERROR = 1e-10;

  private static final double FLOAT_ERROR = 2e-3;

  private Naive() {}

  static void assertClose(Precision precision, double[][] actual, double[][] expected) {
    assertThat(actual.length).isEqualTo(expected.length);
    for (var i = 0; i < expected.length; i++) {
      assertThat(actual[i].length).isEqualTo(expected[i].length);
      for (var j = 0; j < expected[i].length; j++) {
        assertClose(precision, i, j, actual[i][j], expected[i][j]);
      }
    }
  }

  static void assertClose(
      Precision precision, int row, int column, double actual, double expected) {
    var error =
        switch (precision) {
          case DOUBLE -> DOUBLE_ERROR;
          case FLOAT -> FLOAT_ERROR;
        };
    if (Math.abs(actual - expected) <= error * (1 + Math.abs(expected))) return;
    assertThat(actual).as("row %d, column %d", row, column).isEqualTo(expected);
  }

  interface Entries {
    double at(int row, int column);
  }

  static double[][] matrix(int rows, int columns, Entries entries) {
    var matrix = new double[rows][columns];
    for (var i = 0; i < rows; i++) {
      for (var j = 0; j < columns; j++) matrix[i][j] = entries.at(i, j);
    }
    return matrix;
  }

  /// @param columns those of `b`, which a matrix without rows does not tell
  static double[][] product(double[][] a, double[][] b, int columns) {
    var product = new double[a.length][columns];
    for (var i = 0; i < a.length; i++) {
      for (var j = 0; j < columns; j++) {
        for (var k = 0; k < b.length; k++) product[i][j] += a[i][k] * b[k][j];
      }
    }
    return product;
  }

  /// The product of square matrices.
  static double[][] product(double[][] a, double[][] b) {
    return product(a, b, b.length);
  }

  static double[][] transposed(double[][] square) {
    return matrix(square.length, square.length, (i, j) -> square[j][i]);
  }

  /// `alpha*a + beta*b`, where by 0 nothing is multiplied.
  static double[][] sum(double alpha, double[][] a, double beta, double[][] b) {
    var columns = a.length == 0 ? 0 : a[0].length;
    return matrix(a.length, columns, (i, j) -> alpha * a[i][j] + (beta == 0 ? 0 : beta * b[i][j]));
  }

  static double[][] identity(int n) {
    return matrix(n, n, (i, j) -> i == j ? 1 : 0);
  }
}
