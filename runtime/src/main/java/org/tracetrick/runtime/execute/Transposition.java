package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;

/// Copies the transpose of a matrix, in squares that fit the nearest cache.
final class Transposition {

  private static final int SQUARE = 16;

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

  /// Fills the triangle above the diagonal of an n×n matrix from the one below, or the other way:
  /// whichever BLAS calls the upper one is copied to by `lower`.
  static void mirror(Precision precision, long matrix, int n) {
    int bytes = precision.bytes();
    for (int i = 0; i < n; i += SQUARE) {
      int height = Math.min(SQUARE, n - i);
      for (int j = i; j < n; j += SQUARE) {
        int width = Math.min(SQUARE, n - j);
        for (int row = i; row < i + height; row++) {
          for (int col = Math.max(j, row + 1); col < j + width; col++) {
            long source = matrix + ((long) row * n + col) * bytes;
            long target = matrix + ((long) col * n + row) * bytes;
            switch (precision) {
              case DOUBLE -> Memory.putDouble(target, Memory.getDouble(source));
              case FLOAT -> Memory.putFloat(target, Memory.getFloat(source));
            }
          }
        }
      }
    }
  }
}
