package org.tracetrick.app;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.tracetrick.app.file.ResultFile;
import org.tracetrick.runtime.Argument;
import org.tracetrick.runtime.blas.Precision;

/// A matrix that was computed, row by row.
record Result(Argument argument, MemorySegment memory, Precision precision) {

  double at(long row, long col) {
    return at(row * argument.cols() + col);
  }

  private double at(long index) {
    return switch (precision) {
      case DOUBLE -> memory.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
      case FLOAT -> memory.getAtIndex(ValueLayout.JAVA_FLOAT, index);
    };
  }

  boolean isNumber() {
    return argument.length() == 1;
  }

  boolean isVector() {
    return !isNumber() && (argument.rows() == 1 || argument.cols() == 1);
  }

  /// As an array: no axis for a number, one for a vector or a row.
  List<Long> axes() {
    return isNumber()
        ? List.of()
        : isVector()
            ? List.of(argument.length())
            : List.of((long) argument.rows(), (long) argument.cols());
  }

  /// The root of the sum of the squares, scaled so that no square overflows.
  double norm() {
    double largest = 0;
    for (long i = 0; i < argument.length(); i++) {
      largest = Math.max(largest, Math.abs(at(i)));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (long i = 0; i < argument.length(); i++) {
      double part = at(i) / largest;
      sum += part * part;
    }
    return largest * Math.sqrt(sum);
  }

  /// How many entries are NaN or infinite.
  long notFinite() {
    long count = 0;
    for (long i = 0; i < argument.length(); i++) {
      count += Double.isFinite(at(i)) ? 0 : 1;
    }
    return count;
  }

  ResultFile.Named named(Arena arena) {
    if (precision == Precision.DOUBLE) {
      return new ResultFile.Named(argument.name(), axes(), memory);
    }
    var doubles = arena.allocate(argument.length() * 8, 64);
    for (long i = 0; i < argument.length(); i++) {
      doubles.setAtIndex(ValueLayout.JAVA_DOUBLE, i, at(i));
    }
    return new ResultFile.Named(argument.name(), axes(), doubles);
  }
}
