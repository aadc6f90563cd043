package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Side;
import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Memory;

/// The inverse of a large symmetric matrix by its Cholesky factor, by several threads: `W =
/// inv(L)`, block column by block column, then `W'*W`, block row by block row.
///
/// Source: Higham 2002, Accuracy and Stability of Numerical Algorithms, §14.2.
final class TriangularInverse implements Team.Task {

  private static final int BLOCK = 96;

  /// Triangles up to this are solved by the library, larger ones by halves with products between.
  private static final int LEAF = 48;

  private final Blas blas;
  private final Team team;
  private final int parts;
  private final int n;
  private long factor;
  private long inverse;
  private long out;
  private boolean isInverting;

  TriangularInverse(Blas blas, Team team, int threads, int n) {
    this.blas = blas;
    this.team = team;
    this.parts = Math.min(threads, team.size());
    this.n = n;
  }

  /// One triangle of `inv(L*L')`.
  ///
  /// @param l the factor, below the diagonal column by column
  /// @param work room for n×n numbers
  void invert(long l, long work, long result) {
    factor = l;
    inverse = work;
    out = result;
    Memory.clear(work, (long) n * n * blas.precision().bytes());
    isInverting = true;
    team.run(this, parts);
    isInverting = false;
    team.run(this, parts);
  }

  private long at(long matrix, int row, int col) {
    return matrix + ((long) col * n + row) * blas.precision().bytes();
  }

  /// Blocks are dealt in turn, and back again, so that long and short ones are shared.
  @Override
  public void run(int part) {
    int blocks = (n + BLOCK - 1) / BLOCK;
    for (int block = 0; block < blocks; block++) {
      int turn = block % (2 * parts);
      if ((turn < parts ? turn : 2 * parts - 1 - turn) == part) {
        int start = block * BLOCK;
        int width = Math.min(BLOCK, n - start);
        if (isInverting) {
          column(start, width);
        } else {
          row(start, width);
        }
      }
    }
  }

  private void column(int start, int width) {
    for (int i = start; i < start + width; i++) {
      Memory.put(blas.precision(), at(inverse, i, i), 1);
    }
    solve(start, n - start, start, width);
  }

  /// `W := inv(L)*W` for some columns, of the rows and columns of `L` from `start` on.
  private void solve(int start, int length, int col, int width) {
    if (length <= LEAF) {
      blas.trsm(
          Side.LEFT,
          Triangle.LOWER,
          Form.PLAIN,
          length,
          width,
          at(factor, start, start),
          n,
          at(inverse, start, col),
          n);
      return;
    }
    int half = length / 2 / 8 * 8;
    solve(start, half, col, width);
    blas.gemm(
        Form.PLAIN,
        Form.PLAIN,
        length - half,
        width,
        half,
        -1,
        at(factor, start + half, start),
        n,
        at(inverse, start, col),
        n,
        1,
        at(inverse, start + half, col),
        n);
    solve(start + half, length - half, col, width);
  }

  /// Some rows of `W'*W`, up to the diagonal.
  private void row(int start, int width) {
    blas.gemm(
        Form.TRANSPOSED,
        Form.PLAIN,
        width,
        start + width,
        n - start,
        1,
        at(inverse, start, start),
        n,
        at(inverse, start, 0),
        n,
        0,
        at(out, start, 0),
        n);
  }
}
