package org.tracetrick.answer;

/// What can be asked of a function, as something to evaluate.
public enum Quantity {
  VALUE,
  /// The gradient, or the Jacobian where the function is no scalar: by each variable.
  GRADIENT,
  /// The second derivative of a scalar as a matrix that acts on `vec` of the variable: by every two
  /// variables, the first of which is not after the second.
  HESSIAN,
  /// The small matrices that say all about a Hessian with a structure, such as `C` of `kron(C, I)`.
  CORE,
  /// The diagonal of the Hessian, in the shape of the variable.
  DIAGONAL,
  /// The Hessian applied to a direction, which is one more input for each variable.
  PRODUCT,
  /// The `S` with `H*S = G`, for the gradient `G`: `x - S` is where Newton's method goes.
  NEWTON
}
