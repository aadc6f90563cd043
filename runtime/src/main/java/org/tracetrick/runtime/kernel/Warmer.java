package org.tracetrick.runtime.kernel;

import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs vector code in the background until it is compiled, on one thread of low priority that ends
/// when there is nothing to do.
final class Warmer {
  private static final long IDLE_SECONDS = 1;

  private final int bits;
  private final ScheduledThreadPoolExecutor thread;

  Warmer(int bits) {
    this.bits = bits;
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("kernel-warmer")
                .factory());
    thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
  }

  /// Warms vector code for a loop.
  ///
  /// @param settled is given it once it is faster than plain code; nothing, where it never is
  void warm(Loop loop, Kernel plain, Consumer<Optional<Kernel>> settled) {
    thread.execute(() -> start(loop, plain, settled));
  }

  private void start(Loop loop, Kernel plain, Consumer<Optional<Kernel>> settled) {
    VectorMethod.Tail tail = bits < 256 ? VectorMethod.Tail.SINGLE : VectorMethod.Tail.MASKED;
    Optional<Kernel> vector = KernelClass.vector(loop, bits, tail);
    if (vector.isEmpty()) {
      settled.accept(Optional.empty());
      return;
    }
    Trial trial = new Trial(loop, plain, vector.get(), bits / 8 / loop.precision().bytes());
    proceed(trial, settled);
  }

  private void proceed(Trial trial, Consumer<Optional<Kernel>> settled) {
    switch (trial.proceed()) {
      case FASTER -> settled.accept(Optional.of(trial.vector()));
      case GIVEN_UP -> settled.accept(Optional.empty());
      case UNDECIDED ->
          thread.schedule(() -> proceed(trial, settled), trial.pause(), TimeUnit.MILLISECONDS);
    }
  }
}
