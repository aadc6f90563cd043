package org.tracetrick.runtime.kernel;

import java.util.*;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop.*;
import org.tracetrick.runtime.kernel.Loop.Value.*;

final class Self {
  public static void main(String[] a) throws Exception {
    Loop loop = new Loop(Precision.DOUBLE, List.of(Access.ELEMENT), List.of(new Input(0), new Unary(Function.EXP, 0)), List.of(new Output.Store(1)));
    for (int rep = 0; rep < 2; rep++) {
    Kernels kernels = Kernels.create();
    TieredKernel k = (TieredKernel) kernels.compile(loop);
    long start = System.nanoTime();
    try (Scratch s = Scratch.of(loop, 1, 10000)) {
      for (int r = 0; r < 4000 && !k.isVector(); r++) { s.run(k); Thread.sleep(1); }
    }
    System.out.println(k.isVector() + " " + (System.nanoTime() - start) / 1e6);
    }
  }
}
