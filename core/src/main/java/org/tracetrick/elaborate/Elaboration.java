package org.tracetrick.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Symbol;

/// An expression whose names, shapes and overloads are resolved.
///
/// @param expr the expression, in the pool it was elaborated in
/// @param variables the variables in the expression, declared or inferred, in order of appearance
/// @param inferred those of them that were not declared
/// @param notes what a reader must be told: what was inferred, what was broadcast
/// @param assumptions conditions on sizes that must hold for the shapes to fit
public record Elaboration(
    Expr expr,
    Map<String, Symbol> variables,
    Set<String> inferred,
    List<String> notes,
    List<String> assumptions) {

  /// This elaboration with an equal expression in place of its own.
  public Elaboration with(Expr equal) {
    return new Elaboration(equal, variables, inferred, notes, assumptions);
  }
}
