package org.tracetrick.runtime.execute;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads that wait for parts of a task: they spin for a moment, and then sleep.
///
/// One task runs at a time; whoever comes while another runs does all parts alone. A part that no
/// helper has begun when the caller has done its own is done by the caller: on a busy machine a
/// helper may wait for a processor longer than the part takes.
public final class Team {

  /// What is done in parts.
  public interface Task {
    /// Does one part.
    ///
    /// @param part from 0 on
    void run(int part);
  }

  /// A helper looks out for work this long before it sleeps: waking it costs several times what a
  /// small task takes.
  private static final long SPIN_NANOS = 200_000;

  private final Thread[] helpers;
  private final AtomicReferenceArray<@Nullable Task> offers;
  private final AtomicIntegerArray unfinished;
  private final AtomicReferenceArray<@Nullable Throwable> failures;
  private final AtomicBoolean busy = new AtomicBoolean();

  private Team(int size) {
    this.helpers = new Thread[size - 1];
    this.offers = new AtomicReferenceArray<>(size);
    this.unfinished = new AtomicIntegerArray(size);
    this.failures = new AtomicReferenceArray<>(size);
    for (int i = 0; i < helpers.length; i++) {
      int part = i + 1;
      helpers[i] = Thread.ofPlatform().daemon().name("tracetrick-" + part).start(() -> serve(part));
    }
  }

  private static final class Shared {
    static final Team TEAM = new Team(Math.max(1, Runtime.getRuntime().availableProcessors()));
  }

  /// A thread for each processor, the caller's among them.
  public static Team shared() {
    return Shared.TEAM;
  }

  /// How many parts can run at once.
  public int size() {
    return helpers.length + 1;
  }

  private void serve(int part) {
    while (true) {
      attempt(await(part), part);
      unfinished.setRelease(part, 0);
    }
  }

  /// Does a part; a failure is kept until all parts are done.
  private void attempt(Task task, int part) {
    try {
      task.run(part);
    } catch (Throwable failure) {
      failures.set(part, failure);
    }
  }

  private Task await(int part) {
    long start = System.nanoTime();
    while (true) {
      for (int i = 0; i < 64; i++) {
        var task = offers.getAcquire(part) == null ? null : offers.getAndSet(part, null);
        if (task != null) {
          return task;
        }
        Thread.onSpinWait();
      }
      if (System.nanoTime() - start > SPIN_NANOS) {
        LockSupport.park(this);
        start = System.nanoTime();
      }
    }
  }

  /// Runs the parts 0 to `parts - 1`, and returns when all are done.
  public void run(Task task, int parts) {
    if (parts == 1 || parts > size() || !busy.compareAndSet(false, true)) {
      for (int part = 0; part < parts; part++) {
        task.run(part);
      }
      return;
    }
    try {
      for (int part = 1; part < parts; part++) {
        unfinished.setRelease(part, 1);
        offers.setRelease(part, task);
        LockSupport.unpark(helpers[part - 1]);
      }
      task.run(0);
    } finally {
      join(parts);
      busy.set(false);
    }
    for (int part = 1; part < parts; part++) {
      var failure = failures.getAndSet(part, null);
      if (failure != null) {
        throw new IllegalStateException("a part of a computation failed", failure);
      }
    }
  }

  private void join(int parts) {
    for (int part = 1; part < parts; part++) {
      var left = offers.getAndSet(part, null);
      if (left != null) {
        attempt(left, part);
      } else {
        while (unfinished.getAcquire(part) != 0) {
          Thread.onSpinWait();
        }
      }
    }
  }
}
