package org.tracetrick.runtime.blas;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/// Eigenvalues and singular values by EJML, which has all that converges slowly.
///
/// Empty where the iteration did not converge, or where a number is not finite.
final class Spectral {

  private Spectral() {}

  /// Eigenvalues, ascending, in one column, and unit eigenvectors as columns.
  record Eigen(Dense values, Dense vectors) {}

  /// `u*diag(values)*vt`, values descending, in one column.
  record Singular(Dense values, Dense u, Dense vt) {}

  /// Of a symmetric matrix, of which the lower triangle is read.
  static Optional<Eigen> eigen(Dense a) {
    var n = a.columns();
    var symmetric = new DMatrixRMaj(n, n);
    for (var j = 0; j < n; j++) {
      for (var i = j; i < n; i++) {
        symmetric.set(i, j, a.column(j)[i]);
        symmetric.set(j, i, a.column(j)[i]);
      }
    }
    if (MatrixFeatures_DDRM.hasUncountable(symmetric)) return Optional.empty();
    var found = DecompositionFactory_DDRM.eig(n, true, true);
    if (!found.decompose(symmetric)) return Optional.empty();
    var order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> found.getEigenvalue(i).getReal()))
            .toList();
    var values = new Dense(n, 1);
    var vectors = new Dense(n, n);
    for (var j = 0; j < n; j++) {
      values.column(0)[j] = found.getEigenvalue(order.get(j)).getReal();
      System.arraycopy(found.getEigenVector(order.get(j)).data, 0, vectors.column(j), 0, n);
    }
    return Optional.of(new Eigen(values, vectors));
  }

  /// The thin decomposition.
  static Optional<Singular> singular(Dense a) {
    var matrix = new DMatrixRMaj(a.rows(), a.columns());
    for (var j = 0; j < a.columns(); j++) {
      for (var i = 0; i < a.rows(); i++) matrix.set(i, j, a.column(j)[i]);
    }
    if (MatrixFeatures_DDRM.hasUncountable(matrix)) return Optional.empty();
    var found = DecompositionFactory_DDRM.svd(a.rows(), a.columns(), true, true, true);
    if (!found.decompose(matrix)) return Optional.empty();
    var u = found.getU(null, false);
    var w = found.getW(null);
    var vt = found.getV(null, true);
    SingularOps_DDRM.descendingOrder(u, false, w, vt, true);
    var values = new Dense(Math.min(a.rows(), a.columns()), 1);
    for (var i = 0; i < values.rows(); i++) values.column(0)[i] = w.get(i, i);
    return Optional.of(new Singular(values, dense(u), dense(vt)));
  }

  private static Dense dense(DMatrixRMaj matrix) {
    var copy = new Dense(matrix.numRows, matrix.numCols);
    for (var j = 0; j < copy.columns(); j++) {
      for (var i = 0; i < copy.rows(); i++) copy.column(j)[i] = matrix.get(i, j);
    }
    return copy;
  }
}
