package org.tracetrick.app.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.tracetrick.runtime.blas.Precision;

/// An array as a file stores it: its axes, and native memory with its numbers.
///
/// The memory may be the file itself, mapped. Numbers are converted when they are copied.
public final class NumberArray {

  private final List<Long> axes;
  private final Order order;
  private final NumberType type;
  private final MemorySegment memory;
  private final NumberType.Reading reading;

  /// @param axes their lengths: none for a single number
  NumberArray(List<Long> axes, Order order, NumberType type, MemorySegment memory) {
    this.axes = List.copyOf(axes);
    this.order = order;
    this.type = type;
    this.memory = memory;
    this.reading = type.reading();
  }

  /// Which numbers are beside each other.
  public enum Order {
    /// Those of a row: C order.
    BY_ROWS,
    /// Those of a column: Fortran order.
    BY_COLUMNS
  }

  /// Doubles of native memory, row by row.
  public static NumberArray of(List<Long> axes, MemorySegment doubles) {
    return new NumberArray(axes, Order.BY_ROWS, NumberType.DOUBLE, doubles);
  }

  public List<Long> axes() {
    return axes;
  }

  public Order order() {
    return order;
  }

  public long length() {
    return axes.stream().reduce(1L, (a, b) -> a * b);
  }

  /// The number at a place in the order of storage.
  public double at(long index) {
    return reading.at(memory, index * type.bytes());
  }

  /// The memory itself; numbers of the precision only where [#isStoredAs] says so.
  public MemorySegment memory() {
    return memory;
  }

  /// Whether the memory holds numbers of the precision, aligned, and can be computed with as it is.
  public boolean isStoredAs(Precision precision) {
    return type.is(precision) && memory.address() % precision.bytes() == 0;
  }

  /// Writes the numbers, in the order of storage.
  public void copyTo(MemorySegment target, Precision precision) {
    if (type.is(precision)) {
      MemorySegment.copy(memory, 0, target, 0, length() * precision.bytes());
      return;
    }
    long length = length();
    switch (precision) {
      case DOUBLE -> {
        for (long i = 0; i < length; i++) {
          target.setAtIndex(ValueLayout.JAVA_DOUBLE, i, at(i));
        }
      }
      case FLOAT -> {
        for (long i = 0; i < length; i++) {
          target.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) at(i));
        }
      }
    }
  }
}
