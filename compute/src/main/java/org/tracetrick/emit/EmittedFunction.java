package org.tracetrick.emit;

import java.util.List;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;

/// A function to write: its name, and what it returns; several things are returned as a tuple,
/// which shares whatever they have in common.
public record EmittedFunction(String name, List<Output> outputs) {

  public EmittedFunction {
    outputs = List.copyOf(outputs);
    if (outputs.size() != 1 && outputs.stream().anyMatch(Output::isFilledByDirections)) {
      throw new IllegalArgumentException(
          "an array that is filled direction by direction is returned alone");
    }
  }

  public EmittedFunction(String name, Expr body, List<Dim> axes) {
    this(name, List.of(new Output(body, axes)));
  }

  /// A function that returns the value of an expression.
  public static EmittedFunction of(String name, Expr body) {
    return new EmittedFunction(name, body, body.shape().axes());
  }

  /// What is returned, and the axes of that array.
  ///
  /// The body is one of three things, told apart by its shape and by whether it holds `d(X)`:
  /// - an expression whose own axes are `axes`;
  /// - the matrix `J` of a linear map, `vec dF = J vec dX`, where `axes` are those of F and then
  ///   those of X: the array is `J` reshaped column by column;
  /// - an expression linear in `d(X)`, the differential itself, where `axes` are those of F and
  ///   then those of X: the array is filled direction by direction.
  public record Output(Expr body, List<Dim> axes) {

    public Output {
      axes = List.copyOf(axes);
    }

    public boolean isFilledByDirections() {
      return body.holdsDifferential();
    }
  }
}
