package org.tracetrick.runtime.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Threads that share a task.
final class TeamTest {

  private static final Team TEAM = Team.shared();

  @Test
  void everyPartIsDoneOnce() {
    int parts = TEAM.size();
    var counts = new AtomicIntegerArray(parts);
    for (int run = 1; run <= 1_000; run++) {
      TEAM.run(counts::incrementAndGet, parts);
      for (int part = 0; part < parts; part++) {
        assertThat(counts.get(part)).isEqualTo(run);
      }
    }
  }

  /// Whoever does the part that fails, helper or caller: it is told, and the helpers serve on.
  @Test
  void aPartThatFailsIsToldAndTheTeamServesOn() {
    Assumptions.assumeTrue(TEAM.size() > 1, "there is one processor");
    for (int run = 0; run < 200; run++) {
      assertThatThrownBy(() -> TEAM.run(TeamTest::failing, 2))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a part of a computation failed");
    }
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (threads.size() < 2 && System.nanoTime() < deadline) {
      TEAM.run(part -> working(threads), 2);
    }
    assertThat(threads).hasSize(2);
  }

  private static void failing(int part) {
    if (part == 1) {
      throw new UnsupportedOperationException("part 1");
    }
  }

  private static void working(Set<Thread> threads) {
    threads.add(Thread.currentThread());
    long end = System.nanoTime() + 1_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
