package org.tracetrick.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// Work that another thread does meanwhile.
final class Background<T> {

  private final FutureTask<T> task;

  private Background(Supplier<T> work) {
    this.task = new FutureTask<>(work::get);
  }

  static <T> Background<T> start(String name, Supplier<T> work) {
    var background = new Background<>(work);
    var thread = new Thread(background.task, name);
    thread.setDaemon(true);
    thread.start();
    return background;
  }

  /// What came of it, once it has ended.
  ///
  /// @throws RuntimeException or an error, as the work threw it
  T result() {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException refused -> throw refused;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(failed);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
