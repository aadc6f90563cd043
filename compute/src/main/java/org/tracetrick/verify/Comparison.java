package org.tracetrick.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.numeric.Evaluation;
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.program.Lowering;
import org.tracetrick.program.Program;
import org.tracetrick.verify.Differences.Steps;

/// A function and a claimed derivative, as programs, and how the two are compared at a point.
final class Comparison {

  private final Symbol variable;
  private final Claim claim;
  private final Program function;
  private final Program claimed;
  private final boolean claimsZero;

  Comparison(
      Expr function,
      Symbol variable,
      Claim claim,
      Function<Operator, Optional<Definition>> definitions,
      Pool pool) {
    this.variable = variable;
    this.claim = claim;
    this.function = Lowering.lower(List.of(function), definitions, pool);
    var roots = new ArrayList<>(claim.exprs());
    roots.add(variable);
    this.claimed = Lowering.lower(roots, definitions, pool);
    this.claimsZero = claim.exprs().stream().allMatch(Comparison::isZero);
  }

  private static boolean isZero(Expr expr) {
    return expr.is(Operator.ZEROS) || (expr instanceof Literal literal && literal.value().isZero());
  }

  List<Program> programs() {
    return List.of(function, claimed);
  }

  Symbol variable() {
    return variable;
  }

  AtSizes at(Map<String, Integer> sizes) {
    return new AtSizes(new Interpreter(function).at(sizes), new Interpreter(claimed).at(sizes));
  }

  /// What comparing at one point gave.
  sealed interface Outcome {}

  /// The function has no value, or is not smooth.
  record NoFunction() implements Outcome {}

  /// The claim has no value.
  record NoClaim() implements Outcome {}

  /// Both have one.
  static final class Compared implements Outcome {
    private final double relative;
    private final double[] errors;
    private final boolean saysLittle;

    private Compared(double relative, double[] errors, boolean saysLittle) {
      this.relative = relative;
      this.errors = errors;
      this.saysLittle = saysLittle;
    }

    double relative() {
      return relative;
    }

    /// Whether both are 0 here, though not everywhere: then most wrong answers would pass too.
    boolean saysLittle() {
      return saysLittle;
    }

    /// Whether a comparison next to it finds the same errors: rounding would be another.
    boolean isSteady(Compared again) {
      return Accuracy.isSteady(errors, again.errors);
    }
  }

  /// Both programs at one assignment of sizes.
  final class AtSizes {
    private final Evaluation moving;
    private final Evaluation still;

    private AtSizes(Evaluation moving, Evaluation still) {
      this.moving = moving;
      this.still = still;
    }

    /// @param direction along which the function is differentiated
    /// @param other another direction, for the symmetry of second derivatives
    Outcome outcome(Point point, Matrix direction, Matrix other, Steps steps) {
      point.give(moving);
      moving.run();
      var centre = moving.values(0).clone();
      if (!Point.isFinite(centre)) {
        return new NoFunction();
      }
      var scale = Point.scale(centre, List.of(centre.length));
      var expected = difference(point, direction, centre, scale, steps);
      if (expected.isEmpty()) {
        return new NoFunction();
      }
      point.give(still);
      still.setDifferential(variable, direction);
      still.run();
      var values = Point.joined(still, claim.exprs().size());
      if (!Point.isFinite(values)) {
        return new NoClaim();
      }
      boolean vanishes = isZero(expected.get()) && isZero(values) && !claimsZero;
      return compared(pairs(expected.get(), direction, other), scale[0], vanishes);
    }

    private Optional<double[]> difference(
        Point point, Matrix direction, double[] centre, double[] scale, Steps steps) {
      var directions = Map.of(variable.name(), direction);
      return switch (claim) {
        case Claim.Derivative _, Claim.LinearMap _ ->
            Differences.first(
                t -> point.along(moving, directions, t, 1), scale, claim.tolerance(), steps);
        case Claim.Hessian _, Claim.HessianMap _ ->
            Differences.second(
                t -> point.along(moving, directions, t, 1),
                centre,
                scale,
                claim.tolerance(),
                steps);
      };
    }

    /// Arrays that must be equal, one after the other.
    private List<double[]> pairs(double[] expected, Matrix direction, Matrix other) {
      return switch (claim) {
        case Claim.Derivative _ -> List.of(expected, applied(0, direction, expected.length));
        case Claim.LinearMap map -> {
          var pairs = new ArrayList<>(List.of(expected, still.values(0)));
          if (map.vec().isPresent()) {
            pairs.addAll(List.of(expected, applied(1, direction, expected.length)));
          }
          yield pairs;
        }
        case Claim.Hessian _ -> {
          int n = direction.values().length;
          var image = applied(0, direction, n);
          yield List.of(
              expected,
              dot(direction, image),
              dot(other, image),
              dot(direction, applied(0, other, n)));
        }
        case Claim.HessianMap map -> {
          var image = still.values(0).clone();
          var pairs = new ArrayList<>(List.of(expected, dot(direction, image)));
          if (map.vec().isPresent()) {
            pairs.addAll(List.of(image, applied(1, direction, image.length)));
          }
          still.setDifferential(variable, other);
          still.run();
          pairs.addAll(List.of(dot(other, image), dot(direction, still.values(0))));
          yield pairs;
        }
      };
    }

    private static Compared compared(List<double[]> pairs, double scale, boolean saysLittle) {
      double relative = 0;
      var errors = new ArrayList<double[]>();
      int length = 0;
      for (int i = 0; i < pairs.size(); i += 2) {
        relative = Math.max(relative, Accuracy.error(pairs.get(i), pairs.get(i + 1), scale));
        errors.add(Accuracy.difference(pairs.get(i), pairs.get(i + 1)));
        length += pairs.get(i).length;
      }
      var joined = new double[length];
      int next = 0;
      for (var error : errors) {
        System.arraycopy(error, 0, joined, next, error.length);
        next += error.length;
      }
      return new Compared(relative, joined, saysLittle);
    }

    /// The result at `index`, seen as a derivative, applied to a direction.
    private double[] applied(int index, Matrix direction, int outputs) {
      var derivative = still.values(index);
      var e = direction.values();
      if (e.length > 1 && outputs == 1) {
        return dot(direction, derivative);
      }
      var image = new double[outputs];
      for (int j = 0; j < e.length; j++) {
        for (int i = 0; i < outputs; i++) {
          image[i] += derivative[i + outputs * j] * e[j];
        }
      }
      return image;
    }

    private static boolean isZero(double[] values) {
      for (double value : values) {
        if (value != 0) {
          return false;
        }
      }
      return true;
    }

    private static double[] dot(Matrix direction, double[] values) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += direction.values()[i] * values[i];
      }
      return new double[] {sum};
    }
  }
}
