package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Blas;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Triangle;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;

/// Sums of squares with signs.
final class Signs {

  private Signs() {}

  /// One triangle of `sum := sum + S'*diag(sign(d))*S`, by runs of rows of one sign.
  ///
  /// @param s count×n, row by row
  /// @param d a column of `count` numbers
  static void gram(
      Blas blas, Precision precision, long s, int stride, long d, int count, int n, long sum) {
    int start = 0;
    while (start < count) {
      boolean negative = isNegative(precision, d, start);
      int end = start + 1;
      while (end < count && isNegative(precision, d, end) == negative) {
        end++;
      }
      blas.syrk(
          Triangle.LOWER,
          Form.PLAIN,
          n,
          end - start,
          negative ? -1 : 1,
          s + (long) start * stride * precision.bytes(),
          stride,
          1,
          sum,
          n);
      start = end;
    }
  }

  static boolean isNegative(Precision precision, long d, int index) {
    return Memory.get(precision, d + (long) index * precision.bytes()) < 0;
  }
}
