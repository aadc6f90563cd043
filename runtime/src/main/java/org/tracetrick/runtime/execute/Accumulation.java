package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop.Reduction;
import org.tracetrick.runtime.plan.Functions;

/// Joins what several threads have accumulated.
final class Accumulation {

  private Accumulation() {}

  static void into(
      Precision precision, Reduction reduction, long target, long source, long length) {
    if (reduction == Reduction.SUM && precision == Precision.DOUBLE) {
      for (long i = 0; i < 8 * length; i += 8) {
        Memory.putDouble(target + i, Memory.getDouble(target + i) + Memory.getDouble(source + i));
      }
      return;
    }
    for (long i = 0; i < length; i++) {
      long offset = i * precision.bytes();
      Memory.put(
          precision,
          target + offset,
          Functions.of(
              reduction,
              Memory.get(precision, target + offset),
              Memory.get(precision, source + offset)));
    }
  }
}
