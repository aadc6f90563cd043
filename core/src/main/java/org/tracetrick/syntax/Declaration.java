package org.tracetrick.syntax;

import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.TracetrickException;

/// What is declared of a variable: `S: symmetric n×n`.
///
/// A kind that only a square matrix can have is refused (`contradiction`) for any other shape, and
/// so is one that only a vector can have.
public record Declaration(String name, Shape shape, Kind kind) {

  public Declaration {
    checkVector(name, shape, kind);
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

  private static void checkVector(String name, Shape shape, Kind kind) {
    if (kind.needsVector() && !shape.isColumn()) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.CONTRADICTION,
                  "%s is declared %s and %s, but only a vector can be a %s"
                      .formatted(name, kind.word(), shape, kind.word()))
              .withHint("declare %s: %s n".formatted(name, kind.word())));
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
