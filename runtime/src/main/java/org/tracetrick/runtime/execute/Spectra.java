package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.plan.Op;
import org.tracetrick.runtime.plan.Step;

/// Eigenvalues and singular values, and what is taken of them.
///
/// In memory: the values; then the vectors, one after the other: of a symmetric matrix n of length
/// n; of a rectangular m×n one, with `p` the smaller extent, p left ones of length m, then the
/// right ones, n rows of p.
sealed interface Spectra extends StepExecution {

  /// Singular values below this part of the largest, times the larger extent, count as 0.
  double EPSILON = 0x1p-52;

  record Symmetric(Step.Whole step, Blas blas) implements Spectra {
    @Override
    public void run(long[] frame) {
      var operand = step.operands().getFirst();
      int n = operand.rows();
      int bytes = blas.precision().bytes();
      long values = frame[step.slot()];
      long vectors = values + (long) n * bytes;
      Memory.copy(frame[operand.slot()], vectors, (long) n * n * bytes);
      if (blas.syev(n, vectors, n, values) != 0) {
        Rearrangement.fill(blas.precision(), values, (long) n * (n + 1), Double.NaN);
      }
    }
  }

  record OfSymmetric(Step.Whole step, Op.Eigen eigen, Precision precision) implements Spectra {
    @Override
    public void run(long[] frame) {
      var spectrum = step.operands().getFirst();
      int n = spectrum.cols();
      int bytes = precision.bytes();
      int index = eigen.largest() ? n - 1 : 0;
      long values = frame[spectrum.slot()];
      long from =
          eigen.vector()
              ? values + ((long) n + (long) index * n) * bytes
              : values + (long) index * bytes;
      Memory.copy(from, frame[step.slot()], (eigen.vector() ? (long) n : 1) * bytes);
    }
  }

  /// The matrix row by row is its transpose column by column: left and right change places.
  record Singular(Step.Whole step, Blas blas) implements Spectra {
    @Override
    public void run(long[] frame) {
      var operand = step.operands().getFirst();
      int m = operand.seenRows();
      int n = operand.seenCols();
      int p = Math.min(m, n);
      int bytes = blas.precision().bytes();
      long values = frame[step.slot()];
      long left = values + (long) p * bytes;
      long right = left + (long) p * m * bytes;
      long copy = values + (long) p * (1 + m + n) * bytes;
      if (operand.turned()) {
        Memory.copy(frame[operand.slot()], copy, (long) m * n * bytes);
      } else {
        Transposition.copy(blas.precision(), frame[operand.slot()], n, m, n, copy, m);
      }
      if (blas.svd(m, n, copy, m, values, left, m, right, p) != 0) {
        Rearrangement.fill(blas.precision(), values, (long) p * (1 + m + n), Double.NaN);
      }
    }
  }

  record Sum(Step.Whole step, Precision precision) implements Spectra {
    @Override
    public void run(long[] frame) {
      var values = step.operands().getFirst();
      double sum = 0;
      for (int i = 0; i < values.cols(); i++) {
        sum += Memory.get(precision, frame[values.slot()] + (long) i * precision.bytes());
      }
      Memory.put(precision, frame[step.slot()], sum);
    }
  }

  record Largest(Step.Whole step, Op.SingularLargest.Part part, Precision precision)
      implements Spectra {
    @Override
    public void run(long[] frame) {
      var operand = step.operands().getFirst();
      long p = operand.cols();
      int bytes = precision.bytes();
      long values = frame[operand.slot()];
      long out = frame[step.slot()];
      int length = step.node().rows();
      switch (part) {
        case VALUE -> Memory.copy(values, out, bytes);
        case LEFT -> Memory.copy(values + p * bytes, out, (long) length * bytes);
        case RIGHT -> {
          long m = operand.rows() - 1L - length;
          long right = values + p * (1 + m) * bytes;
          for (int i = 0; i < length; i++) {
            Memory.copy(right + i * p * bytes, out + (long) i * bytes, bytes);
          }
        }
      }
    }
  }

  /// `V*diag(1/s)*U'`.
  record Pseudo(Step.Whole step, Blas blas) implements Spectra {
    @Override
    public void run(long[] frame) {
      var operand = step.operands().getFirst();
      int n = step.node().rows();
      int m = step.node().cols();
      int p = operand.cols();
      var precision = blas.precision();
      int bytes = precision.bytes();
      long values = frame[operand.slot()];
      long left = values + (long) p * bytes;
      long right = left + (long) p * m * bytes;
      long out = frame[step.slot()];
      long scaled = out + (long) n * m * bytes;
      double cut = Memory.get(precision, values) * Math.max(m, n) * EPSILON;
      for (int k = 0; k < p; k++) {
        double value = Memory.get(precision, values + (long) k * bytes);
        double factor = value > cut ? 1 / value : 0;
        for (int i = 0; i < n; i++) {
          long offset = ((long) i * p + k) * bytes;
          double entry = Memory.get(precision, right + offset);
          Memory.put(precision, scaled + offset, Double.isNaN(value) ? value : factor * entry);
        }
      }
      // Row by row n×m is column by column m×n: U*diag(1/s)*V'.
      blas.gemm(Form.PLAIN, Form.PLAIN, m, n, p, 1, left, m, scaled, p, 0, out, m);
    }
  }
}
