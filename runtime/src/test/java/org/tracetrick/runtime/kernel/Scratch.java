package org.tracetrick.runtime.kernel;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;

/// Memory for one run of a loop, each input and output in a place of its own, with a margin around
/// each that must stay as it was.
final class Scratch implements AutoCloseable {
  private static final int MARGIN = 64;
  private static final double UNTOUCHED = 12345;

  private final Loop loop;
  private final int outer;
  private final int inner;
  private final int stride;
  private final Arena arena;
  private final long[] places;

  // The arena is closed with this.
  @SuppressWarnings("MustBeClosedChecker")
  private Scratch(Loop loop, int outer, int inner) {
    this.loop = loop;
    this.outer = outer;
    this.inner = inner;
    this.stride = inner + 3;
    this.arena = Arena.ofConfined();
    int count = loop.inputs().size() + loop.outputs().size();
    this.places = new long[2 * count];
    int numbers = length(outer, stride);
    for (int k = 0; k < count; k++) {
      long bytes = (long) numbers * loop.precision().bytes();
      long address = arena.allocate(bytes, Memory.ALIGNMENT).address();
      places[2 * k] = address + (long) MARGIN * loop.precision().bytes();
      places[2 * k + 1] = stride;
    }
    for (int k = 0; k < count; k++) {
      fill(k, _ -> UNTOUCHED);
    }
  }

  static Scratch of(Loop loop, int outer, int inner) {
    return new Scratch(loop, outer, inner);
  }

  Loop loop() {
    return loop;
  }

  int stride() {
    return stride;
  }

  /// How many inputs and outputs there are.
  int count() {
    return places.length / 2;
  }

  private static int length(int outer, int stride) {
    return outer * stride + stride + 2 * MARGIN;
  }

  interface Filling {
    double at(int place);
  }

  void fill(int k, Filling filling) {
    for (int at = -MARGIN; at < length(outer, stride) - MARGIN; at++) {
      put(k, at, filling.at(at));
    }
  }

  void fillInputs(RandomGenerator random, double from, double to) {
    for (int k = 0; k < loop.inputs().size(); k++) {
      fill(k, _ -> random.nextDouble(from, to));
    }
  }

  double get(int k, int at) {
    return Memory.get(loop.precision(), places[2 * k] + (long) at * loop.precision().bytes());
  }

  void put(int k, int at, double value) {
    Memory.put(loop.precision(), places[2 * k] + (long) at * loop.precision().bytes(), value);
  }

  /// Output `k` is to lie where input `input` lies.
  void inPlace(int k, int input) {
    int output = loop.inputs().size() + k;
    places[2 * output] = places[2 * input];
  }

  Scratch copy() {
    Scratch copy = of(loop, outer, inner);
    for (int k = 0; k < count(); k++) {
      int from = k;
      copy.fill(k, at -> get(from, at));
    }
    for (int k = 0; k < count(); k++) {
      for (int before = 0; before < k; before++) {
        if (places[2 * k] == places[2 * before]) {
          copy.places[2 * k] = copy.places[2 * before];
        }
      }
    }
    return copy;
  }

  /// All numbers of one input or output, margins included.
  double[] numbers(int k) {
    double[] numbers = new double[length(outer, stride)];
    Arrays.setAll(numbers, at -> get(k, at - MARGIN));
    return numbers;
  }

  void run(Kernel kernel) {
    kernel.run(places, outer, inner);
  }

  static double epsilon(Precision precision) {
    return precision == Precision.DOUBLE ? 0x1p-53 : 0x1p-24;
  }

  @Override
  public void close() {
    arena.close();
  }
}
