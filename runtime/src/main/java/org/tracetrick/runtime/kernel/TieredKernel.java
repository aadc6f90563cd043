package org.tracetrick.runtime.kernel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// Plain code until vector code is known to be fast.
final class TieredKernel implements Kernel {
  /// Plain code is run for about so many nanoseconds before vector code is thought of: about a
  /// tenth of what it costs to warm.
  private static final long BEFORE_WARMING = 20_000_000;

  private final Loop loop;
  private final Kernel plain;
  private final Optional<Warmer> warmer;
  private final long cost;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final CompletableFuture<Boolean> settled = new CompletableFuture<>();
  private volatile Kernel current;

  /// Threads may overwrite each other's counts: it is an estimate.
  private long spent;

  TieredKernel(Loop loop, Kernel plain, Optional<Warmer> warmer) {
    this.loop = loop;
    this.plain = plain;
    this.warmer = warmer;
    this.cost = cost(loop);
    this.current = plain;
  }

  /// About how many nanoseconds plain code takes for one pair.
  private static long cost(Loop loop) {
    return loop.values().stream()
        .mapToLong(value ->
            switch (value) {
              case Loop.Value.Input _, Loop.Value.Constant _ -> 0;
              case Loop.Value.Unary(Loop.Function function, int _) ->
                  Functions.isLong(function) ? 15 : 1;
              case Loop.Value.Binary _ -> 1;
              case Loop.Value.Power _ -> 10;
            })
        .sum();
  }

  @Override
  public void run(long[] places, int outer, int inner) {
    Kernel now = current;
    now.run(places, outer, inner);
    if (now == plain) {
      spent += 20 + (1 + cost) * outer * inner;
      if (spent > BEFORE_WARMING) {
        ask();
      }
    }
  }

  private void ask() {
    if (asked.compareAndSet(false, true)) {
      warmer.ifPresentOrElse(
          each -> each.warm(loop, plain, this::settle), () -> settled.complete(false));
    }
  }

  private void settle(Optional<Kernel> vector) {
    vector.ifPresent(fast -> current = fast);
    settled.complete(vector.isPresent());
  }

  boolean isVector() {
    return current != plain;
  }

  boolean warm() {
    ask();
    return settled.join();
  }
}
