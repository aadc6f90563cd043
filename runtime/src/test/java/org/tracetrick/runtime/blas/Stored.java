package org.tracetrick.runtime.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Random;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Triangle;

/// A matrix in native memory, with gaps before, between and after its columns that must stay as
/// they are; vectors are matrices with one column.
final class Stored {

  private static final double UNTOUCHED = 77;
  private static final int OFFSET = 3;

  private final Precision precision;
  private final int rows;
  private final int columns;
  private final int leading;
  private final int count;
  private final long start;

  Stored(Arena arena, Precision precision, int rows, int columns, int gap) {
    this.precision = precision;
    this.rows = rows;
    this.columns = columns;
    this.leading = rows + gap;
    this.count = OFFSET + leading * columns + OFFSET;
    this.start = arena.allocate((long) count * precision.bytes(), Memory.ALIGNMENT).address();
    for (var i = 0; i < count; i++) Memory.put(precision, place(i), UNTOUCHED);
  }

  static Stored random(Arena arena, Precision precision, Random random, int rows, int columns) {
    return random(arena, precision, random, rows, columns, random.nextInt(3));
  }

  static Stored random(
      Arena arena, Precision precision, Random random, int rows, int columns, int gap) {
    var matrix = new Stored(arena, precision, rows, columns, gap);
    for (var j = 0; j < columns; j++) {
      for (var i = 0; i < rows; i++) matrix.set(i, j, random.nextGaussian());
    }
    return matrix;
  }

  private long place(long index) {
    return start + index * precision.bytes();
  }

  private long place(int row, int column) {
    return place(OFFSET + (long) column * leading + row);
  }

  long address() {
    return place(OFFSET);
  }

  int leading() {
    return leading;
  }

  double get(int row, int column) {
    return Memory.get(precision, place(row, column));
  }

  void set(int row, int column, double value) {
    Memory.put(precision, place(row, column), value);
  }

  void fill(double value) {
    for (var j = 0; j < columns; j++) {
      for (var i = 0; i < rows; i++) set(i, j, value);
    }
  }

  /// Spoils what a routine must not read, and must leave as it is.
  void spoilBeside(Triangle triangle) {
    for (var j = 0; j < columns; j++) {
      for (var i = 0; i < rows; i++) {
        if (beside(triangle, i, j)) set(i, j, Double.NaN);
      }
    }
  }

  private static boolean beside(Triangle triangle, int row, int column) {
    return switch (triangle) {
      case LOWER -> row < column;
      case UPPER -> row > column;
    };
  }

  double[][] values() {
    return values(Form.PLAIN);
  }

  double[][] values(Form form) {
    return switch (form) {
      case PLAIN -> Naive.matrix(rows, columns, this::get);
      case TRANSPOSED -> Naive.matrix(columns, rows, (i, j) -> get(j, i));
    };
  }

  /// `op` of the named triangle, and zeros.
  double[][] values(Triangle triangle, Form form) {
    return switch (form) {
      case PLAIN -> Naive.matrix(rows, columns, (i, j) -> beside(triangle, i, j) ? 0 : get(i, j));
      case TRANSPOSED ->
          Naive.matrix(columns, rows, (i, j) -> beside(triangle, j, i) ? 0 : get(j, i));
    };
  }

  void holds(double[][] expected) {
    for (var i = 0; i < rows; i++) {
      for (var j = 0; j < columns; j++) close(i, j, expected[i][j]);
    }
    gapsAreUntouched();
  }

  /// One triangle holds what is expected, the other what [#spoilBeside] wrote.
  void holds(Triangle triangle, double[][] expected) {
    for (var i = 0; i < rows; i++) {
      for (var j = 0; j < columns; j++) {
        if (beside(triangle, i, j)) assertThat(get(i, j)).isNaN();
        else close(i, j, expected[i][j]);
      }
    }
    gapsAreUntouched();
  }

  private void close(int row, int column, double expected) {
    Naive.assertClose(precision, row, column, get(row, column), expected);
  }

  private void gapsAreUntouched() {
    for (var i = 0; i < count; i++) {
      var inside = i - OFFSET;
      var gap = inside < 0 || inside >= leading * columns || inside % leading >= rows;
      if (gap && Memory.get(precision, place(i)) != UNTOUCHED) {
        throw new AssertionError("number " + inside + ", which is none of the matrix, was written");
      }
    }
  }
}
