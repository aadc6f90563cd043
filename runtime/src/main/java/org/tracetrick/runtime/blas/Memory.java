package org.tracetrick.runtime.blas;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// All native memory, by address: what kernels and BLAS work on.
///
/// Nothing here checks bounds. Whoever passes an address has proved that what is read and written
/// lies in memory that is alive: the planner does so once, for all evaluations.
public final class Memory {

  /// Everything, from address 0.
  // The one place that makes addresses memory.
  @SuppressWarnings("restricted")
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /// Bytes that matrices are aligned to: a cache line, and the widest vector.
  public static final int ALIGNMENT = 64;

  private Memory() {}

  /// The bytes, up to the next multiple of the alignment.
  public static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  public static double getDouble(long address) {
    return ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address);
  }

  public static void putDouble(long address, double value) {
    ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, value);
  }

  public static float getFloat(long address) {
    return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address);
  }

  public static void putFloat(long address, float value) {
    ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, value);
  }

  public static int getInt(long address) {
    return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
  }

  public static void putInt(long address, int value) {
    ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
  }

  /// The number at an address, of either precision.
  public static double get(Precision precision, long address) {
    return switch (precision) {
      case DOUBLE -> getDouble(address);
      case FLOAT -> getFloat(address);
    };
  }

  /// Writes a number of either precision, rounded where it is no float.
  public static void put(Precision precision, long address, double value) {
    switch (precision) {
      case DOUBLE -> putDouble(address, value);
      case FLOAT -> putFloat(address, (float) value);
    }
  }

  public static void copy(long from, long to, long bytes) {
    MemorySegment.copy(ALL, from, ALL, to, bytes);
  }

  public static void clear(long address, long bytes) {
    ALL.asSlice(address, bytes).fill((byte) 0);
  }
}
