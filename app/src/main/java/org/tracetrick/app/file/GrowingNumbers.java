package org.tracetrick.app.file;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Numbers of which nobody knows beforehand how many they are.
final class GrowingNumbers {

  private static final int BLOCK = 1 << 16;

  private final List<double[]> full = new ArrayList<>();
  private double[] last = new double[BLOCK];
  private int used;

  void add(double number) {
    if (used == BLOCK) {
      full.add(last);
      last = new double[BLOCK];
      used = 0;
    }
    last[used++] = number;
  }

  long count() {
    return (long) full.size() * BLOCK + used;
  }

  MemorySegment in(Arena arena) {
    var memory = arena.allocate(Math.max(8, count() * 8), 64);
    long place = 0;
    for (var block : full) {
      MemorySegment.copy(block, 0, memory, ValueLayout.JAVA_DOUBLE, place, BLOCK);
      place += BLOCK * 8L;
    }
    MemorySegment.copy(last, 0, memory, ValueLayout.JAVA_DOUBLE, place, used);
    return memory;
  }
}
