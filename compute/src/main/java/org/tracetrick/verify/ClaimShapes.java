package org.tracetrick.verify;

import java.util.Optional;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Shape;

/// The shapes that derivatives have, for symbolic sizes.
final class ClaimShapes {

  private ClaimShapes() {}

  /// What is wrong with the shape of a claim; empty where nothing is.
  static Optional<String> complaint(Shape function, Shape variable, Claim claim) {
    return switch (claim) {
      case Claim.Derivative derivative ->
          differs("the derivative", derivative.expr(), derivative(function, variable));
      case Claim.Hessian hessian ->
          differs("the Hessian", hessian.expr(), matrix(variable, variable));
      case Claim.LinearMap map ->
          differs("the differential", map.operator(), function)
              .or(() -> vec(map.vec(), function, variable));
      case Claim.HessianMap map ->
          differs("the differential of the gradient", map.operator(), variable)
              .or(() -> vec(map.vec(), variable, variable));
    };
  }

  private static Shape derivative(Shape function, Shape variable) {
    if (variable.isScalar()) {
      return function;
    }
    return function.isScalar() ? variable : matrix(function, variable);
  }

  private static Shape matrix(Shape function, Shape variable) {
    return new Shape(count(function), count(variable));
  }

  private static Dim count(Shape shape) {
    return shape.rows().times(shape.cols());
  }

  private static Optional<String> vec(Optional<Expr> vec, Shape function, Shape variable) {
    return vec.flatMap(expr -> differs("the vec form", expr, matrix(function, variable)));
  }

  private static Optional<String> differs(String what, Expr expr, Shape expected) {
    return expr.shape().equals(expected)
        ? Optional.empty()
        : Optional.of(what + " is " + expr.shape() + ", and must be " + expected);
  }
}
