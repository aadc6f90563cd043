package org.tracetrick.runtime.blas;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Numbers in memory, `step` apart: a vector, or one column or row of a matrix.
///
/// As in BLAS, a vector with a negative step begins at its far end: `address` is that of its last
/// number.
record Strided(Precision precision, long address, int step) {

  /// One number, of a step above 0.
  double get(int index) {
    return Memory.get(precision, address + index * stride());
  }

  double[] read(int n) {
    var numbers = new double[n];
    read(numbers, n);
    return numbers;
  }

  void read(double[] into, int n) {
    if (precision == Precision.DOUBLE && step == 1) {
      MemorySegment.copy(Memory.ALL, ValueLayout.JAVA_DOUBLE_UNALIGNED, address, into, 0, n);
      return;
    }
    var place = first(n);
    for (var i = 0; i < n; i++, place += stride()) into[i] = Memory.get(precision, place);
  }

  void write(double[] numbers, int n) {
    writePart(numbers, 0, n, first(n));
  }

  /// Writes those of `numbers` from `from` until `until` to the same places of this, whose step is
  /// above 0.
  void write(double[] numbers, int from, int until) {
    writePart(numbers, from, until, address + from * stride());
  }

  private void writePart(double[] numbers, int from, int until, long start) {
    if (precision == Precision.DOUBLE && step == 1) {
      MemorySegment.copy(
          numbers, from, Memory.ALL, ValueLayout.JAVA_DOUBLE_UNALIGNED, start, until - from);
      return;
    }
    var place = start;
    for (var i = from; i < until; i++, place += stride()) Memory.put(precision, place, numbers[i]);
  }

  /// Multiplies each number by `factor`; where that is 0, none is read.
  void scale(int n, double factor) {
    if (factor == 1) return;
    var place = first(n);
    for (var i = 0; i < n; i++, place += stride()) {
      Memory.put(precision, place, factor == 0 ? 0 : factor * Memory.get(precision, place));
    }
  }

  private long first(int n) {
    return step < 0 ? address - (n - 1) * stride() : address;
  }

  private long stride() {
    return (long) step * precision.bytes();
  }
}
