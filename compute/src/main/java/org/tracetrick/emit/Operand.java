package org.tracetrick.emit;

import org.tracetrick.emit.Code.Form;
import org.tracetrick.expr.Shape;

/// An operand: its code and its shape.
record Operand(Code code, Shape shape) {
  Layout layout() {
    return Layout.of(shape);
  }

  boolean isScalar() {
    return shape.isScalar();
  }

  /// The value with two axes.
  Code matrix() {
    return switch (layout()) {
      case SCALAR -> Code.atom("np.reshape(" + code.text() + ", (1, 1))");
      case COLUMN -> code.attribute("[:, None]");
      case ROW -> code.attribute("[None, :]");
      case MATRIX -> code;
    };
  }

  /// The code where it stands beside an array: an array of equal entries as its entry.
  Code broadcast() {
    return code.is(Form.FILL) ? code.inner() : code;
  }
}
