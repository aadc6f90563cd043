package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.plan.Op;
import org.tracetrick.runtime.plan.Step;

/// Steps that move numbers, and compute next to nothing.
sealed interface Rearrangement extends StepExecution {

  static void fill(Precision precision, long address, long length, double value) {
    if (value == 0) {
      Memory.clear(address, length * precision.bytes());
      return;
    }
    for (long i = 0; i < length; i++) {
      Memory.put(precision, address + i * precision.bytes(), value);
    }
  }

  /// The entry of an operand, which may be turned.
  private static double entry(
      Precision precision, long[] frame, Step.Operand operand, int row, int col) {
    long place =
        operand.turned() ? (long) col * operand.cols() + row : (long) row * operand.cols() + col;
    return Memory.get(precision, frame[operand.slot()] + place * precision.bytes());
  }

  private static int rows(Step.Operand operand) {
    return operand.turned() ? operand.cols() : operand.rows();
  }

  private static int cols(Step.Operand operand) {
    return operand.turned() ? operand.rows() : operand.cols();
  }

  record Fill(Step.Whole step, double value, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      fill(precision, frame[step.slot()], step.node().length(), value);
    }
  }

  record Eye(Step.Whole step, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      int n = step.node().rows();
      long out = frame[step.slot()];
      Memory.clear(out, (long) n * n * precision.bytes());
      for (int i = 0; i < n; i++) {
        Memory.put(precision, out + (long) i * (n + 1) * precision.bytes(), 1);
      }
    }
  }

  record Kronecker(Step.Whole step, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      var left = step.operands().get(0);
      var right = step.operands().get(1);
      long out = frame[step.slot()];
      if (left.slot() == Step.Operand.IDENTITY) {
        Memory.clear(out, step.node().length() * precision.bytes());
        for (int i = 0; i < left.rows(); i++) {
          block(frame, i, i, 1, out);
        }
      } else if (right.slot() == Step.Operand.IDENTITY) {
        Memory.clear(out, step.node().length() * precision.bytes());
        spread(frame, out);
      } else {
        for (int i = 0; i < rows(left); i++) {
          for (int j = 0; j < cols(left); j++) {
            block(frame, i, j, entry(precision, frame, left, i, j), out);
          }
        }
      }
    }

    private void block(long[] frame, int row, int col, double factor, long out) {
      var right = step.operands().get(1);
      int width = step.node().cols();
      for (int i = 0; i < rows(right); i++) {
        long to =
            out
                + (((long) row * rows(right) + i) * width + (long) col * cols(right))
                    * precision.bytes();
        for (int j = 0; j < cols(right); j++) {
          double value = factor * entry(precision, frame, right, i, j);
          Memory.put(precision, to + (long) j * precision.bytes(), value);
        }
      }
    }

    /// Each entry on the diagonal of its block.
    private void spread(long[] frame, long out) {
      var left = step.operands().get(0);
      int n = step.operands().get(1).rows();
      long width = step.node().cols();
      for (int i = 0; i < rows(left); i++) {
        for (int k = 0; k < n; k++) {
          long row = out + ((long) i * n + k) * width * precision.bytes();
          for (int j = 0; j < cols(left); j++) {
            Memory.put(
                precision,
                row + ((long) j * n + k) * precision.bytes(),
                entry(precision, frame, left, i, j));
          }
        }
      }
    }
  }

  record DiagonalBlocks(Step.Whole step, Op.DiagonalBlocks blocks, Precision precision)
      implements Rearrangement {
    @Override
    public void run(long[] frame) {
      var entries = step.operands().getFirst();
      int m = rows(entries);
      long width = step.node().cols();
      long out = frame[step.slot()];
      Memory.clear(out, step.node().length() * precision.bytes());
      for (int j = 0; j < blocks.rows(); j++) {
        for (int i = 0; i < m; i++) {
          long row = out + ((long) j * m + i) * width * precision.bytes();
          for (int l = 0; l < blocks.cols(); l++) {
            double value = entry(precision, frame, entries, i, j * blocks.cols() + l);
            Memory.put(precision, row + ((long) l * m + i) * precision.bytes(), value);
          }
        }
      }
    }
  }

  record DiagonalMatrix(Step.Whole step, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      int n = step.node().rows();
      int bytes = precision.bytes();
      long out = frame[step.slot()];
      long column = frame[step.operands().getFirst().slot()];
      Memory.clear(out, (long) n * n * bytes);
      for (int i = 0; i < n; i++) {
        double value = Memory.get(precision, column + (long) i * bytes);
        Memory.put(precision, out + (long) i * (n + 1) * bytes, value);
      }
    }
  }

  record Diagonal(Step.Whole step, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      int n = step.node().rows();
      for (int i = 0; i < n; i++) {
        double value = entry(precision, frame, step.operands().getFirst(), i, i);
        Memory.put(precision, frame[step.slot()] + (long) i * precision.bytes(), value);
      }
    }
  }

  record AddDiagonal(Step.Whole step, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      int n = step.node().rows();
      int bytes = precision.bytes();
      long out = frame[step.slot()];
      var diagonal = step.operands().get(1);
      boolean same = diagonal.rows() == 1;
      long from = frame[step.operands().getFirst().slot()];
      if (from != out) {
        Memory.copy(from, out, (long) n * n * bytes);
      }
      for (int i = 0; i < n; i++) {
        long place = out + (long) i * (n + 1) * bytes;
        long added = frame[diagonal.slot()] + (same ? 0 : (long) i * bytes);
        Memory.put(precision, place, Memory.get(precision, place) + Memory.get(precision, added));
      }
    }
  }

  /// Column by column in, column by column out.
  record Reshape(Step.Whole step, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      var operand = step.operands().getFirst();
      int height = rows(operand);
      int rows = step.node().rows();
      int cols = step.node().cols();
      long out = frame[step.slot()];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < cols; j++) {
          long place = i + (long) j * rows;
          double value =
              entry(precision, frame, operand, (int) (place % height), (int) (place / height));
          Memory.put(precision, out + ((long) i * cols + j) * precision.bytes(), value);
        }
      }
    }
  }

  record Slice(Step.Whole step, Op.Slice slice, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      int cols = step.node().cols();
      for (int i = 0; i < step.node().rows(); i++) {
        for (int j = 0; j < cols; j++) {
          double value =
              entry(precision, frame, step.operands().getFirst(), slice.row() + i, slice.col() + j);
          Memory.put(
              precision, frame[step.slot()] + ((long) i * cols + j) * precision.bytes(), value);
        }
      }
    }
  }

  record Blocks(Step.Whole step, Op.Block block, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      int next = 0;
      int row = 0;
      for (int length : block.lengths()) {
        int col = 0;
        for (int k = next; k < next + length; k++) {
          put(frame, step.operands().get(k), row, col);
          col += cols(step.operands().get(k));
        }
        row += rows(step.operands().get(next));
        next += length;
      }
    }

    private void put(long[] frame, Step.Operand operand, int row, int col) {
      for (int i = 0; i < rows(operand); i++) {
        long to =
            frame[step.slot()] + ((long) (row + i) * step.node().cols() + col) * precision.bytes();
        for (int j = 0; j < cols(operand); j++) {
          Memory.put(
              precision, to + (long) j * precision.bytes(), entry(precision, frame, operand, i, j));
        }
      }
    }
  }

  record Triangle(Step.Whole step, boolean lower, Precision precision) implements Rearrangement {
    @Override
    public void run(long[] frame) {
      int cols = step.node().cols();
      for (int i = 0; i < step.node().rows(); i++) {
        for (int j = 0; j < cols; j++) {
          boolean inside = lower ? j <= i : j >= i;
          double value = inside ? entry(precision, frame, step.operands().getFirst(), i, j) : 0;
          Memory.put(
              precision, frame[step.slot()] + ((long) i * cols + j) * precision.bytes(), value);
        }
      }
    }
  }
}
