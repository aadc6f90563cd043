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
  static double entry(Precision precision, long[] frame, Step.Operand operand, int row, int col) {
    long place =
        operand.turned() ? (long) col * operand.cols() + row : (long) row * operand.cols() + col;
    return Memory.get(precision, frame[operand.slot()] + place * precision.bytes());
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
      int height = operand.seenRows();
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
          col += step.operands().get(k).seenCols();
        }
        row += step.operands().get(next).seenRows();
        next += length;
      }
    }

    private void put(long[] frame, Step.Operand operand, int row, int col) {
      for (int i = 0; i < operand.seenRows(); i++) {
        long to =
            frame[step.slot()] + ((long) (row + i) * step.node().cols() + col) * precision.bytes();
        for (int j = 0; j < operand.seenCols(); j++) {
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
