package org.tracetrick.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.program.Lowering;
import org.tracetrick.program.Program;

/// Two expressions that are said to be equal, compared at random matrices of random sizes.
///
/// `d(e)` is read as the derivative of `e` while every symbol that moves does so along a random
/// direction of its own.
public final class Identity {

  private final Predicate<Symbol> moves;
  private final List<Expr> moved;
  private final Program sides;
  private final Program movingProgram;
  private final Points points;
  private Optional<String> complaint = Optional.empty();

  private Identity(
      Expr left,
      Expr right,
      Predicate<Symbol> moves,
      Function<Operator, Optional<Definition>> definitions,
      Pool pool,
      long seed) {
    this.moves = moves;
    this.sides = Lowering.lower(List.of(left, right), definitions, pool);
    this.moved = LineCheck.differentials(sides);
    this.movingProgram = Lowering.lower(moved, definitions, pool);
    this.points = new Points(seed, List.of(sides, movingProgram), List.of());
  }

  /// How the two expressions differ; empty where they agree.
  ///
  /// @param moves the symbols that depend on what `d(…)` differentiates by
  /// @param definitions the catalogue
  /// @param pool the pool of the expressions
  /// @param seed of the random points
  public static Optional<String> complaint(
      Expr left,
      Expr right,
      Predicate<Symbol> moves,
      Function<Operator, Optional<Definition>> definitions,
      Pool pool,
      long seed) {
    if (!left.shape().equals(right.shape())) {
      return Optional.of("the sides differ in shape: " + left.shape() + " and " + right.shape());
    }
    var identity = new Identity(left, right, moves, definitions, pool, seed);
    int made = identity.points.each(identity::at);
    return identity.complaint.or(() ->
        made > 0
            ? Optional.empty()
            : Optional.of("no point was found where both sides are defined"));
  }

  private Function<Point, Points.Use> at(Map<String, Integer> sizes) {
    var moving = new Interpreter(movingProgram).at(sizes);
    var both = new Interpreter(sides).at(sizes);
    return point -> {
      var directions = new HashMap<String, Matrix>();
      for (var symbol : points.symbols()) {
        if (moves.test(symbol)) {
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
