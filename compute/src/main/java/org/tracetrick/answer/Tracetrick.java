package org.tracetrick.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.emit.Language;
import org.tracetrick.emit.NumPy;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.verify.Identity;

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
      return question.variables().size() == 1
          ? single(question, problem, languages)
          : several(question, problem, languages);
    } catch (TracetrickException refused) {
      return new Answer.Refused(reproducible(refused.diagnostic(), problem));
    }
  }

  /// The function and the derivatives that are asked for, checked, as expressions to evaluate.
  ///
  /// @throws TracetrickException where the problem makes no sense, or something is not covered
  public Solution solve(Problem problem, Set<Quantity> wanted) {
    try {
      return Solving.of(Question.of(problem, catalogue), wanted);
    } catch (TracetrickException refused) {
      throw new TracetrickException(reproducible(refused.diagnostic(), problem));
    }
  }

  /// How two derivatives of a problem differ, both in the notation of answers; empty where they
  /// agree at random points that obey what is declared.
  ///
  /// In both, `dX` is the differential of the variable `X`.
  ///
  /// @throws TracetrickException where the problem or one of the two makes no sense
  public Optional<String> disagreement(Problem problem, String one, String other) {
    var question = Question.of(problem, catalogue);
    return Identity.complaint(
        question.read(one),
        question.read(other),
        question.variable()::equals,
        question.catalogue()::definition,
        question.pool(),
        Checks.SEED);
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

  // --------------------------------------------------------------- one variable

  private static Answer single(Question question, Problem problem, List<Language> languages) {
    var chain = Chain.of(question, problem.order());
    if (problem.steps() == Problem.Steps.SHOWN) {
      Checks.derivation(chain.question(), chain.derivative());
    }
    return new Showing(chain.question(), problem)
        .of(chain.derivative(), chain.verdict(), languages);
  }

  // --------------------------------------------------------------- several variables

  private static Answer several(Question question, Problem problem, List<Language> languages) {
    var differentiator =
        new Differentiator(question.catalogue(), question.pool(), question.variables());
    var function = question.function();
    if (problem.order() == 1) {
      var derivatives = differentiator.each(function);
      var verdicts = derivatives.stream().map(part -> Checks.derivative(question, part)).toList();
      if (problem.steps() == Problem.Steps.SHOWN) {
        checkDerivations(question, derivatives);
      }
      return new Showing(question, problem).of(derivatives, verdicts, languages);
    }
    if (problem.order() != 2 || !function.shape().isScalar()) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.UNSUPPORTED,
                  "by several variables, derivatives of order 1, and of order 2 of a scalar, are"
                      + " covered; this is order "
                      + problem.order()
                      + " of "
                      + (function.shape().isScalar()
                          ? "a scalar"
                          : "an expression that is " + function.shape()))
              .withHint("ask for one variable at a time"));
    }
    var blocks = differentiator.blocks(function);
    var verdicts = blocks.stream().map(block -> Checks.mixed(question, block)).toList();
    if (problem.steps() == Problem.Steps.SHOWN) {
      blocks.forEach(block -> Checks.derivation(question, block));
    }
    return new Showing(question, problem).of(blocks, verdicts, languages);
  }

  private static void checkDerivations(Question question, List<Derivative> derivatives) {
    if (question.function().shape().isScalar()) {
      Checks.derivations(question, derivatives);
    } else {
      derivatives.forEach(derivative -> Checks.derivation(question, derivative));
    }
  }
}
