package org.tracetrick.runtime.kernel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs vector code in the background until it is compiled, on one thread of low priority that ends
/// when there is nothing to do.
final class Warmer {
  private static final long IDLE_SECONDS = 1;

  /// From so many bits on a machine's vectors are loaded under a mask as fast as without.
  private static final int MASKED = 256;

  /// So often code is loaded again that allocates; then it is taken as it is.
  private static final int RELOADS = 3;

  private final int bits;
  private final ScheduledThreadPoolExecutor thread;

  // A hint; nothing depends on it.
  @SuppressWarnings("ThreadPriorityCheck")
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
  /// @param vector completed with it once it is faster than plain code; with nothing, where it
  ///   never is
  void warm(Loop loop, Kernel plain, CompletableFuture<Optional<Kernel>> vector) {
    thread.execute(() -> orFailure(vector, () -> start(loop, plain, vector, RELOADS)));
  }

  /// Whoever waits is told what went wrong; who does not keeps plain code.
  private static void orFailure(CompletableFuture<Optional<Kernel>> vector, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | LinkageError e) {
      vector.completeExceptionally(e);
    }
  }

  private void start(
      Loop loop, Kernel plain, CompletableFuture<Optional<Kernel>> vector, int reloads) {
    Optional<Kernel> compiled = KernelClass.vector(loop, bits, tail());
    if (compiled.isEmpty()) {
      vector.complete(compiled);
      return;
    }
    int lanes = bits / 8 / loop.precision().bytes();
    Trial trial = new Trial(loop, plain, compiled.get(), lanes);
    proceed(trial, vector, () -> again(trial, loop, plain, vector, reloads));
  }

  private void again(
      Trial trial,
      Loop loop,
      Kernel plain,
      CompletableFuture<Optional<Kernel>> vector,
      int reloads) {
    if (reloads == 0) {
      vector.complete(Optional.of(trial.vector()));
    } else {
      start(loop, plain, vector, reloads - 1);
    }
  }

  private VectorMethod.Tail tail() {
    return bits < MASKED ? VectorMethod.Tail.SINGLE : VectorMethod.Tail.MASKED;
  }

  private void proceed(
      Trial trial, CompletableFuture<Optional<Kernel>> vector, Runnable whereItAllocates) {
    switch (trial.proceed()) {
      case FASTER -> vector.complete(Optional.of(trial.vector()));
      case ALLOCATES -> whereItAllocates.run();
      case GIVEN_UP -> vector.complete(Optional.empty());
      case UNDECIDED -> {
        var _ =
            thread.schedule(
                () -> orFailure(vector, () -> proceed(trial, vector, whereItAllocates)),
                trial.pause(),
                TimeUnit.MILLISECONDS);
      }
    }
  }
}
