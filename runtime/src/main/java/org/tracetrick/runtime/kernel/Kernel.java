package org.tracetrick.runtime.kernel;

/// A [Loop] that can be run; stateless, for any number of threads.
public interface Kernel {

  /// Runs the loop.
  ///
  /// @param places address and stride of each input, then of each output: two longs each
  /// @param outer how often the inner loop runs
  /// @param inner its length
  void run(long[] places, int outer, int inner);
}
