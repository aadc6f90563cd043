package org.tracetrick.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.derive.Explanation;
import org.tracetrick.derive.Phase;
import org.tracetrick.emit.EmittedFunction;
import org.tracetrick.emit.Language;
import org.tracetrick.emit.NumPy;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.LatexWriter;
import org.tracetrick.syntax.TextWriter;
import org.tracetrick.verify.Claim;
import org.tracetrick.verify.GradientCheck;
import org.tracetrick.verify.LineCheck;
import org.tracetrick.verify.Verdict;

/// Answers problems: reads, differentiates, checks, and only then shows.
///
/// Immutable, and safe to use from several threads.
public final class Tracetrick {

  /// The random points of every check: the same problem gets the same verdict.
  private static final long SEED = 20_26;

  private static final List<Language> LANGUAGES = List.of(new NumPy());

  private final Catalogue catalogue;

  public Tracetrick(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// With every operator that Tracetrick knows.
  public static Tracetrick standard() {
    return new Tracetrick(Catalogue.standard());
  }

  /// The checked derivative, or a refusal of what the user got wrong or what is not covered.
  ///
  /// Any exception that this throws is a defect of ours.
  public Answer answer(Problem problem) {
    try {
      var languages = languages(problem.languages());
      var question = Question.of(problem, catalogue);
      var derivative = derivative(question, problem.order());
      var verdict = checked(question, derivative);
      return shown(question, derivative, verdict, languages, problem.steps());
    } catch (TracetrickException refused) {
      return new Answer.Refused(refused.diagnostic());
    }
  }

  private static List<Language> languages(List<String> names) {
    return names.stream().map(Tracetrick::language).toList();
  }

  private static Language language(String name) {
    return LANGUAGES.stream()
        .filter(language -> language.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new TracetrickException(
                Diagnostic.of(Diagnostic.Code.UNSUPPORTED, "no code is written in " + name)
                    .withHint(
                        "the languages are "
                            + String.join(", ", LANGUAGES.stream().map(Language::name).toList()))));
  }

  private static Derivative derivative(Question question, int order) {
    var differentiator =
        new Differentiator(question.catalogue(), question.pool(), question.variable());
    if (order == 1) {
      return differentiator.first(question.function());
    }
    if (order != 2) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.UNSUPPORTED, "derivatives of order " + order + " are not covered")
              .withHint("the orders are 1 and 2"));
    }
    if (!question.function().shape().isScalar()) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.UNSUPPORTED,
                  "the second derivative of an expression that is no scalar (it is "
                      + question.function().shape()
                      + ") is not covered")
              .withHint("differentiate one entry, or a sum of entries"));
    }
    return differentiator.second(question.function());
  }

  // --------------------------------------------------------------- the check

  private static Verdict checked(Question question, Derivative derivative) {
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
    throw new TracetrickException(
        verdict.points() == 0 && Double.isNaN(verdict.maxRelativeError())
            ? Diagnostic.of(Diagnostic.Code.UNSUPPORTED, "the derivative " + reason)
            : defect(reason));
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

  // --------------------------------------------------------------- what is shown

  private static Answer shown(
      Question question,
      Derivative derivative,
      Verdict verdict,
      List<Language> languages,
      Problem.Steps steps) {
    var latex = latex(question.catalogue());
    var explanation =
        switch (steps) {
          case OMITTED -> Optional.<Explanation>empty();
          case SHOWN -> Optional.of(explained(question, derivative));
        };
    return new Answer.Derived(
        question.called(),
        question.function().shape(),
        question.variable(),
        derivative.order(),
        derivative.form(),
        derivative.axes(),
        derivative.value().map(value -> text(value, question)),
        LatexWriter.write(body(derivative), latex, Map.of()),
        views(derivative, question),
        code(question, derivative, languages),
        explanation,
        verdict,
        question.inferred(),
        Assumptions.of(question),
        question.notes());
  }

  /// The derivation, every line of which was evaluated and found true.
  private static Explanation explained(Question question, Derivative derivative) {
    var result =
        switch (derivative.form()) {
          case GRADIENT, JACOBIAN, HESSIAN -> LineCheck.Phase.RESULT;
          case LINEAR_MAP -> LineCheck.Phase.DIFFERENTIAL;
        };
    var lines =
        derivative.derivation().lines().stream()
            .map(line ->
                new LineCheck.Line(
                    line.phase() == Phase.RESULT ? result : LineCheck.Phase.DIFFERENTIAL,
                    line.expr()))
            .toList();
    var finding =
        LineCheck.check(
            derivative.gradient().orElse(question.function()),
            question.variable(),
            body(derivative),
            lines,
            question.catalogue()::definition,
            question.pool(),
            SEED);
    finding
        .fault()
        .ifPresent(fault -> {
          var line = derivative.derivation().lines().get(fault.index());
          throw new TracetrickException(
              defect(
                  "line %d of the derivation, by the rule \"%s\", is off by %.1e (seed %d)"
                      .formatted(
                          fault.index() + 1, line.rule().name(), fault.relativeError(), SEED)));
        });
    if (finding.points() == 0) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.UNSUPPORTED,
                  "the lines of the derivation cannot be checked: no point was found where all of"
                      + " them have a value")
              .withHint("ask without the steps"));
    }
    derivative
        .derivation()
        .complaint()
        .ifPresent(complaint -> {
          throw new TracetrickException(defect("the derivation does not replay: " + complaint));
        });
    return Explanation.of(
        derivative,
        question.pool(),
        new Explanation.Style(latex(question.catalogue()), question.names()),
        derivative.derivation().replays());
  }

  private static Diagnostic defect(String reason) {
    return Diagnostic.of(Diagnostic.Code.CHECK_FAILED, "an error of ours: " + reason)
        .withHint("please report it with the expression and its declarations");
  }

  /// The derivative as one expression: a linear map by its operator.
  private static Expr body(Derivative derivative) {
    return derivative
        .value()
        .or(() -> derivative.map().map(Derivative.LinearMap::operator))
        .orElseThrow();
  }

  private static String text(Expr expr, Question question) {
    return TextWriter.write(expr, Map.of(), question.names());
  }

  private static Function<Operator, Optional<String>> latex(Catalogue catalogue) {
    return operator -> catalogue.definition(operator).flatMap(Definition::latex);
  }

  private static Map<String, String> views(Derivative derivative, Question question) {
    var views = new LinkedHashMap<String, String>();
    derivative
        .map()
        .ifPresent(map -> {
          views.put("operator", text(map.operator(), question));
          map.vec().ifPresent(vec -> views.put("vec", text(vec, question)));
        });
    return views;
  }

  private static Map<String, String> code(
      Question question, Derivative derivative, List<Language> languages) {
    var body =
        derivative
            .value()
            .or(() -> derivative.map().map(map -> map.vec().orElse(map.operator())))
            .orElseThrow();
    var functions =
        List.of(
            EmittedFunction.of("value", question.function()),
            new EmittedFunction("derivative", body, derivative.axes()));
    var code = new LinkedHashMap<String, String>();
    for (var language : languages) {
      language
          .module(
              question.parameters(), functions, question.catalogue()::definition, question.pool())
          .ifPresent(module -> code.put(language.name(), module));
    }
    return code;
  }
}
