package org.tracetrick.app;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.tracetrick.expr.Kind;
import org.tracetrick.runtime.Argument;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;

/// Fills an input with numbers that are made: random ones are of the kind that it is declared to
/// be.
record Filling(Argument input, Kind kind, MemorySegment memory, Precision precision) {

  /// What keeps a random symmetric matrix positive definite: its eigenvalues without it are beyond
  /// -√2 hardly ever.
  private static final double SHIFT = 3;

  void fill(Supply.Making making) {
    switch (making) {
      case ZEROS -> fill(0);
      case ONES -> fill(1);
      case RANDOM -> random(new Random(input.name().hashCode()));
    }
  }

  private void fill(double number) {
    for (long i = 0; i < input.length(); i++) {
      put(i, number);
    }
  }

  private void random(Random random) {
    switch (kind) {
      case GENERAL, INVERTIBLE -> each(random::nextGaussian);
      case POSITIVE -> each(() -> Math.exp(random.nextGaussian()));
      case SIMPLEX -> simplex(random);
      case SYMMETRIC, SPD, DIAGONAL, LOWER -> square(random);
      case ORTHOGONAL -> reflection(random);
    }
  }

  private interface Numbers {
    double next();
  }

  private void each(Numbers numbers) {
    for (long i = 0; i < input.length(); i++) {
      put(i, numbers.next());
    }
  }

  private void simplex(Random random) {
    each(random::nextDouble);
    double sum = 0;
    for (long i = 0; i < input.length(); i++) {
      sum += get(i);
    }
    for (long i = 0; i < input.length(); i++) {
      put(i, get(i) / sum);
    }
  }

  private void square(Random random) {
    int n = input.rows();
    fill(0);
    for (int i = 0; i < n; i++) {
      for (int j = kind == Kind.DIAGONAL ? i : 0; j <= i; j++) {
        double number = random.nextGaussian() / (kind == Kind.SPD ? Math.sqrt(2.0 * n) : 1);
        put((long) i * n + j, i == j && kind == Kind.SPD ? number + SHIFT : number);
        if (kind.isSymmetric()) {
          put((long) j * n + i, get((long) i * n + j));
        }
      }
    }
  }

  /// `I - 2*v*v'/(v'*v)`
  private void reflection(Random random) {
    int n = input.rows();
    var v = new double[n];
    double square = 0;
    for (int i = 0; i < n; i++) {
      v[i] = random.nextGaussian();
      square += v[i] * v[i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        put((long) i * n + j, (i == j ? 1 : 0) - 2 * v[i] * v[j] / square);
      }
    }
  }

  private double get(long index) {
    return Memory.get(precision, memory.address() + index * precision.bytes());
  }

  private void put(long index, double number) {
    Memory.put(precision, memory.address() + index * precision.bytes(), number);
  }
}
