package org.tracetrick.catalogue;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracetrick.catalogue.DefinitionText.RuleText;
import org.tracetrick.elaborate.Declared;
import org.tracetrick.elaborate.Elaborator;
import org.tracetrick.elaborate.Scope;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.rules.Metavariable;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;
import org.tracetrick.syntax.Parser;

/// Reads the texts of the catalogue, once every operator has its signature.
final class RuleReader {

  private final Map<String, List<Operator>> functions;
  private final Pool pool;

  RuleReader(Map<String, List<Operator>> functions, Pool pool) {
    this.functions = functions;
    this.pool = pool;
  }

  Rule.Equation rule(RuleText text) {
    var declared = declared(text.variables());
    var lhs = read(text.lhs(), declared);
    var rhs = read(text.rhs(), declared);
    return equation(text, lhs, rhs, declared);
  }

  Rule.Equation equation(RuleText text, Expr lhs, Expr rhs, Map<String, DeclarationText> declared) {
    if (!lhs.shape().equals(rhs.shape())) {
      throw new IllegalStateException(
          "the sides of " + text.name() + " differ in shape: " + lhs.shape() + ", " + rhs.shape());
    }
    var variables = new HashMap<String, Metavariable>();
    declared.forEach((name, declaration) ->
        variables.put(
            name,
            new Metavariable(
                pool.symbol(name, declaration.shape(), Kind.GENERAL), declaration.restrictions())));
    return new Rule.Equation(
        text.name(),
        text.lhs() + " → " + text.rhs(),
        lhs,
        rhs,
        variables,
        text.citation(),
        text.weight());
  }

  /// The declarations by name, in order.
  static Map<String, DeclarationText> declared(List<String> texts) {
    var declared = new LinkedHashMap<String, DeclarationText>();
    for (var text : texts) {
      var declaration = DeclarationText.parse(text);
      declared.put(declaration.name(), declaration);
    }
    return declared;
  }

  /// The expression of a text; names that are not declared yet are inferred, and declared with
  /// that.
  Expr read(String text, Map<String, DeclarationText> declared) {
    var variables = new LinkedHashMap<String, Declared>();
    declared.forEach((name, known) -> variables.put(name, Declared.of(known.shape())));
    var scope = Scope.of(variables, functions).withDifferentials();
    try {
      var elaboration = Elaborator.elaborate(Parser.parse(text), text, scope, pool);
      elaboration
          .variables()
          .forEach((name, symbol) ->
              declared.putIfAbsent(
                  name, new DeclarationText(name, noRestriction(), symbol.shape())));
      return elaboration.expr();
    } catch (TracetrickException refusal) {
      throw new IllegalStateException(
          "the catalogue cannot read " + text + ": " + refusal.getMessage(), refusal);
    }
  }

  Expr number(long value) {
    return pool.literal(value);
  }

  Expr transpose(Expr expr) {
    return pool.transpose(expr);
  }

  Expr times(Expr left, Expr right) {
    return pool.product(left, right);
  }

  Expr transposedTimes(Expr left, Expr right) {
    return pool.product(pool.transpose(left), right);
  }

  Expr traceOf(Expr expr) {
    var tr = functions.getOrDefault("tr", List.of()).getFirst();
    return pool.apply(tr, expr);
  }

  /// The expression with the general symbol of that name and shape replaced.
  Expr replace(Expr expr, String name, Shape shape, Expr replacement) {
    return pool.substitute(expr, Map.of(pool.symbol(name, shape, Kind.GENERAL), replacement));
  }

  private static Set<Restriction> noRestriction() {
    return EnumSet.noneOf(Restriction.class);
  }
}
