package org.tracetrick.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.tracetrick.expr.Symbol;

/// Answers as the text of a golden file.
final class Answers {

  private static final Tracetrick TRACETRICK = Tracetrick.standard();

  private Answers() {}

  static Answer.Derived derived(Problem problem) {
    var answer = TRACETRICK.answer(problem);
    assertThat(answer).as(problem.command()).isInstanceOf(Answer.Derived.class);
    return (Answer.Derived) answer;
  }

  static Answer.Several several(Problem problem) {
    var answer = TRACETRICK.answer(problem);
    assertThat(answer).as(problem.command()).isInstanceOf(Answer.Several.class);
    return (Answer.Several) answer;
  }

  /// The problem, and what it is answered with.
  static String written(Problem problem) {
    var text = new StringBuilder();
    text.append("%s by %s".formatted(problem.expr(), problem.wrt()));
    text.append(problem.order() == 1 ? "" : ", order " + problem.order());
    text.append(System.lineSeparator());
    switch (TRACETRICK.answer(problem)) {
      case Answer.Refused refused ->
          line(
              text,
              "refused",
              "%s: %s"
                  .formatted(refused.diagnostic().code().word(), refused.diagnostic().message()));
      case Answer.Derived derived -> {
        part(text, derived);
        common(text, derived);
        derived.code().forEach((language, code) -> text.append(code));
      }
      case Answer.Several several -> {
        several.where().forEach(named -> line(text, "where", named.name() + " = " + named.text()));
        for (var part : several.parts()) {
          line(text, "by", part.by().stream().map(Symbol::name).collect(Collectors.joining(", ")));
          part(text, part);
        }
        several.explanation().ifPresent(e -> assertThat(e.replayed()).isTrue());
        common(text, several.first());
        several.code().forEach((language, code) -> text.append(code));
      }
    }
    return text.append('\n').toString();
  }

  private static void part(StringBuilder text, Answer.Derived derived) {
    derived.explanation().ifPresent(explanation -> assertThat(explanation.replayed()).isTrue());
    derived.text().ifPresent(value -> line(text, derived.form().word(), value));
    derived.views().forEach((name, view) -> line(text, name, view));
    derived.structured().forEach(other -> line(text, other.name(), other.text()));
    derived.hessian().forEach((name, form) -> line(text, name, form));
  }

  private static void common(StringBuilder text, Answer.Derived derived) {
    Optional.of(String.join("; ", derived.inferred()))
        .filter(inferred -> !inferred.isEmpty())
        .ifPresent(inferred -> line(text, "inferred", inferred));
    derived.assumptions().forEach(assumption -> line(text, "assuming", assumption));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-10s %s%n".formatted(name, value));
  }
}
