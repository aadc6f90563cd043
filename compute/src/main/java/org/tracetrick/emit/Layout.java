package org.tracetrick.emit;

import org.tracetrick.expr.Shape;

/// How an array library holds a value: vectors and rows are both arrays of one axis.
enum Layout {
  SCALAR,
  COLUMN,
  ROW,
  MATRIX;

  static Layout of(Shape shape) {
    if (shape.isScalar()) {
      return SCALAR;
    }
    if (shape.isColumn()) {
      return COLUMN;
    }
    return shape.isRow() ? ROW : MATRIX;
  }

  boolean isFlat() {
    return this == COLUMN || this == ROW;
  }
}
