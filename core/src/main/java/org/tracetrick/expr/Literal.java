package org.tracetrick.expr;

import java.util.List;

/// An exact number.
public record Literal(Rational value) implements Expr {

  @Override
  public Shape shape() {
    return Shape.SCALAR;
  }

  @Override
  public List<Expr> operands() {
    return List.of();
  }
}
