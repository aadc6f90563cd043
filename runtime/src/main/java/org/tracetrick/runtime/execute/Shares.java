package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.plan.Node;

/// How rows are shared among threads.
final class Shares {

  /// Numbers that one thread writes sooner than it would hand some to another.
  private static final double NUMBERS = 30_000;

  private Shares() {}

  /// How many threads share some rows.
  ///
  /// @param worth how many threads the work is worth
  static int of(double worth, int rows, Team team, int threads) {
    return Math.clamp((long) worth, 1, Math.min(Math.min(threads, team.size()), rows));
  }

  /// How many threads share the rows of a matrix that is written.
  static int of(Node node, Team team, int threads) {
    return of(node.length() / NUMBERS, node.rows(), team, threads);
  }

  /// Where the rows of a part end; those of part -1 end at 0.
  static int end(int rows, int part, int parts) {
    int share = (rows + parts - 1) / parts;
    return Math.min(rows, (part + 1) * share);
  }

  /// Where the rows of a part of a triangle end, whose first rows are the longest: each part has
  /// the same area; the rows of part -1 end at 0.
  static double ofTriangle(int rows, int part, int parts) {
    return rows * (1 - Math.sqrt(1 - (part + 1.0) / parts));
  }
}
