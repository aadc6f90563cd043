package org.tracetrick.runtime.execute;

import java.util.concurrent.locks.ReentrantLock;
import org.tracetrick.runtime.blas.Blas;

/// The library's own threads, for inverting large matrices: one caller at a time has them.
final class LibraryThreads {

  /// Below this extent one thread is as fast.
  private static final int LEAST = 200;

  private static final ReentrantLock LOCK = new ReentrantLock();

  private LibraryThreads() {}

  /// Gives the library threads, where the work is worth it and nobody else has them.
  ///
  /// @return whether it did: then [#give] must follow
  static boolean take(Blas blas, int threads, int n) {
    if (threads == 1 || n < LEAST || !LOCK.tryLock()) {
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
