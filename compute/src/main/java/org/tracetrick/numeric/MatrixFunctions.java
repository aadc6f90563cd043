package org.tracetrick.numeric;

import java.util.function.UnaryOperator;

/// Functions of a square matrix, and their Fréchet derivatives.
///
/// A symmetric matrix goes through its eigenvalues. Where a real value does not exist, or the
/// iteration does not settle, the result is NaN.
///
/// Source: N. J. Higham, *Functions of Matrices*, 2008.
final class MatrixFunctions {

  /// The largest 1-norm at which the [13/13] Padé approximant of exp needs no scaling (table 10.2).
  private static final double THETA_EXP = 5.371920351148152;

  /// The coefficients of that approximant (equation 10.33 and table 10.4).
  private static final double[] PADE_EXP = {
    64764752532480000.0,
    32382376266240000.0,
    7771770303897600.0,
    1187353796428800.0,
    129060195264000.0,
    10559470521600.0,
    670442572800.0,
    33522128640.0,
    1323241920.0,
    40840800.0,
    960960.0,
    16380.0,
    182.0,
    1.0
  };

  /// The distance from the identity below which seven quadrature points give the logarithm to
  /// double precision (table 11.1).
  private static final double THETA_LOG = 0.25;

  /// Nodes and weights of Gauss–Legendre quadrature on [0, 1] with seven points, whose partial
  /// fractions are the [7/7] Padé approximant of log(1 + x) (section 11.4).
  private static final double[] NODES = {
    0.025446043828620736,
    0.12923440720030277,
    0.2970774243113014,
    0.5,
    0.7029225756886985,
    0.8707655927996972,
    0.9745539561713793
  };

  private static final double[] WEIGHTS = {
    0.06474248308443485, 0.13985269574463832, 0.19091502525255946,
    0.2089795918367347, 0.19091502525255946, 0.13985269574463832,
    0.06474248308443485
  };

  private static final int ROOTS = 60;
  private static final int ITERATIONS = 60;

  /// Close enough for the last steps of the root's iteration to go unscaled.
  private static final double SCALING_ENDS = 1e-2;

  /// The iteration converges quadratically: a residual below this is followed by rounding only.
  private static final double CONVERGED = 1e-14;

  private MatrixFunctions() {}

  /// Scaling and squaring with the [13/13] Padé approximant (algorithm 10.20).
  static Matrix exponential(Matrix a) {
    double norm = a.norm1();
    if (!a.isFinite()) {
      return Matrix.undefined(a.rows(), a.cols());
    }
    int squarings = 0;
    for (double rest = norm; rest > THETA_EXP; rest /= 2) {
      squarings++;
    }
    var x = a.times(Math.pow(2, -squarings));
    var x2 = x.times(x);
    var x4 = x2.times(x2);
    var x6 = x4.times(x2);
    var i = Matrix.identity(a.rows());
    var b = PADE_EXP;
    var odd =
        x.times(
            x6.times(x6.times(b[13]).plus(b[11], x4).plus(b[9], x2))
                .plus(b[7], x6)
                .plus(b[5], x4)
                .plus(b[3], x2)
                .plus(b[1], i));
    var even =
        x6.times(x6.times(b[12]).plus(b[10], x4).plus(b[8], x2))
            .plus(b[6], x6)
            .plus(b[4], x4)
            .plus(b[2], x2)
            .plus(b[0], i);
    var result = Lu.of(even.minus(odd)).solve(even.plus(odd));
    for (int k = 0; k < squarings; k++) {
      result = result.times(result);
    }
    return result;
  }

  /// The principal logarithm, by inverse scaling and squaring (algorithm 11.9, with square roots by
  /// iteration).
  static Matrix logarithm(Matrix a) {
    if (a.isSymmetric()) {
      return Eigen.of(a).map(Math::log);
    }
    var identity = Matrix.identity(a.rows());
    var x = a;
    int roots = 0;
    while (!(x.minus(identity).norm1() <= THETA_LOG)) {
      if (roots == ROOTS || !x.isFinite()) {
        return Matrix.undefined(a.rows(), a.cols());
      }
      x = squareRoot(x);
      roots++;
    }
    var less = x.minus(identity);
    var sum = Matrix.zeros(a.rows(), a.cols());
    for (int k = 0; k < NODES.length; k++) {
      sum = sum.plus(WEIGHTS[k], Lu.of(identity.plus(NODES[k], less)).solve(less));
    }
    return sum.times(Math.pow(2, roots));
  }

  /// The principal square root, by the scaled product form of the Denman–Beavers iteration
  /// (equation 6.29).
  static Matrix squareRoot(Matrix a) {
    if (a.isSymmetric()) {
      return Eigen.of(a).map(Math::sqrt);
    }
    int n = a.rows();
    var identity = Matrix.identity(n);
    var m = a;
    var x = a;
    boolean scaling = true;
    for (int k = 0; k < ITERATIONS; k++) {
      var lu = Lu.of(m);
      double mu = 1;
      if (scaling) {
        mu = Math.pow(Math.abs(lu.determinant()), -1.0 / (2 * n));
      }
      var inverse = lu.inverse();
      if (!inverse.isFinite() || !Double.isFinite(mu)) {
        break;
      }
      double squared = mu * mu;
      x = x.times(identity.plus(1 / squared, inverse)).times(mu / 2);
      m = identity.plus(squared / 2, m).plus(1 / (2 * squared), inverse).times(0.5);
      double distance = m.minus(identity).norm1();
      if (distance < CONVERGED * n) {
        return x;
      }
      scaling = scaling && distance > SCALING_ENDS;
    }
    return Matrix.undefined(n, n);
  }

  /// `A^k`: by squaring where `k` is whole, else `exp(k log A)`.
  static Matrix power(Matrix a, double k) {
    if (k != Math.rint(k) || Math.abs(k) > 1e9) {
      return a.isSymmetric()
          ? Eigen.of(a).map(x -> Math.pow(x, k))
          : exponential(logarithm(a).times(k));
    }
    var result = Matrix.identity(a.rows());
    var square = k < 0 ? Factorisations.inverse(a) : a;
    for (long rest = (long) Math.abs(k); rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = result.times(square);
      }
      if (rest > 1) {
        square = square.times(square);
      }
    }
    return result;
  }

  /// The derivative of `function` at `a` along `e`: the upper right block of the function of `[a,
  /// e; 0, a]` (equation 3.16).
  static Matrix derivative(UnaryOperator<Matrix> function, Matrix a, Matrix e) {
    int n = a.rows();
    var block = Matrix.zeros(2 * n, 2 * n);
    Rearrangements.paste(a.values(), n, n, block.values(), 2 * n, 0, 0);
    Rearrangements.paste(a.values(), n, n, block.values(), 2 * n, n, n);
    Rearrangements.paste(e.values(), n, n, block.values(), 2 * n, 0, n);
    return function.apply(block).part(0, n, n, n);
  }

  /// The solution of `S L + L S = E` with `S` the root of `a`.
  static Matrix squareRootDerivative(Matrix a, Matrix e) {
    var root = squareRoot(a);
    return sylvester(root, root, e);
  }

  /// The solution of `A X + X B = C`, from `(I ⊗ A + B' ⊗ I) vec X = vec C`.
  static Matrix sylvester(Matrix a, Matrix b, Matrix c) {
    int m = a.rows();
    int n = b.rows();
    var system = Matrix.zeros(m * n, m * n);
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        int row = i + m * j;
        for (int k = 0; k < m; k++) {
          system.set(row, k + m * j, system.at(row, k + m * j) + a.at(i, k));
        }
        for (int k = 0; k < n; k++) {
          system.set(row, i + m * k, system.at(row, i + m * k) + b.at(k, j));
        }
      }
    }
    var solution = Lu.of(system).solve(Matrix.of(m * n, 1, c.values().clone()));
    return Matrix.of(m, n, solution.values());
  }
}
