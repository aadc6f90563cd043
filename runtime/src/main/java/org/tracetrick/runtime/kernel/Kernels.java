package org.tracetrick.runtime.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Compiles loops, and keeps what was compiled: equal loops share one kernel.
///
/// A kernel runs plain code at first. Once it has had enough to do, vector code is written, run on
/// scratch memory in the background until the virtual machine has compiled it, and then taken
/// instead. Where there is no vector library, plain code stays.
public final class Kernels {
  /// So many kernels are kept; the one that was asked for longest ago goes first.
  private static final int KEPT = 512;

  private final Map<Loop, TieredKernel> kernels =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Loop, TieredKernel> eldest) {
          return size() > KEPT;
        }
      };
  private final Optional<Warmer> warmer;

  private Kernels(Optional<Warmer> warmer) {
    this.warmer = warmer;
  }

  /// Vector code where there is a vector library.
  public static Kernels create() {
    return new Kernels(VectorLibrary.preferredBits().map(Warmer::new));
  }

  /// Plain code only.
  public static Kernels plain() {
    return new Kernels(Optional.empty());
  }

  /// A kernel for a loop, ready to run.
  public synchronized Kernel compile(Loop loop) {
    return kernels.computeIfAbsent(
        loop, absent -> new TieredKernel(absent, KernelClass.plain(absent), warmer));
  }

  /// Waits until a kernel of these runs vector code.
  ///
  /// @return false where it never will: no vector library, or plain code is as fast
  public boolean warm(Kernel kernel) {
    if (!(kernel instanceof TieredKernel tiered)) {
      throw new IllegalArgumentException("a kernel that was compiled elsewhere");
    }
    return tiered.warm();
  }
}
