package org.tracetrick.answer;

import java.util.List;
import java.util.Map;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.HessianForms;
import org.tracetrick.derive.Line;
import org.tracetrick.derive.Phase;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Symbol;
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
  ///
  /// A second derivative of a scalar by one variable is compared with second differences of the
  /// function. Any other of higher order is compared with differences of what was differentiated
  /// last, which must have passed itself.
  static Verdict derivative(Question question, Derivative derivative) {
    if (isHessian(derivative)) {
      return verdict(question, question.function(), derivative.variable(), hessian(derivative));
    }
    return verdict(question, derivative.differentiated(), derivative.variable(), first(derivative));
  }

  /// The verdict on a second derivative by two variables, together with that on the gradient that
  /// was differentiated.
  static Verdict mixed(Question question, Derivative block) {
    if (isHessian(block)) {
      return derivative(question, block);
    }
    var gradient = new Claim.Derivative(block.differentiated());
    var before = verdict(question, question.function(), block.by().getFirst(), gradient);
    var after = derivative(question, block);
    return before.and(after);
  }

  private static boolean isHessian(Derivative derivative) {
    return derivative.function().shape().isScalar()
        && derivative.order() == 2
        && derivative.by().getFirst().equals(derivative.by().getLast());
  }

  private static Verdict verdict(Question question, Expr function, Symbol variable, Claim claim) {
    var verdict =
        GradientCheck.check(
            function, variable, claim, question.catalogue()::definition, question.pool(), SEED);
    if (verdict.passed()) {
      return verdict;
    }
    var reason = verdict.reason().orElse("the check did not pass");
    throw verdict.points() == 0 && Double.isNaN(verdict.maxRelativeError())
        ? unsupported("the derivative " + reason)
        : defect(reason);
  }

  private static Claim first(Derivative derivative) {
    return derivative
        .map()
        .<Claim>map(map -> new Claim.LinearMap(map.operator(), map.vec()))
        .orElseGet(() -> new Claim.Derivative(derivative.value().orElseThrow()));
  }

  private static Claim hessian(Derivative derivative) {
    return derivative
        .map()
        .<Claim>map(map -> new Claim.HessianMap(map.operator(), map.vec()))
        .orElseGet(() -> new Claim.Hessian(derivative.value().orElseThrow()));
  }

  /// Evaluates every line, and replays every step.
  static void derivation(Question question, Derivative derivative) {
    replay(derivative);
    lines(question, derivative, List.of(derivative.variable()), derivative.derivation().lines(), 0);
  }

  /// The same of gradients found in one pass: the lines that they share are evaluated once, with
  /// all variables moving.
  static void derivations(Question question, List<Derivative> gradients) {
    var first = gradients.getFirst();
    var shared =
        first.derivation().lines().stream().filter(line -> line.phase() != Phase.RESULT).toList();
    lines(question, first, question.variables(), shared, 0);
    for (var gradient : gradients) {
      replay(gradient);
      var all = gradient.derivation().lines();
      lines(
          question,
          gradient,
          List.of(gradient.variable()),
          all.subList(shared.size(), all.size()),
          shared.size());
    }
  }

  /// The forms of a Hessian that were compared with it: all but a Newton step through a Hessian
  /// that has no inverse.
  static HessianForms forms(Question question, Derivative hessian, HessianForms forms) {
    var target = question.pool().differential(hessian.variable());
    var product = question.pool().substitute(forms.product(), Map.of(forms.direction(), target));
    holds(
        compared(question, hessian, body(hessian), LineCheck.Phase.DIFFERENTIAL, product),
        "the product of the Hessian with a direction");
    var matrix =
        hessian.value().or(() -> hessian.map().flatMap(Derivative.LinearMap::vec)).orElseThrow();
    forms
        .structure()
        .ifPresent(structure ->
            holds(
                compared(question, hessian, matrix, LineCheck.Phase.RESULT, structure),
                "the structure of the Hessian"));
    forms
        .diagonal()
        .ifPresent(diagonal ->
            holds(
                compared(
                    question,
                    hessian,
                    stacked(question, diagonal(question, matrix)),
                    LineCheck.Phase.RESULT,
                    stacked(question, diagonal)),
                "the diagonal of the Hessian"));
    return forms.newton().filter(step -> solves(question, hessian, step)).isPresent()
        ? forms
        : forms.withoutNewton();
  }

  private static Expr diagonal(Question question, Expr matrix) {
    return question.catalogue().apply("diag", question.pool(), List.of(matrix));
  }

  private static Expr stacked(Question question, Expr expr) {
    return expr.shape().isColumn()
        ? expr
        : question.catalogue().apply("vec", question.pool(), List.of(expr));
  }

  /// Whether the Hessian applied to the step is the gradient, wherever the step has a value.
  private static boolean solves(Question question, Derivative hessian, Expr step) {
    var target = question.pool().differential(hessian.variable());
    var image =
        question.pool().substitute(hessian.differential().orElseThrow(), Map.of(target, step));
    var finding =
        compared(question, hessian, hessian.differentiated(), LineCheck.Phase.RESULT, image);
    return finding.fault().isEmpty() && finding.points() > 0;
  }

  private static LineCheck.Finding compared(
      Question question, Derivative hessian, Expr expected, LineCheck.Phase phase, Expr expr) {
    return LineCheck.check(
        hessian.differentiated(),
        List.of(hessian.variable()),
        expected,
        List.of(new LineCheck.Line(phase, expr)),
        question.catalogue()::definition,
        question.pool(),
        SEED);
  }

  private static void holds(LineCheck.Finding finding, String what) {
    finding
        .fault()
        .ifPresent(fault -> {
          throw defect("%s is off by %.1e (seed %d)".formatted(what, fault.relativeError(), SEED));
        });
  }

  private static void replay(Derivative derivative) {
    derivative
        .derivation()
        .complaint()
        .ifPresent(complaint -> {
          throw defect("the derivation does not replay: " + complaint);
        });
  }

  /// @param before how many lines the derivation has before these
  private static void lines(
      Question question, Derivative derivative, List<Symbol> moving, List<Line> lines, int before) {
    var finding =
        LineCheck.check(
            derivative.differentiated(),
            moving,
            body(derivative),
            claimed(derivative, lines),
            question.catalogue()::definition,
            question.pool(),
            SEED);
    finding
        .fault()
        .ifPresent(fault -> {
          throw defect(
              "line %d of the derivation, by the rule \"%s\", is off by %.1e (seed %d)"
                  .formatted(
                      before + fault.index() + 1,
                      lines.get(fault.index()).rule().name(),
                      fault.relativeError(),
                      SEED));
        });
    if (finding.points() == 0) {
      throw unsupported(
          "the lines of the derivation cannot be checked: there is no point where all have a"
              + " value");
    }
  }

  private static List<LineCheck.Line> claimed(Derivative derivative, List<Line> lines) {
    var result =
        switch (derivative.form()) {
          case GRADIENT, JACOBIAN, HESSIAN -> LineCheck.Phase.RESULT;
          case LINEAR_MAP -> LineCheck.Phase.DIFFERENTIAL;
        };
    return lines.stream()
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
