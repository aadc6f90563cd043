package org.tracetrick.emit;

import java.util.List;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;

/// A function to write: its name, its value, and the axes of the array that it returns.
///
/// The body is one of three things, told apart by its shape and by whether it holds `d(X)`:
/// - an expression whose own axes are `axes`;
/// - the matrix `J` of a linear map, `vec dF = J vec dX`, where `axes` are those of F and then
///   those of X: the array is `J` reshaped column by column;
/// - an expression linear in `d(X)`, the differential itself, where `axes` are those of F and then
///   those of X: the array is filled direction by direction.
public record EmittedFunction(String name, Expr body, List<Dim> axes) {

  public EmittedFunction {
    axes = List.copyOf(axes);
  }

  /// A function that returns the value of an expression.
  public static EmittedFunction of(String name, Expr body) {
    return new EmittedFunction(name, body, body.shape().axes());
  }
}
