package org.tracetrick.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.verify.Differences.Steps;

/// Compares a claimed derivative with differences of the function itself, along random directions
/// at random points of several sizes.
///
/// It knows nothing of how the claim was found. Points at which the function is not defined or not
/// smooth are passed over, and so are points where the claim is numerically undefined (the inverse
/// of a matrix that is singular at these sizes): it is taken at its word where it can be evaluated.
public final class GradientCheck {

  /// A disagreement up to so many tolerances may be the difference's own error where a function is
  /// steep: such a point neither proves nor disproves, and others must be found.
  private static final double UNDECIDED = 3;

  private final Comparison comparison;
  private final Points points;
  private final Margins margins;
  private final double tolerance;
  private double worst;
  private int undefined;
  private Optional<String> broken = Optional.empty();
  private boolean madeBeyondOnes;
  private Optional<String> fault = Optional.empty();

  private GradientCheck(Comparison comparison, Points points, Margins margins, double tolerance) {
    this.comparison = comparison;
    this.points = points;
    this.margins = margins;
    this.tolerance = tolerance;
  }

  /// The verdict on a claimed derivative of `function` by `variable`.
  ///
  /// @param definitions the catalogue
  /// @param pool the pool of the expressions
  /// @param seed of the random points; the same seed gives the same verdict
  public static Verdict check(
      Expr function,
      Symbol variable,
      Claim claim,
      Function<Operator, Optional<Definition>> definitions,
      Pool pool,
      long seed) {
    var misshapen = ClaimShapes.complaint(function.shape(), variable.shape(), claim);
    if (misshapen.isPresent()) {
      return Verdict.failed(0, Double.NaN, Accuracy.FIRST, misshapen.get());
    }
    var comparison = new Comparison(function, variable, claim, definitions, pool);
    var points = new Points(seed, comparison.programs(), List.of(variable));
    var margins = new Margins(function, definitions, pool);
    return new GradientCheck(comparison, points, margins, claim.tolerance()).verdict(seed);
  }

  private Verdict verdict(long seed) {
    int made = points.each(this::at);
    if (fault.isPresent()) {
      return Verdict.failed(made, worst, tolerance, fault.get() + " (seed " + seed + ")");
    }
    if (made == 0 || (broken.isPresent() && !madeBeyondOnes)) {
      return Verdict.failed(0, Double.NaN, tolerance, "cannot be checked: " + why());
    }
    return Verdict.passed(made, worst, tolerance);
  }

  /// An assumption that holds for scalars alone makes no answer for matrices.
  private String why() {
    return broken
        .map(condition ->
            "it assumes that "
                + condition
                + ", which held at no point that was tried"
                + " with sizes above 1")
        .orElse(
            undefined > 0
                ? "the derivative has no value where the function is smooth"
                : "no point was found where the function is defined and smooth");
  }

  private Function<Point, Points.Use> at(Map<String, Integer> sizes) {
    var compared = comparison.at(sizes);
    boolean ones = !sizes.isEmpty() && sizes.values().stream().allMatch(size -> size == 1);
    return point -> {
      var direction = points.direction(comparison.variable(), sizes);
      var other = points.direction(comparison.variable(), sizes);
      return switch (compared.outcome(point, direction, other, Steps.USUAL)) {
        case Comparison.NoFunction none -> Points.Use.NOT_HERE;
        case Comparison.NoClaim none -> {
          undefined++;
          yield Points.Use.NOT_HERE;
        }
        case Comparison.Compared found when found.relative() <= tolerance -> {
          worst = Math.max(worst, found.relative());
          madeBeyondOnes |= !ones;
          yield found.saysLittle() ? Points.Use.SAYS_LITTLE : Points.Use.MADE;
        }
        case Comparison.Compared found when found.relative() <= UNDECIDED * tolerance -> {
          undefined++;
          yield Points.Use.NOT_HERE;
        }
        case Comparison.Compared found -> {
          var kink = margins.broken(point);
          if (kink.isPresent()) {
            broken = kink;
            yield Points.Use.NOT_HERE;
          }
          for (var nearby : point.nearby()) {
            var again = compared.outcome(nearby, direction, other, Steps.OTHER);
            if (!(again instanceof Comparison.Compared second) || !found.isSteady(second)) {
              undefined++;
              yield Points.Use.NOT_HERE;
            }
          }
          worst = found.relative();
          fault =
              Optional.of(
                  "the derivative and a difference of the function disagree by %.1e at sizes %s"
                      .formatted(worst, sizes));
          yield Points.Use.ENOUGH;
        }
      };
    };
  }
}
