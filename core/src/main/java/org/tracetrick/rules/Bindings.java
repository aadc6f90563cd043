package org.tracetrick.rules;

import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;

/// What the metavariables of a rule stand for, and what surrounds the matched operands.
///
/// A pattern may match a part of a longer sum or product; `left` and `right` are the operands that
/// it left out (of a commutative operator: all on the left).
///
/// @param symbols expressions by metavariable
/// @param sizes extents by size name of the rule
public record Bindings(
    Map<String, Expr> symbols, Map<String, Dim> sizes, List<Expr> left, List<Expr> right) {

  public Bindings {
    symbols = Map.copyOf(symbols);
    sizes = Map.copyOf(sizes);
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  public static Bindings of(Map<String, Expr> symbols, Map<String, Dim> sizes) {
    return new Bindings(symbols, sizes, List.of(), List.of());
  }

  /// The pattern with its metavariables replaced. Patterns are small, so this recurs.
  ///
  /// @throws IllegalStateException where a metavariable is unbound: a defect of the rule
  public Expr instantiate(Expr pattern, Pool pool) {
    return switch (pattern) {
      case Literal literal -> pool.literal(literal.value());
      case Symbol symbol -> {
        var bound = symbols.get(symbol.name());
        if (bound == null) {
          throw new IllegalStateException("unbound metavariable " + symbol.name());
        }
        yield bound;
      }
      case Apply apply ->
          pool.apply(
              apply.operator(),
              apply.operands().stream().map(operand -> instantiate(operand, pool)).toList(),
              apply.extents().stream().map(extent -> extent.substitute(sizes)).toList());
    };
  }

  /// The instance of one side of a rule, within what surrounded the matched operands.
  ///
  /// @param operator the operator at the root of the rule's left side
  public Expr inSurroundings(Expr instance, Operator operator, Pool pool) {
    if (left.isEmpty() && right.isEmpty()) {
      return instance;
    }
    var operands = new java.util.ArrayList<Expr>(left);
    operands.add(instance);
    operands.addAll(right);
    return pool.apply(operator, operands, List.of());
  }
}
