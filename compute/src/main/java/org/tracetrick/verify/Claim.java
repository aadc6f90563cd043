package org.tracetrick.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Expr;

/// A derivative that somebody claims, in the form in which it is claimed.
public sealed interface Claim {

  /// The expressions to evaluate.
  List<Expr> exprs();

  /// What its disagreement with a difference must stay below.
  default double tolerance() {
    return switch (this) {
      case Derivative _, LinearMap _ -> Accuracy.FIRST;
      case Hessian _, HessianMap _ -> Accuracy.SECOND;
    };
  }

  /// The derivative as an array of up to two axes: a gradient in the shape of the variable, the
  /// derivative by a scalar in the shape of the function, or a Jacobian, whose rows are the entries
  /// of the function and whose columns are those of the variable, both column by column.
  record Derivative(Expr expr) implements Claim {
    @Override
    public List<Expr> exprs() {
      return List.of(expr);
    }
  }

  /// The second derivative of a scalar: a number, or the matrix by which `vec` of a direction is
  /// multiplied.
  record Hessian(Expr expr) implements Claim {
    @Override
    public List<Expr> exprs() {
      return List.of(expr);
    }
  }

  /// The differential, an expression linear in `d(X)`; where there is one, also the matrix `J` with
  /// `vec dF = J vec dX`.
  record LinearMap(Expr operator, Optional<Expr> vec) implements Claim {
    @Override
    public List<Expr> exprs() {
      return both(operator, vec);
    }
  }

  /// The differential of the gradient of a scalar, as for a [LinearMap].
  record HessianMap(Expr operator, Optional<Expr> vec) implements Claim {
    @Override
    public List<Expr> exprs() {
      return both(operator, vec);
    }
  }

  private static List<Expr> both(Expr operator, Optional<Expr> vec) {
    var exprs = new ArrayList<Expr>(List.of(operator));
    vec.ifPresent(exprs::add);
    return exprs;
  }
}
