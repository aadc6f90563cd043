package org.tracetrick.elaborate;

import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;

/// What is declared of a variable: its shape and its kind.
public record Declared(Shape shape, Kind kind) {

  /// A variable of which nothing but the shape is known.
  public static Declared of(Shape shape) {
    return new Declared(shape, Kind.GENERAL);
  }
}
