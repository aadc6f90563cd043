package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.plan.Node;

/// How rows are shared among threads.
final class Shares {

  /// Numbers that one thread writes sooner than it would hand some to another.
  private static final long LEAST = 30_000;

  private Shares() {}

  /// How many threads share the rows of a matrix.
  static int of(Node node, Team team, int threads) {
    int most = Math.min(Math.min(threads, team.size()), node.rows());
    return Math.clamp(node.length() / LEAST, 1, most);
  }

  /// Where the rows of a part end; those of part -1 end at 0.
  static int end(int rows, int part, int parts) {
    return (int) ((long) rows * (part + 1) / parts);
  }
}
