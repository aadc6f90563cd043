package org.tracetrick.runtime.blas;

import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Triangle;

/// A matrix of doubles, copied out of memory, each column an array of its own.
///
/// The compiler makes vector code of a loop over arrays with one index, of none over native memory:
/// that pays for copying wherever a matrix is read more than a few times.
final class Dense {

  /// Rows and columns of a product that stay in the cache while factors pass by: 256 KB.
  private static final int ROW_BLOCK = 512;

  private static final int COLUMN_BLOCK = 64;

  private final int rows;
  private final double[][] columns;

  Dense(int rows, int columns) {
    this.rows = rows;
    this.columns = new double[columns][rows];
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns.length;
  }

  double[] column(int j) {
    return columns[j];
  }

  /// `op(a)`, which has `rows` rows and `columns` columns.
  static Dense read(Precision precision, Form form, int rows, int columns, long a, int lda) {
    var matrix = new Dense(rows, columns);
    for (var j = 0; j < columns; j++) {
      switch (form) {
        case PLAIN -> vector(precision, a, lda, j).read(matrix.columns[j], rows);
        case TRANSPOSED ->
            new Strided(precision, a + (long) j * precision.bytes(), lda)
                .read(matrix.columns[j], rows);
      }
    }
    return matrix;
  }

  static Dense identity(int n) {
    var matrix = new Dense(n, n);
    for (var j = 0; j < n; j++) matrix.columns[j][j] = 1;
    return matrix;
  }

  Dense transposed() {
    var other = new Dense(columns(), rows);
    for (var j = 0; j < columns(); j++) {
      for (var i = 0; i < rows; i++) other.columns[i][j] = columns[j][i];
    }
    return other;
  }

  void write(Precision precision, Part part, long a, int lda) {
    for (var j = 0; j < columns(); j++) {
      vector(precision, a, lda, j).write(columns[j], part.from(j), part.until(j, rows));
    }
  }

  private static Strided vector(Precision precision, long a, int lda, int j) {
    return new Strided(precision, a + (long) j * lda * precision.bytes(), 1);
  }

  void exchange(int row, int other) {
    if (row == other) return;
    for (var column : columns) {
      var number = column[row];
      column[row] = column[other];
      column[other] = number;
    }
  }

  /// `this += factor*a*b`, of a part of this.
  void addProduct(Part part, double factor, Dense a, Dense b) {
    for (var top = 0; top < rows; top += ROW_BLOCK) {
      for (var left = 0; left < columns(); left += COLUMN_BLOCK) {
        var right = Math.min(left + COLUMN_BLOCK, columns());
        addProduct(part, factor, a, b, top, left, right);
      }
    }
  }

  private void addProduct(
      Part part, double factor, Dense a, Dense b, int top, int left, int right) {
    var bottom = Math.min(top + ROW_BLOCK, rows);
    var factors = new double[4];
    var fours = a.columns() & -4;
    for (var k = 0; k < a.columns(); k = k < fours ? k + 4 : k + 1) {
      for (var j = left; j < right; j++) {
        var from = Math.max(top, part.from(j));
        var until = Math.min(bottom, part.until(j, rows));
        var by = b.columns[j];
        if (k < fours) {
          for (var l = 0; l < 4; l++) factors[l] = factor * by[k + l];
          addFour(columns[j], factors, a, k, from, until);
        } else {
          add(columns[j], factor * by[k], a.columns[k], from, until);
        }
      }
    }
  }

  /// `to += a*factors`, of the four columns of `a` from `k`, from a row until another.
  static void addFour(double[] to, double[] factors, Dense a, int k, int from, int until) {
    var p = factors[0];
    var q = factors[1];
    var r = factors[2];
    var s = factors[3];
    var first = a.columns[k];
    var second = a.columns[k + 1];
    var third = a.columns[k + 2];
    var fourth = a.columns[k + 3];
    for (var i = from; i < until; i++) {
      to[i] += p * first[i] + q * second[i] + r * third[i] + s * fourth[i];
    }
  }

  /// `to += factor*of`, from a row until another.
  static void add(double[] to, double factor, double[] of, int from, int until) {
    for (var i = from; i < until; i++) to[i] += factor * of[i];
  }

  /// Which entries of a matrix are meant.
  enum Part {
    ALL,
    LOWER,
    UPPER;

    static Part of(Triangle triangle) {
      return switch (triangle) {
        case LOWER -> LOWER;
        case UPPER -> UPPER;
      };
    }

    /// The first row of a column.
    int from(int column) {
      return switch (this) {
        case ALL, UPPER -> 0;
        case LOWER -> column;
      };
    }

    /// The row after the last of a column.
    int until(int column, int rows) {
      return switch (this) {
        case ALL, LOWER -> rows;
        case UPPER -> Math.min(column + 1, rows);
      };
    }
  }
}
