package org.tracetrick.derive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.catalogue.GrowingRules;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.Rule;

/// The way between variables as they are declared and as they are differentiated by.
///
/// A variable is unconstrained while it is differentiated by; that it is, say, symmetric is used
/// only at the end, for using it between two differentiations would change the second.
final class AsDeclared {

  private final Pool pool;
  private final Map<Expr, Expr> freed = new HashMap<>();
  private final Map<Expr, Expr> declared = new HashMap<>();
  private final Simplifier simplifier;
  private final Presentation presentation;

  /// @param variables as they are declared
  AsDeclared(Pool pool, List<Symbol> variables, GrowingRules rules) {
    this.pool = pool;
    for (var variable : variables) {
      var free = pool.symbol(variable.name(), variable.shape(), unconstrained(variable.kind()));
      freed.put(variable, free);
      declared.put(free, variable);
    }
    var known = new Facts(pool, variables);
    var normal = new NormalForm(known);
    this.simplifier = new Simplifier(known, rules.laws(), normal);
    this.presentation = new Presentation(known, normal, simplifier, rules);
  }

  /// What may be used of a kind while differentiating: an inverse is unconstrained, symmetry is
  /// not.
  private static Kind unconstrained(Kind kind) {
    return switch (kind) {
      case INVERTIBLE, SPD, ORTHOGONAL -> Kind.INVERTIBLE;
      case POSITIVE, SIMPLEX -> Kind.POSITIVE;
      case GENERAL, SYMMETRIC, DIAGONAL, LOWER -> Kind.GENERAL;
    };
  }

  Symbol freed(Symbol variable) {
    return (Symbol) freed.getOrDefault(variable, variable);
  }

  Expr freed(Expr expr) {
    return pool.substitute(expr, freed);
  }

  Expr constrained(Expr expr) {
    return pool.substitute(expr, declared);
  }

  /// The form that a person would write, of an expression in the variables as they are declared.
  Expr shown(Expr expr) {
    return presentation.of(simplifier.simplify(expr));
  }

  /// As [#shown], with the lines that lead there.
  Expr presented(Expr result, List<Line> lines, Rule identification) {
    var constrained = constrained(result);
    lines.add(new Line(Phase.RESULT, constrained, identification, List.of()));
    var simplified = simplifier.simplify(constrained);
    addIfNew(Procedures.SIMPLIFY, constrained, simplified, lines);
    var shown = presentation.of(simplified);
    addIfNew(Procedures.FACTOR, simplified, shown, lines);
    return shown;
  }

  private static void addIfNew(Rule.Procedure rule, Expr before, Expr after, List<Line> lines) {
    if (!after.equals(before)) {
      lines.add(new Line(Phase.RESULT, after, rule, List.of(Procedures.step(rule, before, after))));
    }
  }
}
