package org.tracetrick.numeric;

import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Trait;

/// What stands for a function that the user left open, so that answers about it can be checked: one
/// fixed smooth function for each name, with its derivatives.
///
/// - `f(Y) = Σ sin(a_ij Y_ij + b_ij) + ½ (Σ c_ij Y_ij)²`, with `grad_f` and `hess_f`, whose matrix
///   is that of `vec`;
/// - `phi(u) = sin(s u + 0.4) + 0.2 u²` entry by entry, with `diff_phi` and `diff2_phi`.
final class UnknownFunctions {

  private static final String GRADIENT = "grad_";
  private static final String HESSIAN = "hess_";
  private static final String FIRST = "diff_";
  private static final String SECOND = "diff2_";

  private UnknownFunctions() {}

  static void evaluate(Operator operator, double[] y, double[] out) {
    var name = operator.name();
    if (operator.has(Trait.ELEMENTWISE)) {
      elementwise(name, y, out);
    } else if (name.startsWith(HESSIAN)) {
      hessian(name.substring(HESSIAN.length()), y, out);
    } else if (name.startsWith(GRADIENT)) {
      gradient(name.substring(GRADIENT.length()), y, out);
    } else {
      out[0] = value(name, y);
    }
  }

  private static void elementwise(String name, double[] u, double[] out) {
    int order = name.startsWith(SECOND) ? 2 : name.startsWith(FIRST) ? 1 : 0;
    var phi = name.substring(order == 2 ? SECOND.length() : order == 1 ? FIRST.length() : 0);
    double s = 1 + coefficient(phi, 3, 0) / 2;
    for (int i = 0; i < out.length; i++) {
      double angle = s * u[i] + 0.4;
      out[i] =
          switch (order) {
            case 0 -> Math.sin(angle) + 0.2 * u[i] * u[i];
            case 1 -> s * Math.cos(angle) + 0.4 * u[i];
            default -> -s * s * Math.sin(angle) + 0.4;
          };
    }
  }

  private static double value(String name, double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += Math.sin(rate(name, i) * y[i] + coefficient(name, 1, i));
    }
    double along = along(name, y);
    return sum + along * along / 2;
  }

  private static void gradient(String name, double[] y, double[] out) {
    double along = along(name, y);
    for (int i = 0; i < y.length; i++) {
      double a = rate(name, i);
      out[i] = a * Math.cos(a * y[i] + coefficient(name, 1, i)) + coefficient(name, 2, i) * along;
    }
  }

  private static void hessian(String name, double[] y, double[] out) {
    int n = y.length;
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        out[i + n * j] = coefficient(name, 2, i) * coefficient(name, 2, j);
      }
      double a = rate(name, j);
      out[j * (n + 1)] -= a * a * Math.sin(a * y[j] + coefficient(name, 1, j));
    }
  }

  private static double along(String name, double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += coefficient(name, 2, i) * y[i];
    }
    return sum;
  }

  private static double rate(String name, int i) {
    return 0.5 + coefficient(name, 0, i);
  }

  /// In (0, 1), fixed by the name, the role and the place.
  private static double coefficient(String name, int role, int i) {
    return SplitMix.unit(SplitMix.mixed(name.hashCode() * 1_000_003L + role * 7919L + i + 1));
  }
}
