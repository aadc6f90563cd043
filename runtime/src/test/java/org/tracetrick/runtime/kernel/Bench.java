package org.tracetrick.runtime.kernel;

import java.util.*;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop.*;
import org.tracetrick.runtime.kernel.Loop.Value.*;

final class Bench {
  static Kernels kernels = Kernels.create();
<<<<<<< HEAD
=======

>>>>>>> bea13d6640d81b93603bcc6b38ca408872e4a6e7
  public static void main(String[] args) throws Exception {
    int n = args.length > 0 ? Integer.parseInt(args[0]) : 4096;
    String only = args.length > 1 ? args[1] : "";
    for (int rep = 0; rep < 1; rep++)
<<<<<<< HEAD
    for (Precision p : Precision.values()) {
      for (Function f : Function.values())
        if (f.name().contains(only)) bench(f.name(), new Loop(p, List.of(Access.ELEMENT), List.of(new Input(0), new Unary(f, 0)), List.of(new Output.Store(1))), 1, n);
      for (Combination f : Combination.values())
        if (f.name().contains(only)) bench(f.name(), new Loop(p, List.of(Access.ELEMENT, Access.ELEMENT), List.of(new Input(0), new Input(1), new Binary(f, 0, 1)), List.of(new Output.Store(2))), 1, n);
      if ("POWER".contains(only)) for (double e : new double[] {3, 0.5, 1.5, -2, 0.3})
        bench("POWER " + e, new Loop(p, List.of(Access.ELEMENT), List.of(new Input(0), new Power(0, e)), List.of(new Output.Store(1))), 1, n);
      if ("SUM".contains(only)) {
        bench("SUM", new Loop(p, List.of(Access.ELEMENT), List.of(new Input(0)), List.of(new Output.Total(Reduction.SUM, 0))), 1, n);
        bench("MAX", new Loop(p, List.of(Access.ELEMENT), List.of(new Input(0)), List.of(new Output.Total(Reduction.MAXIMUM, 0))), 1, n);
        bench("DOT", new Loop(p, List.of(Access.ELEMENT, Access.ELEMENT), List.of(new Input(0), new Input(1), new Binary(Combination.MULTIPLY, 0, 1)), List.of(new Output.Total(Reduction.SUM, 2))), 1, n);
        bench("ROWSUM", new Loop(p, List.of(Access.ELEMENT), List.of(new Input(0)), List.of(new Output.Rows(Reduction.SUM, 0))), n / 10, 10);
        bench("COLSUM", new Loop(p, List.of(Access.ELEMENT), List.of(new Input(0)), List.of(new Output.Columns(0))), n / 64, 64);
      }
      if (only.startsWith("LONG")) for (int len : only.length() > 4 ? new int[] {Integer.parseInt(only.substring(4))} : new int[] {5, 10, 15, 20, 30, 60, 199}) for (Function[] fs : new Function[][] {{Function.TANH, Function.SOFTPLUS}, {Function.SIN, Function.ATAN}, {Function.SIGMOID, Function.SQUARE, Function.NEGATE, Function.ABS}}) {
        List<Value> v = new ArrayList<>(List.of(new Input(0)));
        while (v.size() <= len - 1) v.add(new Unary(fs[v.size() % fs.length], v.size() - 1));
        bench("LONG " + len + fs[0], new Loop(p, List.of(Access.ELEMENT), v, List.of(new Output.Store(v.size() - 1))), 1, n);
      }
      if ("FUSED".contains(only)) bench("FUSED", fused(p), 1, n);
    }
    if ("FUSED".contains(only)) threads();
  }
  static Loop fused(Precision p) {
    return new Loop(p, List.of(Access.ELEMENT), List.of(new Input(0), new Unary(Function.TANH, 0), new Unary(Function.SQUARE, 0), new Unary(Function.NEGATE, 2), new Unary(Function.EXP, 3), new Binary(Combination.MULTIPLY, 1, 4), new Unary(Function.LOG1P, 2), new Binary(Combination.ADD, 5, 6)), List.of(new Output.Total(Reduction.SUM, 7)));
  }
=======
      for (Precision p : Precision.values()) {
        for (Function f : Function.values())
          if (f.name().contains(only))
            bench(
                f.name(),
                new Loop(
                    p,
                    List.of(Access.ELEMENT),
                    List.of(new Input(0), new Unary(f, 0)),
                    List.of(new Output.Store(1))),
                1,
                n);
        for (Combination f : Combination.values())
          if (f.name().contains(only))
            bench(
                f.name(),
                new Loop(
                    p,
                    List.of(Access.ELEMENT, Access.ELEMENT),
                    List.of(new Input(0), new Input(1), new Binary(f, 0, 1)),
                    List.of(new Output.Store(2))),
                1,
                n);
        if ("POWER".contains(only))
          for (double e : new double[] {3, 0.5, 1.5, -2, 0.3})
            bench(
                "POWER " + e,
                new Loop(
                    p,
                    List.of(Access.ELEMENT),
                    List.of(new Input(0), new Power(0, e)),
                    List.of(new Output.Store(1))),
                1,
                n);
        if ("SUM".contains(only)) {
          bench(
              "SUM",
              new Loop(
                  p,
                  List.of(Access.ELEMENT),
                  List.of(new Input(0)),
                  List.of(new Output.Total(Reduction.SUM, 0))),
              1,
              n);
          bench(
              "MAX",
              new Loop(
                  p,
                  List.of(Access.ELEMENT),
                  List.of(new Input(0)),
                  List.of(new Output.Total(Reduction.MAXIMUM, 0))),
              1,
              n);
          bench(
              "DOT",
              new Loop(
                  p,
                  List.of(Access.ELEMENT, Access.ELEMENT),
                  List.of(new Input(0), new Input(1), new Binary(Combination.MULTIPLY, 0, 1)),
                  List.of(new Output.Total(Reduction.SUM, 2))),
              1,
              n);
          bench(
              "ROWSUM",
              new Loop(
                  p,
                  List.of(Access.ELEMENT),
                  List.of(new Input(0)),
                  List.of(new Output.Rows(Reduction.SUM, 0))),
              n / 10,
              10);
          bench(
              "COLSUM",
              new Loop(
                  p,
                  List.of(Access.ELEMENT),
                  List.of(new Input(0)),
                  List.of(new Output.Columns(0))),
              n / 64,
              64);
        }
        if ("FUSED".contains(only)) bench("FUSED", fused(p), 1, n);
      }
    if ("FUSED".contains(only)) threads();
  }

  static Loop fused(Precision p) {
    return new Loop(
        p,
        List.of(Access.ELEMENT),
        List.of(
            new Input(0),
            new Unary(Function.TANH, 0),
            new Unary(Function.SQUARE, 0),
            new Unary(Function.NEGATE, 2),
            new Unary(Function.EXP, 3),
            new Binary(Combination.MULTIPLY, 1, 4),
            new Unary(Function.LOG1P, 2),
            new Binary(Combination.ADD, 5, 6)),
        List.of(new Output.Total(Reduction.SUM, 7)));
  }

>>>>>>> bea13d6640d81b93603bcc6b38ca408872e4a6e7
  static void threads() throws Exception {
    Loop loop = fused(Precision.DOUBLE);
    Kernel kernel = kernels.compile(loop);
    kernels.warm(kernel);
    int n = 10_000_000;
    try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofShared()) {
      long x = arena.allocate(8L * n, 64).address();
      Random r = new Random(1);
<<<<<<< HEAD
      for (int i = 0; i < n; i++) org.tracetrick.runtime.blas.Memory.putDouble(x + 8L * i, r.nextGaussian());
      long out = arena.allocate(256, 64).address();
      for (int t = 1; t <= 2; t++) {
      long best = Long.MAX_VALUE;
      for (int k = 0; k < 15; k++) {
        long s = System.nanoTime();
        Thread other = t == 1 ? null : Thread.ofPlatform().start(() -> kernel.run(new long[] {x + 4L * n, 0, out + 128, 0}, 1, n / 2));
        kernel.run(new long[] {x, 0, out, 0}, 1, n / t);
        if (other != null) other.join();
        best = Math.min(best, System.nanoTime() - s);
      }
      System.out.println("1e7 on threads " + t + ": " + best / 1e6 + " ms");
      }
    }
  }
=======
      for (int i = 0; i < n; i++)
        org.tracetrick.runtime.blas.Memory.putDouble(x + 8L * i, r.nextGaussian());
      long out = arena.allocate(256, 64).address();
      for (int t = 1; t <= 2; t++) {
        long best = Long.MAX_VALUE;
        for (int k = 0; k < 15; k++) {
          long s = System.nanoTime();
          Thread other =
              t == 1
                  ? null
                  : Thread.ofPlatform()
                      .start(() -> kernel.run(new long[] {x + 4L * n, 0, out + 128, 0}, 1, n / 2));
          kernel.run(new long[] {x, 0, out, 0}, 1, n / t);
          if (other != null) other.join();
          best = Math.min(best, System.nanoTime() - s);
        }
        System.out.println("1e7 on threads " + t + ": " + best / 1e6 + " ms");
      }
    }
  }

>>>>>>> bea13d6640d81b93603bcc6b38ca408872e4a6e7
  static void bench(String name, Loop loop, int outer, int inner) {
    Kernel kernel = kernels.compile(loop);
    long start = System.nanoTime();
    boolean warm = kernels.warm(kernel);
    long time = System.nanoTime() - start;
    long n = (long) outer * inner;
    try (Scratch scratch = Scratch.of(loop, outer, inner)) {
      scratch.fillInputs(new Random(1), 0.1, 0.9);
      long fast = best(scratch, kernel), slow = best(scratch, KernelClass.plain(loop));
<<<<<<< HEAD
      System.out.printf("%-12s %-8s %-5b %4d ms  %.3f ns  plain %.2f%n", name, loop.precision(), warm, time / 1000000, fast / (double) n, slow / (double) n);
    }
  }
  static long best(Scratch scratch, Kernel kernel) {
    long best = Long.MAX_VALUE;
    for (int k = 0; k < 300; k++) {
=======
      System.out.printf(
          "%-12s %-8s %-5b %4d ms  %.3f ns  plain %.2f%n",
          name, loop.precision(), warm, time / 1000000, fast / (double) n, slow / (double) n);
    }
  }

  static long best(Scratch scratch, Kernel kernel) {
    long best = Long.MAX_VALUE;
    for (int k = 0; k < 1000; k++) {
>>>>>>> bea13d6640d81b93603bcc6b38ca408872e4a6e7
      long t = System.nanoTime();
      scratch.run(kernel);
      best = Math.min(best, System.nanoTime() - t);
    }
    return best;
  }
}
