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
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.program.Lowering;
import org.tracetrick.program.Program;
import org.tracetrick.rules.Metavariable;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;

/// Checks that a rule is true: both sides have one shape, nothing on the right is unbound, and both
/// sides agree at random matrices of random sizes that obey the restrictions.
///
/// `d(e)` is read as the derivative of `e` while every metavariable that may depend on the variable
/// moves along a random direction of its own.
public final class RuleCheck {

  private final Rule.Equation rule;
  private final List<Expr> moved;
  private final Program sides;
  private final Program movingProgram;
  private final Points points;
  private Optional<String> complaint = Optional.empty();

  private RuleCheck(
      Rule.Equation rule,
      Function<Operator, Optional<Definition>> definitions,
      Pool pool,
      long seed) {
    this.rule = rule;
    var typed = typed(rule, pool);
    this.sides =
        Lowering.lower(
            List.of(pool.substitute(rule.lhs(), typed), pool.substitute(rule.rhs(), typed)),
            definitions,
            pool);
    this.moved = LineCheck.differentials(sides);
    this.movingProgram = Lowering.lower(moved, definitions, pool);
    this.points = new Points(seed, List.of(sides, movingProgram), List.of());
  }

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
    var check = new RuleCheck(rule, definitions, new Pool(), seed);
    int made = check.points.each(check::at);
    return check.complaint.or(() ->
        made > 0
            ? Optional.empty()
            : Optional.of("no point was found where both sides are defined"));
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

  private boolean moves(Symbol symbol) {
    var variable = rule.variables().get(symbol.name());
    return variable == null
        || !(variable.restrictions().contains(Restriction.CONSTANT)
            || variable.restrictions().contains(Restriction.NUMBER));
  }

  private Function<Point, Points.Use> at(Map<String, Integer> sizes) {
    var moving = new Interpreter(movingProgram).at(sizes);
    var both = new Interpreter(sides).at(sizes);
    return point -> {
      var directions = new HashMap<String, Matrix>();
      for (var symbol : points.symbols()) {
        if (moves(symbol)) {
          directions.put(symbol.name(), points.direction(symbol, sizes));
        }
      }
      point.give(both);
      if (!moved.isEmpty()) {
        var differences =
            LineCheck.differences(moving, point, directions, moved, Differences.Steps.USUAL);
        if (differences.isEmpty()) {
          return Points.Use.NOT_HERE;
        }
        differences.get().forEach(both::setDifferential);
      }
      both.run();
      return compared(both.values(0), both.values(1), sizes);
    };
  }

  private Points.Use compared(double[] left, double[] right, Map<String, Integer> sizes) {
    if (!Point.isFinite(left) || !Point.isFinite(right)) {
      return Points.Use.NOT_HERE;
    }
    double error = Accuracy.error(left, right, Accuracy.scale(0));
    double tolerance = moved.isEmpty() ? Accuracy.IDENTITY : Accuracy.LINE;
    if (error <= tolerance) {
      return Points.Use.MADE;
    }
    complaint = Optional.of("the sides differ by %.1e at sizes %s".formatted(error, sizes));
    return Points.Use.ENOUGH;
  }
}
