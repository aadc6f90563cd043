package org.tracetrick.expr;

import java.util.List;

/// An expression whose every part has a shape: a [Symbol], a [Literal] or an operator applied to
/// operands ([Apply]).
///
/// Expressions are interned by a [Pool]: within one pool, equal expressions are the same object, so
/// an expression is a DAG whose shared parts are stored and visited once.
public sealed interface Expr permits Symbol, Literal, Apply {

  Shape shape();

  List<Expr> operands();

  /// Whether a differential `d(…)` stands anywhere inside.
  default boolean holdsDifferential() {
    return false;
  }

  default boolean is(Operator operator) {
    return this instanceof Apply apply && apply.operator().equals(operator);
  }

  default Expr operand(int index) {
    return operands().get(index);
  }
}
