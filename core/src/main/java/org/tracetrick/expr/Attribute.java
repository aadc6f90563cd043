package org.tracetrick.expr;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A property of expressions that follows from the properties of their operands, computed once for
/// each part of a DAG, with its own stack.
///
/// @param <T> the property
public final class Attribute<T> {

  private final IdentityHashMap<Expr, T> known = new IdentityHashMap<>();
  private final BiFunction<Expr, Function<Expr, T>, T> rule;

  /// @param rule the property of an expression, given the property of each operand
  public Attribute(BiFunction<Expr, Function<Expr, T>, T> rule) {
    this.rule = rule;
  }

  public T of(Expr root) {
    var value = known.get(root);
    if (value != null) {
      return value;
    }
    var stack = new ArrayDeque<Expr>();
    stack.push(root);
    while (!stack.isEmpty()) {
      var expr = stack.peek();
      if (known.containsKey(expr)) {
        stack.pop();
        continue;
      }
      boolean ready = true;
      for (var operand : expr.operands()) {
        if (!known.containsKey(operand)) {
          stack.push(operand);
          ready = false;
        }
      }
      if (ready) {
        known.put(expr, rule.apply(expr, this::operand));
        stack.pop();
      }
    }
    return operand(root);
  }

  private T operand(Expr expr) {
    var value = known.get(expr);
    if (value == null) {
      throw new IllegalStateException("asked for a part that is not an operand: " + expr);
    }
    return value;
  }
}
