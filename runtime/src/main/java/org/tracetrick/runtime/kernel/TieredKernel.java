package org.tracetrick.runtime.kernel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// Plain code until vector code is known to be fast.
final class TieredKernel implements Kernel {
  /// Plain code is run for about so many nanoseconds before vector code is thought of: about a
  /// tenth of what it costs to warm.
  private static final long BEFORE_WARMING = 20_000_000;

  /// Nanoseconds that a run takes besides.
  private static final long CALL = 20;

  private final Loop loop;
  private final Kernel plain;
  private final Optional<Warmer> warmer;
  private final long cost;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final CompletableFuture<Optional<Kernel>> vector = new CompletableFuture<>();
  private final CompletableFuture<Boolean> settled = vector.thenApply(this::settle);
  private volatile Kernel current = this::runPlain;

  /// Threads may overwrite each other's counts: it is an estimate.
  private long spent;

  TieredKernel(Loop loop, Kernel plain, Optional<Warmer> warmer) {
    this.loop = loop;
    this.plain = plain;
    this.warmer = warmer;
    this.cost = cost(loop);
  }

  /// About how many nanoseconds plain code takes for one pair.
  private static long cost(Loop loop) {
    long cost = 0;
    for (Loop.Value value : loop.values()) {
      cost +=
          switch (value) {
            case Loop.Value.Input _, Loop.Value.Constant _ -> 0;
            case Loop.Value.Unary(Loop.Function function, int _) ->
                Functions.isLong(function) ? 15 : 1;
            case Loop.Value.Binary _ -> 1;
            case Loop.Value.Power _ -> 10;
          };
    }
    return cost;
  }

  @Override
  public void run(long[] places, int outer, int inner) {
    current.run(places, outer, inner);
  }

  private void runPlain(long[] places, int outer, int inner) {
    plain.run(places, outer, inner);
    spent += CALL + (1 + cost) * outer * inner;
    if (spent > BEFORE_WARMING) {
      ask();
    }
  }

  private void ask() {
    if (asked.compareAndSet(false, true)) {
      warmer.ifPresentOrElse(
          each -> each.warm(loop, plain, vector), () -> vector.complete(Optional.empty()));
    }
  }

  private boolean settle(Optional<Kernel> fast) {
    current = fast.orElse(plain);
    return fast.isPresent();
  }

  boolean isVector() {
    return settled.getNow(false);
  }

  boolean warm() {
    ask();
    return settled.join();
  }
}
