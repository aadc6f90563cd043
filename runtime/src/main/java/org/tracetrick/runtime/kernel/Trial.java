package org.tracetrick.runtime.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import org.tracetrick.runtime.blas.Memory;

/// Vector code being warmed on scratch memory, beside the plain code that it has to beat.
final class Trial {
  /// What is known after some work.
  enum Verdict {
    FASTER,
    /// Faster, but compiled so that runs allocate, which happens now and then: the same code,
    /// loaded again, is compiled anew.
    ALLOCATES,
    UNDECIDED,
    GIVEN_UP
  }

  private static final int OUTER = 3;

  /// The inner length of runs that are timed.
  private static final int TIMED = 256;

  private static final int TIMES = 5;
  private static final int REPEATS = 4;

  /// Nanoseconds that a call may take, and a step, where the code is compiled: a few times what
  /// they take. Vector code that is not compiled is slower by another order.
  private static final long CALL = 200;

  private static final long STEP = 2;

  /// Nanoseconds of work at a time.
  private static final long SLICE = 20_000_000;

  /// The virtual machine compiles a method after 5000 calls of its first compilation, which takes
  /// its time too; after so many there are only a few more at a time.
  private static final int CALLS = 12_000;

  private static final int CALLS_A_LOOK = 1000;

  /// Pauses between looks begin at so many milliseconds, while the virtual machine compiles, and
  /// grow by a quarter; after the last, half a minute in all, it is given up.
  private static final double FIRST_PAUSE = 2;

  private static final double LAST_PAUSE = 5000;

  private final Loop loop;
  private final Kernel plain;
  private final Kernel vector;
  private final Arena arena = Arena.ofAuto();
  private final int lanes;
  private final Vectorised code;
  private final long[] places;
  private int calls;
  private double pause = FIRST_PAUSE;

  Trial(Loop loop, Kernel plain, Kernel vector, int lanes) {
    this.loop = loop;
    this.plain = plain;
    this.vector = vector;
    this.lanes = lanes;
    this.code = Lowering.lower(loop);
    this.places = scratch();
  }

  Kernel vector() {
    return vector;
  }

  private long[] scratch() {
    int count = loop.inputs().size() + loop.outputs().size();
    long[] each = new long[2 * count];
    for (int k = 0; k < count; k++) {
      int bytes = loop.precision().bytes();
      long address = arena.allocate((long) OUTER * TIMED * bytes, Memory.ALIGNMENT).address();
      for (long at = 0; at < OUTER * TIMED; at++) {
        Memory.put(loop.precision(), address + at * bytes, 0.25 + at % 7 / 10.0);
      }
      each[2 * k] = address;
      each[2 * k + 1] = TIMED;
    }
    return each;
  }

  /// Works for a while.
  Verdict proceed() {
    long end = System.nanoTime() + SLICE;
    boolean isLate = calls >= CALLS;
    int enough = isLate ? calls + CALLS_A_LOOK : CALLS;
    while (calls < enough && System.nanoTime() < end) {
      round();
    }
    if (isFaster()) {
      return allocates() ? Verdict.ALLOCATES : Verdict.FASTER;
    }
    if (isLate) {
      pause *= 1.25;
    }
    return pause < LAST_PAUSE ? Verdict.UNDECIDED : Verdict.GIVEN_UP;
  }

  /// How long to wait before it goes on, in milliseconds.
  long pause() {
    return Math.round(pause);
  }

  /// Mostly the shortest runs, since calls are what the virtual machine counts; and all ways
  /// through the loops, so that it takes none for one that is never gone.
  private void round() {
    for (int k = 0; k < 4; k++) {
      vector.run(places, 1, 4 * lanes);
      vector.run(places, 1, lanes - 1);
      vector.run(places, 1, lanes);
      vector.run(places, 1, 5);
    }
    vector.run(places, 1, 0);
    vector.run(places, 0, lanes);
    vector.run(places, OUTER, 8 * lanes - 1);
    calls += 19;
  }

  /// Is it as fast as compiled code must be, called for little and for much, and faster than plain
  /// code? That alone would not do: plain code may still be waiting for its compiler too.
  private boolean isFaster() {
    if (time(vector, 1) > allowed(1)) {
      return false;
    }
    long much = time(vector, TIMED);
    return much < allowed(TIMED / lanes) && much < time(plain, TIMED);
  }

  private long allowed(int turns) {
    return CALL
        + STEP
            * (code.work(Place.BEFORE) + code.work(Place.OUTER) + turns * code.work(Place.INNER));
  }

  /// Does every run allocate? Where the virtual machine does not tell, it is taken not to.
  private boolean allocates() {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
      return false;
    }
    for (int k = 0; k < TIMES; k++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      vector.run(places, OUTER, TIMED - 1);
      if (threads.getCurrentThreadAllocatedBytes() == before) {
        return false;
      }
    }
    return true;
  }

  /// Nanoseconds of one run, at best, of several in a row.
  private long time(Kernel kernel, int inner) {
    long least = Long.MAX_VALUE;
    for (int k = 0; k < TIMES; k++) {
      long start = System.nanoTime();
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        kernel.run(places, 1, inner);
      }
      least = Math.min(least, (System.nanoTime() - start) / REPEATS);
    }
    return least;
  }
}
