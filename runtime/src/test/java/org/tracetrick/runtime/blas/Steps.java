package org.tracetrick.runtime.blas;

import java.lang.foreign.Arena;
import java.util.Random;

/// A vector in native memory, of which each number is `step` after the one before, or before it
/// where the step is negative: a row of a [Stored] matrix.
record Steps(Stored stored, int count, int step) {

  static Steps random(Arena arena, Precision precision, Random random, int count) {
    var width = 1 + random.nextInt(3);
    var stored = Stored.random(arena, precision, random, 1, count, width - 1);
    return new Steps(stored, count, random.nextInt(4) == 0 ? -width : width);
  }

  long address() {
    return stored.address();
  }

  void fill(double value) {
    stored.fill(value);
  }

  /// As one column.
  double[][] values() {
    return Naive.matrix(count, 1, (i, j) -> stored.get(0, place(i)));
  }

  void holds(double[][] expected) {
    stored.holds(Naive.matrix(1, count, (i, j) -> expected[place(j)][0]));
  }

  private int place(int i) {
    return step > 0 ? i : count - 1 - i;
  }
}
