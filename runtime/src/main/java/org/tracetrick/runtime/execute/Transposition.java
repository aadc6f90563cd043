package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;

/// Copies the transpose of a matrix, in squares that fit the nearest cache.
final class Transposition {

  static final int SQUARE = 16;

  private Transposition() {}

  /// `to := from'`, where `from`, row by row, is rows×cols.
  ///
  /// @param fromStride numbers from row to row
  static void copy(
      Precision precision, long from, int fromStride, int rows, int cols, long to, int toStride) {
    for (int i = 0; i < rows; i += SQUARE) {
      int height = Math.min(SQUARE, rows - i);
      for (int j = 0; j < cols; j += SQUARE) {
        int width = Math.min(SQUARE, cols - j);
        long source = from + ((long) i * fromStride + j) * precision.bytes();
        long target = to + ((long) j * toStride + i) * precision.bytes();
        switch (precision) {
          case DOUBLE -> doubles(source, fromStride, height, width, target, toStride);
          case FLOAT -> floats(source, fromStride, height, width, target, toStride);
        }
      }
    }
  }

  private static void doubles(
      long from, int fromStride, int rows, int cols, long to, int toStride) {
    for (int j = 0; j < cols; j++) {
      long source = from + 8L * j;
      long target = to + 8L * j * toStride;
      for (int i = 0; i < rows; i++) {
        Memory.putDouble(target + 8L * i, Memory.getDouble(source + 8L * i * fromStride));
      }
    }
  }

  private static void floats(long from, int fromStride, int rows, int cols, long to, int toStride) {
    for (int j = 0; j < cols; j++) {
      long source = from + 4L * j;
      long target = to + 4L * j * toStride;
      for (int i = 0; i < rows; i++) {
        Memory.putFloat(target + 4L * i, Memory.getFloat(source + 4L * i * fromStride));
      }
    }
  }

  /// Copies the triangle above the diagonal of an n×n matrix, row by row, to the one below.
  static void mirror(Precision precision, long matrix, int n) {
    mirrorRows(precision, matrix, n, 0, n);
  }

  /// The same of some rows, from a multiple of [#SQUARE] on.
  static void mirrorRows(Precision precision, long matrix, int n, int from, int to) {
    mirror(precision, matrix, n, 1, n, from, to);
  }

  /// Copies the triangle below the diagonal to the one above.
  static void mirrorUp(Precision precision, long matrix, int n) {
    mirror(precision, matrix, 1, n, n, 0, n);
  }

  /// Entries at `i*down + j*across`, with `i < j`, to `j*down + i*across`.
  private static void mirror(
      Precision precision, long matrix, int down, int across, int n, int first, int last) {
    for (int i = first; i < last; i += SQUARE) {
      int height = Math.min(SQUARE, last - i);
      for (int j = i; j < n; j += SQUARE) {
        int width = Math.min(SQUARE, n - j);
        for (int row = i; row < i + height; row++) {
          for (int col = Math.max(j, row + 1); col < j + width; col++) {
            long from = (long) row * down + (long) col * across;
            long to = (long) col * down + (long) row * across;
            move(precision, matrix, from, to);
          }
        }
      }
    }
  }

  private static void move(Precision precision, long matrix, long from, long to) {
    switch (precision) {
      case DOUBLE -> Memory.putDouble(matrix + 8 * to, Memory.getDouble(matrix + 8 * from));
      case FLOAT -> Memory.putFloat(matrix + 4 * to, Memory.getFloat(matrix + 4 * from));
    }
  }
}
