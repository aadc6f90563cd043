package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Kernel;

/// An action of a sweep, bound to where one thread finds its matrices.
///
/// Matrices lie row by row, so that to BLAS each is its own transpose.
sealed interface BlockAction {

  /// Works on the rows from `row` on.
  ///
  /// @param bases addresses of all slots, buffers and sums of the thread
  void run(long[] bases, long row, int count);

  /// Where a matrix lies: at a base, and so many bytes on for each row of the sweep.
  ///
  /// @param stride numbers from row to row
  record Address(int base, long perRow, int stride) {
    long at(long[] bases, long row) {
      return bases[base] + row * perRow;
    }
  }

  /// An element-wise loop.
  final class Run implements BlockAction {
    private final Kernel kernel;
    private final Address[] addresses;
    private final int width;
    private final boolean flat;
    private final long[] places;

    Run(Kernel kernel, Address[] addresses, int width, boolean flat) {
      this.kernel = kernel;
      this.addresses = addresses;
      this.width = width;
      this.flat = flat;
      this.places = new long[2 * addresses.length];
      for (int i = 0; i < addresses.length; i++) {
        places[2 * i + 1] = addresses[i].stride;
      }
    }

    @Override
    public void run(long[] bases, long row, int count) {
      for (int i = 0; i < addresses.length; i++) {
        places[2 * i] = addresses[i].at(bases, row);
      }
      if (flat) {
        kernel.run(places, 1, count * width);
      } else {
        kernel.run(places, count, width);
      }
    }
  }

  record RowProduct(
      Blas blas, Address a, Address b, boolean turned, int inner, int cols, Address out)
      implements BlockAction {
    @Override
    public void run(long[] bases, long row, int count) {
      long left = a.at(bases, row);
      long right = b.at(bases, row);
      long to = out.at(bases, row);
      if (cols == 1) {
        blas.gemv(Form.TRANSPOSED, inner, count, 1, left, a.stride, right, 1, 0, to, out.stride);
      } else {
        blas.gemm(
            turned ? Form.TRANSPOSED : Form.PLAIN,
            Form.PLAIN,
            cols,
            count,
            inner,
            1,
            right,
            b.stride,
            left,
            a.stride,
            0,
            to,
            out.stride);
      }
    }
  }

  record SumProduct(Blas blas, Address a, Address b, int rows, int cols, Address sum)
      implements BlockAction {
    @Override
    public void run(long[] bases, long row, int count) {
      long left = a.at(bases, row);
      long right = b.at(bases, row);
      long to = sum.at(bases, row);
      if (cols == 1) {
        blas.gemv(Form.PLAIN, rows, count, 1, left, a.stride, right, b.stride, 1, to, 1);
      } else {
        blas.gemm(
            Form.PLAIN,
            Form.TRANSPOSED,
            cols,
            rows,
            count,
            1,
            right,
            b.stride,
            left,
            a.stride,
            1,
            to,
            cols);
      }
    }
  }

  record Gram(Blas blas, Address s, int n, Address sum) implements BlockAction {
    @Override
    public void run(long[] bases, long row, int count) {
      blas.syrk(
          Triangle.LOWER,
          Form.PLAIN,
          n,
          count,
          1,
          s.at(bases, row),
          s.stride,
          1,
          sum.at(bases, row),
          n);
    }
  }

  /// Rows of a negative sign are subtracted.
  record SignedGram(Blas blas, Precision precision, Address s, Address signs, int n, Address sum)
      implements BlockAction {
    @Override
    public void run(long[] bases, long row, int count) {
      Signs.gram(
          blas,
          precision,
          s.at(bases, row),
          s.stride,
          signs.at(bases, row),
          count,
          n,
          sum.at(bases, row));
    }
  }

  /// A block of rows of a transpose.
  record Turn(Precision precision, Address a, int cols, Address out) implements BlockAction {
    @Override
    public void run(long[] bases, long row, int count) {
      Transposition.copy(
          precision,
          bases[a.base] + row * precision.bytes(),
          a.stride,
          cols,
          count,
          out.at(bases, row),
          out.stride);
    }
  }

  /// A loop over tiles, each of which is turned first.
  final class Tiled implements BlockAction {
    private final Precision precision;
    private final Turn[] turns;
    private final Kernel kernel;
    private final Address[] addresses;
    private final long[] perColumn;
    private final int width;
    private final int tile;
    private final long[] places;

    /// @param perColumn bytes that each address moves by from column to column
    Tiled(
        Precision precision,
        Turn[] turns,
        Kernel kernel,
        Address[] addresses,
        long[] perColumn,
        int width,
        int tile) {
      this.precision = precision;
      this.turns = turns;
      this.kernel = kernel;
      this.addresses = addresses;
      this.perColumn = perColumn;
      this.width = width;
      this.tile = tile;
      this.places = new long[2 * addresses.length];
      for (int i = 0; i < addresses.length; i++) {
        places[2 * i + 1] = addresses[i].stride;
      }
    }

    @Override
    public void run(long[] bases, long row, int count) {
      for (int col = 0; col < width; col += tile) {
        int cols = Math.min(tile, width - col);
        for (var turn : turns) {
          Transposition.copy(
              precision,
              bases[turn.a.base] + ((long) col * turn.a.stride + row) * precision.bytes(),
              turn.a.stride,
              cols,
              count,
              turn.out.at(bases, row),
              turn.out.stride);
        }
        for (int i = 0; i < addresses.length; i++) {
          places[2 * i] = addresses[i].at(bases, row) + col * perColumn[i];
        }
        kernel.run(places, count, cols);
      }
    }
  }
}
