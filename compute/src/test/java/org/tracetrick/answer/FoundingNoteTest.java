package org.tracetrick.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracetrick.derive.Explanation;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.syntax.Declarations;

/// The examples of the founding note, every line of them, with its shapes put right; and its two
/// misprints, which are refused.
final class FoundingNoteTest {

  private static final Tracetrick TRACETRICK = Tracetrick.standard();

  private static Problem problem(String expr, String wrt, String declarations) {
    return Problem.of(expr, wrt)
        .withVariables(Stream.of(declarations.split("; ")).map(Declarations::variable).toList())
        .withSteps();
  }

  private static void check(String file, Problem problem, String result) {
    switch (TRACETRICK.answer(problem)) {
      case Answer.Several several ->
          throw new AssertionError("one derivative was asked for, not " + several.parts().size());
      case Answer.Refused refused -> throw new AssertionError(refused.diagnostic());
      case Answer.Derived derived -> {
        assertThat(derived.text()).contains(result);
        var explanation = derived.explanation().orElseThrow();
        assertThat(explanation.replayed()).isTrue();
        Golden.check("founding-note/" + file + ".txt", written(problem, derived, explanation));
      }
    }
  }

  private static String written(Problem problem, Answer.Derived derived, Explanation explanation) {
    var text = new StringBuilder();
    text.append("%s = %s by %s%n".formatted(derived.called(), problem.expr(), problem.wrt()));
    problem.variables().forEach(declared -> text.append("  ").append(declared).append('\n'));
    derived
        .inferred()
        .forEach(inferred -> text.append("  inferred ").append(inferred).append('\n'));
    explanation.where().forEach(n -> text.append("where %s = %s%n".formatted(n.name(), n.text())));
    for (var line : explanation.lines()) {
      text.append(
          "%-12s %s %-45s  %s%n"
              .formatted(
                  line.phase().word(), line.isKey() ? " " : "·", line.text(), line.rule().name()));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "example-1 | a'*X*b          | X | a: m; X: m×n; b: n   | a*b'",
        "example-2 | a'*exp(X*b)     | X | a: m; X: m×n; b: n   | (a.*exp(X*b))*b'",
        "example-3 | norm2(X*w - y)^2 | w | X: m×n; w: n; y: m  | 2*X'*(X*w - y)",
        "example-3-written-out | (X*w - y)'*(X*w - y) | w | X: m×n; w: n; y: m | 2*X'*(X*w - y)"
      })
  void theExamplesAreDerivedLineByLine(
      String file, String expr, String wrt, String declarations, String result) {
    check(file, problem(expr, wrt, declarations), result);
  }

  @Test
  void theChainRuleIsDerivedLineByLine() {
    check(
        "chain-rule",
        problem("f(A*X*B)", "X", "A: p×m; X: m×n; B: n×q")
            .withFunctions(List.of(Declarations.function("f: p×q -> scalar"))),
        "A'*grad_f(A*X*B)*B'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a'*X*b           | X | a: m; X: m; b: n    | X",
        "(a'.*exp(X*b))*b' | X | a: m; X: m×n; b: n | a.*exp"
      })
  void theMisprintsAreRefusedWithTheirCures(
      String expr, String wrt, String declarations, String cure) {
    switch (TRACETRICK.answer(problem(expr, wrt, declarations))) {
      case Answer.Derived derived -> throw new AssertionError(derived.text());
      case Answer.Several several ->
          throw new AssertionError("one derivative was asked for, not " + several.parts().size());
      case Answer.Refused refused -> {
        var diagnostic = refused.diagnostic();
        assertThat(diagnostic.code()).isEqualTo(Diagnostic.Code.SHAPE_MISMATCH);
        assertThat(diagnostic.where()).isPresent();
        assertThat(diagnostic.hint().orElse("")).contains(cure);
        Golden.check(
            "founding-note/misprint-" + (cure.equals("X") ? 1 : 2) + ".txt",
            "%s%n  %s%n%s%n  %s%n"
                .formatted(expr, declarations, diagnostic.message(), diagnostic.hint().orElse("")));
      }
    }
  }
}
