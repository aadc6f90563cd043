package org.tracetrick.runtime.kernel;

import java.util.*;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop.*;
import org.tracetrick.runtime.kernel.Loop.Value.*;

final class Alloc {
  public static void main(String[] a) {
    for (Precision p : Precision.values()) for (Loop loop : List.of(Bench.fused(p), new Loop(p, List.of(Access.ELEMENT), List.of(new Input(0), new Unary(Function.EXP, 0)), List.of(new Output.Store(1), new Output.Rows(Reduction.MAXIMUM, 1), new Output.Columns(1))))) {
      Kernel k = Bench.kernels.compile(loop);
      System.out.println(Bench.kernels.warm(k));
      for (int[] size : new int[][] {{1, 0}, {1, 3}, {1, 8}, {1, 13}, {1, 4096}, {1, 4099}, {1000, 3}, {1000, 8}, {1000, 10}}) {
        try (Scratch s = Scratch.of(loop, size[0], size[1])) {
          s.fillInputs(new Random(1), -1, 1);
          var bean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
          bean.getCurrentThreadAllocatedBytes();
          for (int r = 0; r < 10; r++) s.run(k);
          long best = Long.MAX_VALUE;
          long before = bean.getCurrentThreadAllocatedBytes();
          for (int r = 0; r < 1000; r++) { long t = System.nanoTime(); s.run(k); best = Math.min(best, System.nanoTime() - t);}
          System.out.println(Arrays.toString(size) + " bytes " + (bean.getCurrentThreadAllocatedBytes() - before) / 1000.0 + " ns " + best);
        }
      }
    }
  }
}
