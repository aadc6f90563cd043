package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Side;
import org.tracetrick.runtime.blas.Blas.Triangle;

/// The Cholesky factor of a large matrix, in place, by several threads: panel by panel, and what is
/// right of a panel updated in shares of equal area.
///
/// The library's own threads would spin on after it, and take the processors from what follows.
///
/// Source: Golub & Van Loan 2013, §4.2.6 (block Cholesky, right-looking).
final class Cholesky implements Team.Task {

  /// Columns of a panel: solving with a triangle is slow, and a share of n·PANEL of the work.
  private static final int PANEL = 96;

  /// Below this the library factors the whole at once.
  private static final int LEAST = 8 * PANEL;

  private final Blas blas;
  private final Team team;
  private final int parts;
  private final int n;
  private long matrix;
  private int start;
  private int width;
  private boolean isSolving;

  Cholesky(Blas blas, Team team, int threads, int n) {
    this.blas = blas;
    this.team = team;
    this.parts = Math.min(threads, team.size());
    this.n = n;
  }

  /// Factors the triangle that lies below the diagonal column by column.
  ///
  /// @return 0, or the order of the leading minor that is not positive
  int factor(long a) {
    if (n < LEAST || parts == 1) {
      return blas.potrf(Triangle.LOWER, n, a, n);
    }
    matrix = a;
    for (start = 0; start < n; start += PANEL) {
      width = Math.min(PANEL, n - start);
      int minor = blas.potrf(Triangle.LOWER, width, at(start, start), n);
      if (minor != 0) {
        return start + minor;
      }
      if (start + width < n) {
        isSolving = true;
        team.run(this, parts);
        isSolving = false;
        team.run(this, parts);
      }
    }
    return 0;
  }

  private long at(int row, int col) {
    return matrix + ((long) col * n + row) * blas.precision().bytes();
  }

  @Override
  public void run(int part) {
    if (isSolving) {
      solve(part);
    } else {
      update(part);
    }
  }

  /// Some rows of the panel.
  private void solve(int part) {
    int below = start + width;
    int from = below + Shares.end(n - below, part - 1, parts);
    int to = below + Shares.end(n - below, part, parts);
    blas.trsm(
        Side.RIGHT,
        Triangle.LOWER,
        Form.TRANSPOSED,
        to - from,
        width,
        at(start, start),
        n,
        at(from, start),
        n);
  }

  /// Some columns of what is right of the panel.
  private void update(int part) {
    int from = cut(part);
    int to = cut(part + 1);
    blas.syrk(
        Triangle.LOWER, Form.PLAIN, to - from, width, -1, at(from, start), n, 1, at(from, from), n);
    if (to < n) {
      blas.gemm(
          Form.PLAIN,
          Form.TRANSPOSED,
          n - to,
          to - from,
          width,
          -1,
          at(to, start),
          n,
          at(from, start),
          n,
          1,
          at(to, from),
          n);
    }
  }

  /// Where a part begins, so that all have the same area of the triangle.
  private int cut(int part) {
    int below = start + width;
    return part == parts
        ? n
        : below + (int) Math.round(Shares.ofTriangle(n - below, part - 1, parts) / 8) * 8;
  }
}
