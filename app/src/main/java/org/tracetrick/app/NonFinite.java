package org.tracetrick.app;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tracetrick.app.file.NumberArray;
import org.tracetrick.runtime.blas.Precision;

/// Numbers of an array that are NaN or infinite: how many, and the first.
///
/// @param index of the first, in the order of storage
record NonFinite(long count, long index, double first) {

  /// Numbers that are looked through at once.
  private static final int BLOCK = 1 << 16;

  /// All bits of the exponent: only NaN and the infinities have them.
  private static final long EXPONENT = 0x7ff0_0000_0000_0000L;

  /// Empty where every number is finite. Large arrays are looked through by all processors.
  static Optional<NonFinite> of(NumberArray array) {
    int blocks = Math.toIntExact((array.length() + BLOCK - 1) / BLOCK);
    var range = IntStream.range(0, blocks);
    return (blocks > 8 ? range.parallel() : range)
        .mapToObj(block -> in(array, (long) block * BLOCK))
        .flatMap(Optional::stream)
        .reduce((a, b) -> new NonFinite(a.count + b.count, a.index, a.first));
  }

  private static Optional<NonFinite> in(NumberArray array, long start) {
    long end = Math.min(array.length(), start + BLOCK);
    if (array.isStoredAs(Precision.DOUBLE) && isFinite(array.memory(), start, end)) {
      return Optional.empty();
    }
    long count = 0;
    long index = 0;
    for (long i = end - 1; i >= start; i--) {
      if (!Double.isFinite(array.at(i))) {
        count++;
        index = i;
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(new NonFinite(count, index, array.at(index)));
  }

  private static boolean isFinite(MemorySegment doubles, long start, long end) {
    long worst = 0;
    for (long i = start; i < end; i++) {
      long exponent = doubles.getAtIndex(ValueLayout.JAVA_LONG, i) & EXPONENT;
      worst = Math.max(worst, exponent);
    }
    return worst < EXPONENT;
  }

  /// `X has NaN in row 3, column 2 of X.npy, and 4 more numbers that are not finite`.
  String told(String name, NumberArray array, String origin) {
    return name
        + (Double.isNaN(first) ? " is NaN" : first > 0 ? " is infinite" : " is -infinite")
        + place(array)
        + " of "
        + origin
        + (count == 1
            ? ""
            : ", and so "
                + (count == 2 ? "is 1 more entry" : "are " + (count - 1) + " more entries"));
  }

  private String place(NumberArray array) {
    List<Long> axes = array.axes();
    if (axes.size() < 2) {
      return axes.isEmpty() ? "" : " in place " + (index + 1);
    }
    boolean byRows = array.order() == NumberArray.Order.BY_ROWS;
    long beside = byRows ? axes.getLast() : axes.getFirst();
    long across = index / beside + 1;
    long along = index % beside + 1;
    return " in row " + (byRows ? across : along) + ", column " + (byRows ? along : across);
  }
}
