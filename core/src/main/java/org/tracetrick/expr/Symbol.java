package org.tracetrick.expr;

import java.util.List;

/// A named matrix (a variable or a constant of the problem, or a metavariable of a rule).
public record Symbol(String name, Shape shape, Kind kind) implements Expr {

  @Override
  public List<Expr> operands() {
    return List.of();
  }
}
