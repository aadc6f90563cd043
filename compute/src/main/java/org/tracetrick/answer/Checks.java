package org.tracetrick.answer;

import java.util.List;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Phase;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.verify.Claim;
import org.tracetrick.verify.GradientCheck;
import org.tracetrick.verify.LineCheck;
import org.tracetrick.verify.Verdict;

/// What an answer must pass before it is shown.
///
/// What fails is refused as `check-failed`, a defect of ours; what cannot be checked as
/// `unsupported`.
final class Checks {

  /// Of the random points of every check: the same problem gets the same verdict.
  static final long SEED = 2026;

  private Checks() {}

  /// The verdict on the derivative, which is passed.
  static Verdict derivative(Question question, Derivative derivative) {
    var verdict =
        GradientCheck.check(
            question.function(),
            question.variable(),
            claim(derivative),
            question.catalogue()::definition,
            question.pool(),
            SEED);
    if (verdict.passed()) {
      return verdict;
    }
    var reason = verdict.reason().orElse("the check did not pass");
    throw verdict.points() == 0 && Double.isNaN(verdict.maxRelativeError())
        ? unsupported("the derivative " + reason)
        : defect(reason);
  }

  private static Claim claim(Derivative derivative) {
    if (derivative.map().isPresent()) {
      var map = derivative.map().get();
      return derivative.order() == 1
          ? new Claim.LinearMap(map.operator(), map.vec())
          : new Claim.HessianMap(map.operator(), map.vec());
    }
    var value = derivative.value().orElseThrow();
    return derivative.order() == 1 ? new Claim.Derivative(value) : new Claim.Hessian(value);
  }

  /// Evaluates every line, and replays every step.
  static void derivation(Question question, Derivative derivative) {
    derivative
        .derivation()
        .complaint()
        .ifPresent(complaint -> {
          throw defect("the derivation does not replay: " + complaint);
        });
    var finding =
        LineCheck.check(
            derivative.gradient().orElse(question.function()),
            question.variable(),
            body(derivative),
            lines(derivative),
            question.catalogue()::definition,
            question.pool(),
            SEED);
    finding
        .fault()
        .ifPresent(fault -> {
          var line = derivative.derivation().lines().get(fault.index());
          throw defect(
              "line %d of the derivation, by the rule \"%s\", is off by %.1e (seed %d)"
                  .formatted(fault.index() + 1, line.rule().name(), fault.relativeError(), SEED));
        });
    if (finding.points() == 0) {
      throw unsupported(
          "the lines of the derivation cannot be checked: there is no point where all have a"
              + " value");
    }
  }

  private static List<LineCheck.Line> lines(Derivative derivative) {
    var result =
        switch (derivative.form()) {
          case GRADIENT, JACOBIAN, HESSIAN -> LineCheck.Phase.RESULT;
          case LINEAR_MAP -> LineCheck.Phase.DIFFERENTIAL;
        };
    return derivative.derivation().lines().stream()
        .map(line ->
            new LineCheck.Line(
                line.phase() == Phase.RESULT ? result : LineCheck.Phase.DIFFERENTIAL, line.expr()))
        .toList();
  }

  /// The derivative as one expression: a linear map by its operator.
  static Expr body(Derivative derivative) {
    return derivative
        .value()
        .or(() -> derivative.map().map(Derivative.LinearMap::operator))
        .orElseThrow();
  }

  private static TracetrickException defect(String reason) {
    return new TracetrickException(
        Diagnostic.of(Diagnostic.Code.CHECK_FAILED, "an error of ours: " + reason));
  }

  private static TracetrickException unsupported(String reason) {
    return new TracetrickException(Diagnostic.of(Diagnostic.Code.UNSUPPORTED, reason));
  }
}
