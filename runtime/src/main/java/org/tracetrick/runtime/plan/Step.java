package org.tracetrick.runtime.plan;

import java.util.List;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop.Reduction;

/// A part of a plan that runs after the one before it has ended.
public sealed interface Step {

  /// The nodes that it computes.
  List<Node> nodes();

  /// What it costs, in floating-point operations.
  double flops();

  /// What it reads and writes of memory beyond the cache, in bytes.
  double traffic();

  /// One pass over blocks of rows.
  ///
  /// @param rows how many rows there are
  /// @param block how many a block has
  /// @param widths of the buffers of a block, in numbers a row
  /// @param sums what is accumulated
  record Sweep(
      List<Node> nodes,
      int rows,
      int block,
      List<Integer> widths,
      List<Total> sums,
      List<Action> actions,
      double flops,
      double traffic)
      implements Step {
    public Sweep {
      nodes = List.copyOf(nodes);
      widths = List.copyOf(widths);
      sums = List.copyOf(sums);
      actions = List.copyOf(actions);
    }

    /// Where a thread's buffers, and then its sums, end in the memory that it needs: each begins
    /// where the one before it ends.
    public long[] ends(Precision precision) {
      var ends = new long[widths.size() + sums.size()];
      long end = 0;
      for (int i = 0; i < ends.length; i++) {
        long numbers =
            i < widths.size() ? (long) widths.get(i) * block : sums.get(i - widths.size()).length();
        end += Memory.aligned(numbers * precision.bytes());
        ends[i] = end;
      }
      return ends;
    }
  }

  /// A sum that a sweep leaves in a slot.
  ///
  /// @param isTriangle whether only one triangle is accumulated, so that the other is its mirror
  record Total(int slot, long length, Reduction reduction, boolean isTriangle) {}

  /// One node by itself.
  ///
  /// @param operands slots, and whether the operand is the transpose of what lies there
  record Whole(Node node, List<Operand> operands, int slot, double flops, double traffic)
      implements Step {
    public Whole {
      operands = List.copyOf(operands);
    }

    @Override
    public List<Node> nodes() {
      return List.of(node);
    }
  }

  /// What a step of its own reads.
  ///
  /// @param rows of what lies in the slot
  record Operand(int slot, boolean turned, int rows, int cols) {
    /// In place of a slot: the identity matrix, which is nowhere.
    public static final int IDENTITY = -1;

    /// Rows of the operand, as it is turned.
    public int seenRows() {
      return turned ? cols : rows;
    }

    /// Columns of the operand, as it is turned.
    public int seenCols() {
      return turned ? rows : cols;
    }
  }

  /// A slot copied into another, or its transpose.
  record Copy(Operand from, int to) implements Step {
    @Override
    public List<Node> nodes() {
      return List.of();
    }

    @Override
    public double flops() {
      return 0;
    }

    @Override
    public double traffic() {
      return 0;
    }
  }
}
