package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Symbol;

/// What a function's derivative is, and how it was found.
///
/// @param function the function, in the pool of the problem
/// @param by what it is differentiated by, one after the other
/// @param previous at order 2 and above, the derivative that was differentiated last
/// @param differential what was differentiated last, in the direction `d(X)`: empty for a gradient,
///   which is found backwards
/// @param plain the derivative, or its operator, as it is before the structure of a variable is
///   used: what is differentiated where the derivative is differentiated again
/// @param axes the shape of the derivative as an array: the axes of the function, then those of
///   what it is differentiated by
/// @param value the derivative as an expression, where it has at most two axes
/// @param map the derivative as a linear map, where it is one
/// @param structured gradients that respect the structure of the variable, where it has one
public record Derivative(
    Expr function,
    List<Symbol> by,
    Optional<Expr> previous,
    Optional<Expr> differential,
    Expr plain,
    List<Dim> axes,
    Optional<Expr> value,
    Optional<LinearMap> map,
    List<StructuredGradient> structured,
    Derivation derivation) {

  public Derivative {
    by = List.copyOf(by);
    axes = List.copyOf(axes);
    structured = List.copyOf(structured);
    if (value.isEmpty() && map.isEmpty()) {
      throw new IllegalArgumentException("a derivative is an expression or a linear map");
    }
  }

  /// Where a chain of derivatives stands before it goes on.
  ///
  /// @param function what it began with
  /// @param by what was differentiated by already
  /// @param axes the shape of what is differentiated next, as an array
  record Start(Expr function, List<Symbol> by, List<Dim> axes) {

    static Start of(Expr function) {
      return new Start(function, List.of(), function.shape().axes());
    }

    List<Symbol> with(Symbol next) {
      var all = new ArrayList<>(by);
      all.add(next);
      return all;
    }
  }

  /// How often the function is differentiated.
  public int order() {
    return by.size();
  }

  /// What it is differentiated by last.
  public Symbol variable() {
    return by.getLast();
  }

  /// What is differentiated last: the function, or a derivative of it.
  public Expr differentiated() {
    return previous.orElse(function);
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
    return switch (order()) {
      case 1 -> Form.GRADIENT;
      case 2 -> Form.HESSIAN;
      default -> Form.JACOBIAN;
    };
  }
}
