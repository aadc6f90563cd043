package org.tracetrick.syntax;

import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.TracetrickException;

/// What is declared of a variable: `S: symmetric n×n`.
///
/// A kind that only a square matrix can have is refused (`contradiction`) for any other shape.
public record Declaration(String name, Shape shape, Kind kind) {

  public Declaration {
    if (kind.needsSquare() && !shape.isSquare()) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.CONTRADICTION,
                  name
                      + " is declared "
                      + kind.word()
                      + " and "
                      + shape
                      + ", but only a square"
                      + " matrix can be "
                      + kind.word())
              .withHint(
                  "declare " + name + ": " + kind.word() + " n×n, or " + name + ": " + shape));
    }
  }

  /// The declaration as it is written: `S: symmetric n×n`, `x: n`, `a: scalar`.
  @Override
  public String toString() {
    var size =
        shape.isScalar() ? "scalar" : shape.isColumn() ? shape.rows().toString() : shape.toString();
    return name + ": " + (kind == Kind.GENERAL ? "" : kind.word() + " ") + size;
  }
}
