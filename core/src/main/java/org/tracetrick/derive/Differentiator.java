package org.tracetrick.derive;

import java.util.HashSet;
import java.util.Set;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Traversal;

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
    return new Calculation(catalogue, functionsIn(function), pool, variable);
  }

  /// The name under which the catalogue keeps what an operator needs.
  private static String name(Operator operator) {
    return switch (operator.notation()) {
      case POWER, MATRIX_POWER -> "^";
      case INDEX, BLOCK -> "[]";
      case SUM, PRODUCT, HADAMARD, TRANSPOSE, DIFFERENTIAL, SIZE, FUNCTION -> operator.name();
    };
  }

  private static Set<String> functionsIn(Expr function) {
    var names = new HashSet<String>();
    for (var part : Traversal.postorder(function)) {
      if (part instanceof Apply apply) {
        names.add(name(apply.operator()));
      }
    }
    return names;
  }
}
