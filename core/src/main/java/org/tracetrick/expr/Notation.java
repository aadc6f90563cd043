package org.tracetrick.expr;

/// How an operator is written, and with it the structure that the [Pool] keeps for it.
public enum Notation {
  /// `a + b - c`: associative, flattened.
  SUM,
  /// `2*s*A*B`: a coefficient, scalar factors, then a chain of matrix factors.
  PRODUCT,
  /// `A.*B./C`: entry by entry, flattened.
  HADAMARD,
  /// `x^k`, `X.^k`: entry by entry.
  POWER,
  /// `A^k` of a square matrix.
  MATRIX_POWER,
  /// `A'`.
  TRANSPOSE,
  /// `d(e)`, `dX`.
  DIFFERENTIAL,
  /// `X[i,j]`, `X[1:k,:]`.
  INDEX,
  /// `[A, B; C, D]`.
  BLOCK,
  /// A size used as a number: `n`.
  SIZE,
  /// `name(operands, extents)`.
  FUNCTION
}
