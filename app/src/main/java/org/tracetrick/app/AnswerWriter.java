package org.tracetrick.app;

import java.util.List;
import java.util.Optional;
import org.tracetrick.answer.Answer;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Explanation;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Symbol;
import org.tracetrick.verify.Verdict;

/// Writes an answer of the batch protocol.
final class AnswerWriter {

  private AnswerWriter() {}

  /// @param id what the problem was called, echoed
  /// @param expr the text of the problem, in which a refusal's place is counted
  /// @param micros time spent on the problem
  static Json write(Json id, String expr, Answer answer, long micros) {
    return switch (answer) {
      case Answer.Derived derived -> derived(id, derived, micros);
      case Answer.Several several -> several(id, several, micros);
      case Answer.Refused refused ->
          Json.object()
              .with("id", id)
              .with("status", "refused")
              .with("error", error(expr, refused.diagnostic()))
              .with("micros", Json.of(micros))
              .build();
    };
  }

  /// A refusal without an id.
  static Json refused(String expr, Diagnostic diagnostic) {
    return Json.object().with("status", "refused").with("error", error(expr, diagnostic)).build();
  }

  private static Json error(String expr, Diagnostic diagnostic) {
    var error =
        Json.object().with("code", diagnostic.code().word()).with("message", diagnostic.message());
    diagnostic.hint().ifPresent(hint -> error.with("hint", hint));
    return error
        .with(
            "span",
            diagnostic
                .where()
                .map(span ->
                    Json.array(
                        List.of(characters(expr, span.start()), characters(expr, span.end()))))
                .orElse(Json.none()))
        .build();
  }

  /// A place in characters, where Java counts those beyond the first 65,536 twice.
  private static Json characters(String expr, int place) {
    return Json.of(expr.codePointCount(0, Math.min(place, expr.length())));
  }

  private static Json derived(Json id, Answer.Derived derived, long micros) {
    var answer =
        Json.object()
            .with("id", id)
            .with("status", "ok")
            .with("value", Json.object().with("shape", shape(derived.shape().axes())).build())
            .with("derivative", derivative(derived).build());
    derived
        .explanation()
        .ifPresent(explanation -> answer.with("derivation", derivation(explanation)));
    return answer
        .with("verified", verified(derived.verdict()))
        .with("assumptions", Json.texts(derived.assumptions()))
        .with("notes", Json.texts(derived.notes()))
        .with("micros", Json.of(micros))
        .build();
  }

  /// Derivatives by several variables: their texts use the names of `where`.
  private static Json several(Json id, Answer.Several several, long micros) {
    var first = several.first();
    var answer =
        Json.object()
            .with("id", id)
            .with("status", "ok")
            .with("value", Json.object().with("shape", shape(first.shape().axes())).build())
            .with("where", where(several.where()))
            .with(
                "derivatives",
                Json.array(several.parts().stream().map(AnswerWriter::part).toList()));
    several.code().forEach(answer::with);
    several
        .explanation()
        .ifPresent(explanation -> answer.with("derivation", derivation(explanation)));
    return answer
        .with("assumptions", Json.texts(first.assumptions()))
        .with("notes", Json.texts(first.notes()))
        .with("micros", Json.of(micros))
        .build();
  }

  private static Json part(Answer.Derived part) {
    var derivative =
        derivative(part).with("wrt", Json.texts(part.by().stream().map(Symbol::name).toList()));
    part.explanation()
        .ifPresent(explanation -> derivative.with("derivation", derivation(explanation)));
    return derivative.with("verified", verified(part.verdict())).build();
  }

  private static Json.Building derivative(Answer.Derived derived) {
    var derivative =
        Json.object()
            .with("form", derived.form().word())
            .with("shape", shape(derived.axes()))
            .with("text", orNull(derived.text()))
            .with("latex", derived.latex());
    if (!derived.views().isEmpty()) {
      derivative.with("views", views(derived));
    }
    if (!derived.structured().isEmpty()) {
      derivative.with(
          "structured",
          Json.array(derived.structured().stream().map(AnswerWriter::structured).toList()));
    }
    if (!derived.hessian().isEmpty()) {
      var forms = Json.object();
      derived.hessian().forEach(forms::with);
      derivative.with("hessian", forms.build());
    }
    derived.code().forEach(derivative::with);
    return derivative;
  }

  private static Json structured(Answer.Structured gradient) {
    return Json.object()
        .with("name", gradient.name())
        .with("text", gradient.text())
        .with("use", gradient.use())
        .build();
  }

  private static Json views(Answer.Derived derived) {
    var object = Json.object();
    if (derived.form() == Derivative.Form.LINEAR_MAP) {
      for (var name : List.of("operator", "vec")) {
        object.with(name, orNull(Optional.ofNullable(derived.views().get(name))));
      }
    }
    derived.views().forEach(object::with);
    return object.build();
  }

  private static Json orNull(Optional<String> text) {
    return text.map(Json::of).orElse(Json.none());
  }

  /// Sizes as the protocol has them: names and polynomials as strings, numbers as numbers.
  private static Json shape(List<Dim> axes) {
    return Json.array(
        axes.stream()
            .map(axis ->
                axis.asNumber().isPresent()
                    ? Json.of(axis.asNumber().getAsLong())
                    : Json.of(axis.toString()))
            .toList());
  }

  private static Json derivation(Explanation explanation) {
    return Json.object()
        .with("where", where(explanation.where()))
        .with("replayed", Json.of(explanation.replayed()))
        .with("lines", Json.array(explanation.lines().stream().map(AnswerWriter::line).toList()))
        .build();
  }

  private static Json where(List<Explanation.Named> names) {
    return Json.array(
        names.stream().map(named -> Json.texts(List.of(named.name(), named.text()))).toList());
  }

  private static Json line(Explanation.Shown line) {
    return Json.object()
        .with("phase", line.phase().word())
        .with("text", line.text())
        .with("latex", line.latex())
        .with("rule", line.rule().name())
        .with("source", line.rule().citation().toString())
        .with("key", Json.of(line.isKey()))
        .build();
  }

  private static Json verified(Verdict verdict) {
    return Json.object()
        .with("passed", Json.of(verdict.passed()))
        .with("points", Json.of(verdict.points()))
        .with("maxRelativeError", Json.of(verdict.maxRelativeError()))
        .with("tolerance", Json.of(verdict.tolerance()))
        .build();
  }
}
