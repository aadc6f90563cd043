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
import org.tracetrick.derive.IndexForm;
import org.tracetrick.emit.EmittedFunction;
import org.tracetrick.emit.Language;
import org.tracetrick.emit.NumPy;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.LatexWriter;
import org.tracetrick.syntax.TextWriter;
import org.tracetrick.verify.Verdict;

/// Answers problems: reads, differentiates, checks, and only then shows.
///
/// Immutable, and safe to use from several threads.
public final class Tracetrick {

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
      var verdict = Checks.derivative(question, derivative);
      if (problem.steps() == Problem.Steps.SHOWN) {
        Checks.derivation(question, derivative);
      }
      return shown(question, derivative, verdict, languages, problem.steps());
    } catch (TracetrickException refused) {
      return new Answer.Refused(reproducible(refused.diagnostic(), problem));
    }
  }

  /// A defect of ours is refused with what shows it again.
  private static Diagnostic reproducible(Diagnostic diagnostic, Problem problem) {
    return diagnostic.code() == Diagnostic.Code.CHECK_FAILED
        ? diagnostic.withHint(problem.report())
        : diagnostic;
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
        () -> LatexWriter.write(Checks.body(derivative), latex, Map.of()),
        views(derivative, question),
        structured(derivative, question),
        code(question, derivative, languages),
        explanation,
        verdict,
        question.inferred(),
        Assumptions.of(question, derivative.order()),
        question.notes());
  }

  private static Explanation explained(Question question, Derivative derivative) {
    return Explanation.of(
        derivative,
        question.pool(),
        new Explanation.Style(latex(question.catalogue()), question.names()),
        derivative.derivation().replays());
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
          IndexForm.of(
                  map.operator(),
                  question.variable(),
                  question.names(),
                  question.pool(),
                  expr -> text(expr, question))
              .ifPresent(form -> {
                views.put("index", form.index());
                views.put("einsum", form.einsum());
              });
        });
    return views;
  }

  private static List<Answer.Structured> structured(Derivative derivative, Question question) {
    return derivative.structured().stream()
        .map(gradient ->
            new Answer.Structured(
                gradient.name(), text(gradient.value(), question), gradient.use()))
        .toList();
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
