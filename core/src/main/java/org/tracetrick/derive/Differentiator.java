package org.tracetrick.derive;

import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.GrowingRules;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;

/// Finds derivatives: gradient of a scalar, Jacobian, linear map, Hessian.
///
/// @param pool the pool that the functions to be differentiated are in
/// @param variable what to differentiate by
public record Differentiator(Catalogue catalogue, Pool pool, Symbol variable) {

  /// The derivative of a function of any shape.
  ///
  /// @throws org.tracetrick.expr.TracetrickException `unsupported` where an operator has no known
  ///   differential, `limit` where the derivative is too large
  public Derivative first(Expr function) {
    return calculation(function).first(function);
  }

  /// The second derivative of a scalar function.
  ///
  /// @throws org.tracetrick.expr.TracetrickException as [#first]
  public Derivative second(Expr function) {
    return calculation(function).second(function);
  }

  private Calculation calculation(Expr function) {
    return new Calculation(catalogue, GrowingRules.functionsIn(function), pool, variable);
  }
}
