package org.tracetrick.numeric;

/// A small seeded generator, the same on every platform.
///
/// Source: Steele, Lea, Flood, *Fast Splittable Pseudorandom Number Generators*, 2014.
public final class SplitMix {

  private long state;

  public SplitMix(long seed) {
    this.state = seed;
  }

  public long next() {
    state += 0x9E3779B97F4A7C15L;
    return mixed(state);
  }

  static long mixed(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /// Uniform in (0, 1).
  public double uniform() {
    return unit(next());
  }

  static double unit(long bits) {
    return ((bits >>> 11) + 0.5) / (1L << 53);
  }

  public double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  /// Standard normal, by the method of Box and Muller.
  public double normal() {
    return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  }

  /// Uniform among `0 … bound - 1`, for small bounds.
  public int below(int bound) {
    return (int) (uniform() * bound);
  }
}
