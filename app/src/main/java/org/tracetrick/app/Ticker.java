package org.tracetrick.app;

import java.io.PrintStream;
import java.util.Map;
import org.tracetrick.app.file.Progress;

/// Shows on a terminal how far long work has come: nothing in the first second, then a line that is
/// written over, and wiped at the end.
final class Ticker implements Progress, AutoCloseable {

  private static final long FIRST_MILLIS = 1000;
  private static final long EACH_MILLIS = 250;
  private static final String WIPE = "\r\u001b[K";

  /// Stage and fraction, as one so that they fit each other.
  private record State(String what, double fraction) {}

  private final PrintStream err;
  private volatile State state = new State("", -1);
  private volatile boolean ended;
  private volatile boolean shown;

  private Ticker(PrintStream err) {
    this.err = err;
  }

  /// One that shows what it is told, where the launcher has seen a terminal.
  static Ticker of(Map<String, String> environment, PrintStream err) {
    var ticker = new Ticker(err);
    if (environment.getOrDefault("TRACETRICK_PROGRESS", "").equals("1")) {
      var thread = new Thread(ticker::tick, "progress");
      thread.setDaemon(true);
      thread.start();
    }
    return ticker;
  }

  @Override
  public void at(String what, double fraction) {
    state = new State(what, fraction);
  }

  private void tick() {
    long start = System.nanoTime();
    try {
      Thread.sleep(FIRST_MILLIS);
      while (!ended) {
        show(state, (System.nanoTime() - start) / 1_000_000_000);
        Thread.sleep(EACH_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void show(State now, long seconds) {
    if (!ended && !now.what().isEmpty()) {
      var percent = now.fraction() < 0 ? "" : " " + (int) (100 * now.fraction()) + " %";
      shown = true;
      err.print(WIPE + now.what() + percent + ", " + seconds + " s");
      err.flush();
    }
  }

  @Override
  public synchronized void close() {
    ended = true;
    if (shown) {
      err.print(WIPE);
      err.flush();
    }
  }
}
