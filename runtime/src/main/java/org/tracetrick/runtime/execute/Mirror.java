package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Precision;

/// Fills one triangle of a large symmetric matrix from the other, by several threads.
final class Mirror implements Team.Task {

  private static final int LEAST = 256;

  private final Precision precision;
  private final int n;
  private final Team team;
  private final int parts;
  private long matrix;

  Mirror(Precision precision, int n, Team team, int threads) {
    this.precision = precision;
    this.n = n;
    this.team = team;
    this.parts = n < LEAST ? 1 : Math.min(threads, team.size());
  }

  /// Copies the triangle above the diagonal, row by row, to the one below.
  void run(long address) {
    matrix = address;
    team.run(this, parts);
  }

  /// Some rows of blocks, so that all parts have the same area.
  @Override
  public void run(int part) {
    Transposition.mirrorRows(precision, matrix, n, cut(part), cut(part + 1));
  }

  private int cut(int part) {
    return part == parts
        ? n
        : (int) Shares.ofTriangle(n, part - 1, parts) / Transposition.SQUARE * Transposition.SQUARE;
  }
}
