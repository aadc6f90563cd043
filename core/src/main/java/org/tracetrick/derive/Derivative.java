package org.tracetrick.derive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Symbol;

/// What a function's derivative is, and how it was found.
///
/// @param function the function, in the pool of the problem
/// @param variable what it is differentiated by
/// @param order 1, or 2 for the derivative of the gradient
/// @param gradient at order 2, the gradient that was differentiated again
/// @param axes the shape of the derivative as an array: the axes of the function, then those of the
///   variable, at order 2 twice
/// @param value the derivative as an expression, where it has at most two axes
/// @param map the derivative as a linear map, where it is one
/// @param structured gradients that respect the structure of the variable, where it has one
public record Derivative(
    Expr function,
    Symbol variable,
    int order,
    Optional<Expr> gradient,
    List<Dim> axes,
    Optional<Expr> value,
    Optional<LinearMap> map,
    List<StructuredGradient> structured,
    Derivation derivation) {

  public Derivative {
    axes = List.copyOf(axes);
    structured = List.copyOf(structured);
    if (value.isEmpty() && map.isEmpty()) {
      throw new IllegalArgumentException("a derivative is an expression or a linear map");
    }
  }

  /// What kind of thing a derivative is, as its shape tells.
  public enum Form {
    GRADIENT,
    JACOBIAN,
    HESSIAN,
    LINEAR_MAP;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A derivative with more than two axes.
  ///
  /// @param operator the expression in `dX` that is the derivative applied to it
  /// @param vec the matrix `J` with `vec dF = J*vec(dX)`; absent where no closed form is known
  public record LinearMap(Expr operator, Optional<Expr> vec) {}

  public Form form() {
    if (axes.size() > 2) {
      return Form.LINEAR_MAP;
    }
    if (!function.shape().isScalar()) {
      return Form.JACOBIAN;
    }
    return order == 1 ? Form.GRADIENT : Form.HESSIAN;
  }
}
