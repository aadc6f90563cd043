package org.tracetrick.numeric;

/// `A = U diag(values) V'`, values descending; columns of `u` for a singular value 0 are 0.
///
/// By one-sided Jacobi rotations (Golub & Van Loan 2013, §8.6.3), which find small singular values
/// to high relative accuracy.
final class SingularValues {

  private static final int SWEEPS = 60;
  private static final double ORTHOGONAL = 1e-16;

  private final Matrix u;
  private final double[] values;
  private final Matrix v;

  private SingularValues(Matrix u, double[] values, Matrix v) {
    this.u = u;
    this.values = values;
    this.v = v;
  }

  static SingularValues of(Matrix a) {
    if (a.rows() < a.cols()) {
      var turned = of(a.transposed());
      return new SingularValues(turned.v, turned.values, turned.u);
    }
    int n = a.cols();
    var u = a.copy();
    var v = Matrix.identity(n);
    boolean rotated = a.isFinite();
    for (int sweep = 0; rotated && sweep < SWEEPS; sweep++) {
      rotated = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotated |= rotate(u, v, p, q);
        }
      }
    }
    return sorted(u, v);
  }

  private static boolean rotate(Matrix u, Matrix v, int p, int q) {
    double alpha = 0;
    double beta = 0;
    double gamma = 0;
    for (int i = 0; i < u.rows(); i++) {
      alpha += u.at(i, p) * u.at(i, p);
      beta += u.at(i, q) * u.at(i, q);
      gamma += u.at(i, p) * u.at(i, q);
    }
    if (Math.abs(gamma) <= ORTHOGONAL * Math.sqrt(alpha * beta) || gamma == 0) {
      return false;
    }
    double zeta = (beta - alpha) / (2 * gamma);
    double t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
    double c = 1 / Math.sqrt(1 + t * t);
    Factorisations.turnColumns(u, p, q, c, t * c);
    Factorisations.turnColumns(v, p, q, c, t * c);
    return true;
  }

  private static SingularValues sorted(Matrix scaled, Matrix vectors) {
    int m = scaled.rows();
    int n = scaled.cols();
    var lengths = new double[n];
    for (int j = 0; j < n; j++) {
      lengths[j] = Math.sqrt(squaredLength(scaled, j));
    }
    var u = Matrix.zeros(m, n);
    var v = Matrix.zeros(n, n);
    var values = new double[n];
    var taken = new boolean[n];
    for (int to = 0; to < n; to++) {
      int from = -1;
      for (int j = 0; j < n; j++) {
        if (!taken[j] && (from < 0 || lengths[j] > lengths[from])) {
          from = j;
        }
      }
      taken[from] = true;
      values[to] = lengths[from];
      for (int i = 0; i < m; i++) {
        u.set(i, to, lengths[from] == 0 ? 0 : scaled.at(i, from) / lengths[from]);
      }
      for (int i = 0; i < n; i++) {
        v.set(i, to, vectors.at(i, from));
      }
    }
    return new SingularValues(u, values, v);
  }

  private static double squaredLength(Matrix a, int col) {
    double sum = 0;
    for (int i = 0; i < a.rows(); i++) {
      sum += a.at(i, col) * a.at(i, col);
    }
    return sum;
  }

  double largest() {
    return values[0];
  }

  /// The unit vectors of the largest value.
  Matrix left() {
    return u.part(0, 0, u.rows(), 1);
  }

  Matrix right() {
    return v.part(0, 0, v.rows(), 1);
  }

  double sum() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /// The Moore–Penrose inverse; singular values below rounding of the largest count as 0.
  Matrix pseudoInverse() {
    double smallest = Math.max(u.rows(), v.rows()) * Math.ulp(values.length == 0 ? 0 : values[0]);
    var scaled = v.copy();
    for (int j = 0; j < values.length; j++) {
      for (int i = 0; i < scaled.rows(); i++) {
        scaled.set(i, j, values[j] <= smallest ? 0 : scaled.at(i, j) / values[j]);
      }
    }
    return scaled.times(u.transposed());
  }
}
