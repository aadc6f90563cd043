package org.tracetrick.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.elaborate.Declared;
import org.tracetrick.elaborate.Elaborator;
import org.tracetrick.elaborate.Scope;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Pool;
import org.tracetrick.syntax.Declarations;
import org.tracetrick.syntax.Parser;

/// Declared names, and expressions and rules in them: nothing is shared between two sheets.
final class Sheet {

  private final Pool pool = new Pool();
  private final Catalogue catalogue = Catalogue.standard();
  private final Map<String, Declared> declared = new HashMap<>();

  /// @param declarations `A: m×n`, `S: symmetric n×n`
  Sheet(String... declarations) {
    for (var text : declarations) {
      var declaration = Declarations.variable(text);
      declared.put(declaration.name(), new Declared(declaration.shape(), declaration.kind()));
    }
  }

  Expr read(String text) {
    var scope = Scope.of(declared, catalogue.functions()).withDifferentials();
    return Elaborator.elaborate(Parser.parse(text), text, scope, pool).expr();
  }

  /// The variable `X` where it is declared; all else is constant.
  Facts facts() {
    return new Facts(pool, Optional.of(pool.symbol("X", shape("X").shape(), shape("X").kind())));
  }

  private Declared shape(String name) {
    return Optional.ofNullable(declared.get(name)).orElseThrow();
  }

  /// The rule `lhs → rhs` in metavariables that are declared here and restricted as listed.
  Rule.Equation rule(String lhs, String rhs, Map<String, Restriction> restrictions) {
    var variables = new HashMap<String, Metavariable>();
    declared.forEach((name, what) -> {
      var restriction = restrictions.get(name);
      var symbol = pool.symbol(name, what.shape(), Kind.GENERAL);
      variables.put(
          name, new Metavariable(symbol, restriction == null ? Set.of() : Set.of(restriction)));
    });
    return new Rule.Equation(
        lhs,
        lhs + " → " + rhs,
        read(lhs),
        read(rhs),
        variables,
        new Citation(Work.ALGEBRA, ""),
        Rule.Weight.KEY);
  }

  /// What the rules of another sheet make of an expression of this one.
  Optional<Expr> applied(List<Rule.Equation> rules, String subject) {
    return new RuleSet("sheet", rules).apply(read(subject), facts()).map(Step::after);
  }
}
