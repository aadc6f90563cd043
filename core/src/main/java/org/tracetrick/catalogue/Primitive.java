package org.tracetrick.catalogue;

/// What a machine can compute: the waist of the hourglass.
///
/// Every operator is one of these or has a meaning in others; a language spells these and nothing
/// else. Operands are matrices (a scalar is 1×1); "entry by entry" primitives take operands of one
/// shape.
public enum Primitive {
  // structure
  ADD,
  /// A scalar times a matrix.
  SCALE,
  /// The matrix product.
  MULTIPLY,
  /// Entry by entry.
  HADAMARD,
  /// Entry by entry, operand 0 to the power of operand 1, which is a scalar or of the same shape.
  POWER,
  /// A square matrix to a scalar power.
  MATRIX_POWER,
  TRANSPOSE,
  ONES,
  ZEROS,
  EYE,
  /// Rows and columns `from..to`, four extents, 1-based and inclusive.
  SLICE,
  /// Operands in reading order; extents: the number of blocks in each block row.
  BLOCK,
  // entry by entry
  EXP,
  LOG,
  LOG1P,
  EXPM1,
  ABS,
  SIGN,
  /// 1 where positive, else 0.
  STEP,
  SIN,
  COS,
  TAN,
  ASIN,
  ACOS,
  ATAN,
  SINH,
  COSH,
  TANH,
  ERF,
  LGAMMA,
  /// `polygamma(k, x)`: `k` a scalar, 0 for digamma.
  POLYGAMMA,
  ATAN2,
  MAXIMUM,
  MINIMUM,
  PI,
  // reductions to a scalar
  SUM,
  MAX,
  MIN,
  TRACE,
  // linear rearrangements
  /// The diagonal matrix of a vector.
  DIAGONAL_MATRIX,
  /// The diagonal of a square matrix, as a vector.
  DIAGONAL,
  VEC,
  /// `unvec(v, m, n)`: two extents.
  UNVEC,
  KRONECKER,
  /// `commutation(m, n)`: two extents.
  COMMUTATION,
  /// The adjoint of `X ↦ kron(X, B)`: entries `tr(B'*G_ij)`.
  BLOCK_TRACE,
  /// The adjoint of `Y ↦ kron(A, Y)`: the sum of `A_ij*G_ij`.
  BLOCK_SUM,
  LOWER_TRIANGLE,
  UPPER_TRIANGLE,
  // linear algebra
  INVERSE,
  PSEUDO_INVERSE,
  DETERMINANT,
  /// The logarithm of the absolute value of the determinant.
  LOG_DETERMINANT,
  ADJUGATE,
  /// The lower factor.
  CHOLESKY,
  MATRIX_EXPONENTIAL,
  MATRIX_LOGARITHM,
  MATRIX_SQUARE_ROOT,
  /// `sylvester(A, B, C)` solves `A*X + X*B = C`.
  SYLVESTER,
  /// Sum of the singular values.
  NUCLEAR_NORM,
  /// The largest singular value.
  SPECTRAL_NORM,
  /// The unit vectors of the largest singular value, with signs that fit together.
  LEFT_SINGULAR_VECTOR,
  RIGHT_SINGULAR_VECTOR,
  /// The extreme eigenvalues of a symmetric matrix, and their unit vectors.
  LARGEST_EIGENVALUE,
  SMALLEST_EIGENVALUE,
  EIGENVECTOR_OF_LARGEST,
  EIGENVECTOR_OF_SMALLEST,
  /// Directional derivatives of matrix functions: `(A, E)`.
  FRECHET_EXPONENTIAL,
  FRECHET_LOGARITHM,
  FRECHET_SQUARE_ROOT,
  /// The directional derivative of a matrix power: `(A, k, E)`.
  FRECHET_POWER
}
