package org.tracetrick.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Trait;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Metavariable;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;

/// Checks that a rule is true: both sides have one shape, nothing on the right is unbound, and both
/// sides agree at random matrices of random sizes that obey the restrictions.
///
/// `d(e)` is read as the derivative of `e` while every metavariable that may depend on the variable
/// moves along a random direction of its own.
public final class RuleCheck {

  private RuleCheck() {}

  /// What is wrong with the rule; empty where nothing is.
  ///
  /// @param definitions the catalogue
  /// @param seed of the random points
  public static Optional<String> check(
      Rule.Equation rule, Function<Operator, Optional<Definition>> definitions, long seed) {
    if (!rule.lhs().shape().equals(rule.rhs().shape())) {
      return Optional.of(
          "the sides differ in shape: " + rule.lhs().shape() + " and " + rule.rhs().shape());
    }
    var unbound = names(rule.rhs());
    unbound.removeAll(names(rule.lhs()));
    if (!unbound.isEmpty()) {
      return Optional.of("only the right side has " + unbound);
    }
    // a difference across a kink or a change of sign is no derivative; a false rule is false
    // elsewhere
    return evaluated(rule, definitions, seed)
        .flatMap(complaint -> evaluated(rule, definitions, seed + 1));
  }

  private static Optional<String> evaluated(
      Rule.Equation rule, Function<Operator, Optional<Definition>> definitions, long seed) {
    var pool = new Pool();
    var typed = typed(rule, pool);
    return Identity.complaint(
        pool.substitute(rule.lhs(), typed),
        pool.substitute(rule.rhs(), typed),
        symbol -> moves(rule, symbol),
        definitions,
        pool,
        seed);
  }

  /// The metavariables and the sizes that matching the expression binds, or building it needs.
  private static Set<String> names(Expr side) {
    var names = new HashSet<String>();
    for (var part : Traversal.postorder(side)) {
      if (part instanceof Symbol symbol) {
        names.add(symbol.name());
        names.addAll(symbol.shape().names());
      }
      if (part instanceof Apply apply) {
        apply.extents().forEach(extent -> names.addAll(extent.names()));
      }
    }
    return names;
  }

  /// The metavariables as symbols of the kind that their restrictions ask for.
  private static Map<Expr, Expr> typed(Rule.Equation rule, Pool pool) {
    var typed = new HashMap<Expr, Expr>();
    for (var side : List.of(rule.lhs(), rule.rhs())) {
      for (var part : Traversal.postorder(side)) {
        if (part instanceof Symbol symbol) {
          var variable = rule.variables().get(symbol.name());
          var kind = variable == null ? symbol.kind() : kind(variable);
          typed.putIfAbsent(symbol, pool.symbol(symbol.name(), symbol.shape(), kind));
        }
        if (part instanceof Apply call
            && call.operator().has(Trait.OF_SYMMETRIC)
            && call.operand(0) instanceof Symbol operand) {
          typed.put(operand, pool.symbol(operand.name(), operand.shape(), Kind.SPD));
        }
      }
    }
    return typed;
  }

  private static Kind kind(Metavariable variable) {
    var restrictions = variable.restrictions();
    if (restrictions.contains(Restriction.ORTHOGONAL)) {
      return Kind.ORTHOGONAL;
    }
    if (restrictions.contains(Restriction.DIAGONAL)) {
      return Kind.DIAGONAL;
    }
    if (restrictions.contains(Restriction.SYMMETRIC)) {
      return restrictions.contains(Restriction.INVERTIBLE) ? Kind.SPD : Kind.SYMMETRIC;
    }
    if (restrictions.contains(Restriction.INVERTIBLE)) {
      return Kind.INVERTIBLE;
    }
    return restrictions.contains(Restriction.POSITIVE) ? Kind.POSITIVE : Kind.GENERAL;
  }

  private static boolean moves(Rule.Equation rule, Symbol symbol) {
    var variable = rule.variables().get(symbol.name());
    return variable == null
        || !(variable.restrictions().contains(Restriction.CONSTANT)
            || variable.restrictions().contains(Restriction.NUMBER));
  }
}
