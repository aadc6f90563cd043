package org.tracetrick.runtime.execute;

import java.util.concurrent.locks.ReentrantLock;
import org.tracetrick.runtime.blas.Blas;

/// The library's own threads, for large factorisations: one caller at a time has them.
final class Threads {

  /// Below this many operations one thread is as fast.
  private static final double LEAST = 2e6;

  private static final ReentrantLock LOCK = new ReentrantLock();

  private Threads() {}

  /// Gives the library threads, where the work is worth it and nobody else has them.
  ///
  /// @return whether it did: then [#give] must follow
  static boolean take(Blas blas, int threads, double flops) {
    if (threads == 1 || flops < LEAST || !LOCK.tryLock()) {
      return false;
    }
    blas.threads(threads);
    return true;
  }

  static void give(Blas blas, boolean taken) {
    if (taken) {
      blas.threads(1);
      LOCK.unlock();
    }
  }
}
