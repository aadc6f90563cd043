package org.tracetrick.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.numeric.Evaluation;
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.program.Instruction;
import org.tracetrick.program.Lowering;
import org.tracetrick.program.Program;
import org.tracetrick.verify.Differences.Steps;

/// Evaluates the lines of a derivation, each by itself, as an outside reader would.
///
/// A line may hold `d(e)` of any expression `e`; it is evaluated as a difference of `e` along the
/// direction of the variable. All such `e` are moved together, in one program.
public final class LineCheck {

  /// What a line must equal.
  public enum Phase {
    /// The differential of what is differentiated.
    DIFFERENTIAL,
    /// The derivative.
    RESULT
  }

  public record Line(Phase phase, Expr expr) {}

  /// A line that is not true.
  ///
  /// @param index of the line, from 0
  public record Fault(int index, double relativeError) {}

  /// What the check found: the first false line, or at how many points all lines held.
  public record Finding(int points, Optional<Fault> fault) {}

  private final List<Symbol> variables;
  private final List<Line> lines;
  private final List<Expr> moved = new ArrayList<>();
  private final Program lineProgram;
  private final Program movingProgram;
  private final Points points;
  private final Margins margins;
  private Optional<Fault> fault = Optional.empty();

  private LineCheck(
      Expr differentiated,
      List<Symbol> variables,
      Expr derivative,
      List<Line> lines,
      Function<Operator, Optional<Definition>> definitions,
      Pool pool,
      long seed) {
    this.variables = List.copyOf(variables);
    this.lines = List.copyOf(lines);
    var still = new ArrayList<Expr>(List.of(derivative));
    lines.forEach(line -> still.add(line.expr()));
    still.addAll(variables);
    this.lineProgram = Lowering.lower(still, definitions, pool);
    moved.add(differentiated);
    moved.addAll(differentials(lineProgram));
    this.movingProgram = Lowering.lower(moved, definitions, pool);
    this.points = new Points(seed, List.of(movingProgram, lineProgram), variables);
    this.margins = new Margins(differentiated, definitions, pool);
  }

  /// Checks all lines of a derivation.
  ///
  /// @param variables what differentials are taken by, all at once
  /// @param differentiated the function; for a second derivative, its gradient
  /// @param derivative what lines of phase RESULT must equal
  /// @param definitions the catalogue
  /// @param pool the pool of the expressions
  /// @param seed of the random points
  public static Finding check(
      Expr differentiated,
      List<Symbol> variables,
      Expr derivative,
      List<Line> lines,
      Function<Operator, Optional<Definition>> definitions,
      Pool pool,
      long seed) {
    var check =
        new LineCheck(differentiated, variables, derivative, lines, definitions, pool, seed);
    int made = check.points.each(check::at);
    return new Finding(made, check.fault);
  }

  /// The distinct `e` whose `d(e)` the program takes.
  static List<Expr> differentials(Program program) {
    var exprs = new ArrayList<Expr>();
    for (int place : program.inputs()) {
      if (program.at(place) instanceof Instruction.Differential differential) {
        exprs.add(differential.of());
      }
    }
    return exprs;
  }

  private Function<Point, Points.Use> at(Map<String, Integer> sizes) {
    var moving = new Interpreter(movingProgram).at(sizes);
    var still = new Interpreter(lineProgram).at(sizes);
    return point -> {
      var directions = new LinkedHashMap<String, Matrix>();
      variables.forEach(
          variable -> directions.put(variable.name(), points.direction(variable, sizes)));
      var errors = errors(moving, still, point, directions, Steps.USUAL);
      if (errors.isEmpty()) {
        return Points.Use.NOT_HERE;
      }
      var wrong = firstWrong(errors.get());
      if (wrong.isEmpty()) {
        return Points.Use.MADE;
      }
      if (margins.broken(point).isPresent()) {
        return Points.Use.NOT_HERE;
      }
      int line = wrong.getAsInt();
      for (var nearby : point.nearby()) {
        var again = errors(moving, still, nearby, directions, Steps.OTHER);
        if (again.isEmpty() || !errors.get().get(line).isSteady(again.get().get(line))) {
          return Points.Use.NOT_HERE;
        }
      }
      fault = Optional.of(new Fault(line, errors.get().get(line).relative));
      return Points.Use.ENOUGH;
    };
  }

  private static OptionalInt firstWrong(List<Deviation> errors) {
    for (int i = 0; i < errors.size(); i++) {
      if (!(errors.get(i).relative <= Accuracy.LINE)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /// By how much a line is off.
  private static final class Deviation {
    private final double[] entries;
    private final double relative;

    Deviation(double[] expected, double[] actual) {
      boolean fits = expected.length == actual.length;
      this.entries = fits ? Accuracy.difference(expected, actual) : new double[] {1};
      this.relative =
          fits ? Accuracy.error(expected, actual, Accuracy.scale(0)) : Double.POSITIVE_INFINITY;
    }

    boolean isSteady(Deviation again) {
      return entries.length == again.entries.length && Accuracy.isSteady(entries, again.entries);
    }
  }

  /// The errors of all lines; empty where what they must equal is not known here.
  private Optional<List<Deviation>> errors(
      Evaluation moving,
      Evaluation still,
      Point point,
      Map<String, Matrix> directions,
      Steps steps) {
    var differences = differences(moving, point, directions, moved, steps);
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    point.give(still);
    differences.get().forEach(still::setDifferential);
    still.run();
    var differential = differences.get().values().iterator().next().values();
    if (!Point.isFinite(still.values(0))) {
      return Optional.empty();
    }
    var errors = new ArrayList<Deviation>();
    for (int i = 0; i < lines.size(); i++) {
      var expected =
          switch (lines.get(i).phase()) {
            case DIFFERENTIAL -> differential;
            case RESULT -> still.values(0);
          };
      errors.add(new Deviation(expected, still.values(i + 1)));
    }
    return Optional.of(errors);
  }

  /// `d(e)` for each of the expressions, in order; empty where one of them is not smooth here.
  ///
  /// @param moving the program whose results are the expressions
  static Optional<Map<Expr, Matrix>> differences(
      Evaluation moving,
      Point point,
      Map<String, Matrix> directions,
      List<Expr> exprs,
      Steps steps) {
    point.give(moving);
    moving.run();
    var centre = Point.joined(moving, exprs.size()).clone();
    if (!Point.isFinite(centre)) {
      return Optional.empty();
    }
    var lengths = new ArrayList<Integer>();
    for (int i = 0; i < exprs.size(); i++) {
      lengths.add(moving.values(i).length);
    }
    return Differences.first(
            t -> point.along(moving, directions, t, exprs.size()),
            Point.scale(centre, lengths),
            Accuracy.FIRST,
            steps)
        .map(found -> {
          var differences = new LinkedHashMap<Expr, Matrix>();
          int next = 0;
          for (int i = 0; i < exprs.size(); i++) {
            var shaped = moving.result(i);
            var part = new double[lengths.get(i)];
            System.arraycopy(found, next, part, 0, part.length);
            next += part.length;
            differences.putIfAbsent(exprs.get(i), Matrix.of(shaped.rows(), shaped.cols(), part));
          }
          return differences;
        });
  }
}
