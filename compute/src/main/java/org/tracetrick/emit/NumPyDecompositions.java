package org.tracetrick.emit;

import org.tracetrick.expr.Shape;

/// What NumPy reads off eigenvalues and singular values.
final class NumPyDecompositions {

  private NumPyDecompositions() {}

  static Code singularVector(Operand a, String part, Shape shape) {
    return NumPyRearrangements.flat(Code.call("np.linalg.svd", a.matrix()).attribute(part), shape);
  }

  static Code eigen(Operand a, Code ofScalar, String function, String part) {
    return a.isScalar() ? ofScalar : Code.call(function, a.code()).attribute(part);
  }

  /// A norm that is the length of a vector, and for matrices goes by the name of `order`.
  static Code norm(Operand x, Code order) {
    return switch (x.layout()) {
      case SCALAR -> Code.call("np.abs", x.code());
      case COLUMN, ROW -> Code.call("np.linalg.norm", x.code());
      case MATRIX -> Code.call("np.linalg.norm", x.code(), order);
    };
  }
}
