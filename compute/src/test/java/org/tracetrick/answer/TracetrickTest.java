package org.tracetrick.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracetrick.derive.Explanation;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;

final class TracetrickTest {

  private static final Tracetrick TRACETRICK = Tracetrick.standard();

  private static Answer.Derived derived(Problem problem) {
    return switch (TRACETRICK.answer(problem)) {
      case Answer.Derived derived -> derived;
      case Answer.Several several ->
          throw new AssertionError("one derivative was asked for, not " + several.parts().size());
      case Answer.Refused refused -> throw new AssertionError(refused.diagnostic());
    };
  }

  private static Diagnostic refused(Problem problem) {
    return switch (TRACETRICK.answer(problem)) {
      case Answer.Several several ->
          throw new AssertionError("one derivative was asked for, not " + several.parts().size());
      case Answer.Refused refused -> refused.diagnostic();
      case Answer.Derived derived -> throw new AssertionError(derived.text());
    };
  }

  private static List<Declaration> declared(String... declarations) {
    return Stream.of(declarations).map(Declarations::variable).toList();
  }

  private static Explanation explained(String expr, String wrt, String... declarations) {
    return derived(Problem.of(expr, wrt).withVariables(declared(declarations)).withSteps())
        .explanation()
        .orElseThrow();
  }

  private static List<String> names(Explanation explanation) {
    return explanation.where().stream().map(Explanation.Named::name).toList();
  }

  @Test
  void anAnswerSaysWhatWasInferred() {
    var answer = derived(Problem.of("norm2(A*x - b)^2", "x"));
    assertThat(answer.text()).contains("2*A'*(A*x - b)");
    assertThat(answer.inferred()).containsExactly("A: m×n", "x: n", "b: m");
    assertThat(answer.verdict().passed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a'*X*b               | X | b: n",
        "a'*exp(X*b)          | X | b: n",
        "(X*w - y)'*(X*w - y) | w | y: m",
        "norm2(X*w - y)^2     | w | y: m"
      })
  void aShortDerivationNamesNothing(String expr, String wrt, String declaration) {
    assertThat(explained(expr, wrt, declaration).where()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tr(A*X) | A' | A'",
        "inv(X) | -inv(X)*dX*inv(X) | -inv(X)*d(X)*inv(X)",
        "logdet(X) | inv(X)' | adj(X)'/det(X)"
      })
  void twoFormsOfADerivativeAgree(String expr, String one, String other) {
    assertThat(TRACETRICK.disagreement(Problem.of(expr, "X"), one, other)).isEmpty();
  }

  @Test
  void twoDerivativesThatDifferAreToldToDiffer() {
    var trace = Problem.of("tr(A*X)", "X");
    assertThat(TRACETRICK.disagreement(trace, "A'", "2*A'").orElseThrow())
        .startsWith("the sides differ by");
    assertThat(TRACETRICK.disagreement(trace, "A'", "A").orElseThrow())
        .isEqualTo("the sides differ in shape: n×m and m×n");
    var symmetric = trace.withVariables(List.of(Declarations.variable("A: symmetric n×n")));
    assertThat(TRACETRICK.disagreement(symmetric, "A'", "A")).isEmpty();
  }

  @Test
  void whatMakesLinesLongAndComesBackIsNamedInnermostFirst() {
    var explanation =
        explained("0.5*norm2(U*sigmoid(V*tanh(W*x)) - y)^2", "W", "U: r×q", "V: q×p", "W: p×n");
    assertThat(explanation.where().stream().map(named -> named.name() + " = " + named.text()))
        .containsExactly("u = tanh(W*x)", "v = sigmoid(V*u)");
    assertThat(explanation.lines().getFirst().text()).isEqualTo("d(0.5*norm2(U*v - y)^2)");
  }

  @Test
  void aNameIsNotTakenWhereItMeansSomethingElse() {
    var explanation =
        explained(
            "0.5*norm2(U*sigmoid(V*tanh(W*x)) - u)^2 + v",
            "W",
            "U: r×q",
            "V: q×p",
            "W: p×n",
            "u: r",
            "v: scalar");
    assertThat(names(explanation)).hasSize(2).doesNotContain("u", "v", "p", "q", "r");
  }

  @Test
  void theDifferentialOfAVariableIsWrittenOutWhereItsNameIsTaken() {
    var explanation = explained("a'*X*b", "X", "b: n", "dX: m×n");
    assertThat(explanation.lines()).anyMatch(line -> line.text().contains("d(X)"));
    assertThat(explanation.lines()).noneMatch(line -> line.text().contains("dX"));
  }

  @Test
  void theFunctionIsCalledByANameThatIsFree() {
    assertThat(derived(Problem.of("x'*x", "x")).called()).isEqualTo("f");
    assertThat(derived(Problem.of("f*x'*x", "x")).called()).isEqualTo("g");
    assertThat(derived(Problem.of("F*x", "x")).called()).isEqualTo("G");
  }

  @Test
  void anAssumptionIsSaidOfTheOperandAndOnlyWhereItIsNotKnown() {
    assertThat(derived(Problem.of("logdet(A)", "A")).assumptions())
        .containsExactly(
            "A has an inverse; else the derivative of logdet is returned as no number");
    assertThat(
            derived(Problem.of("logdet(A)", "A").withVariables(declared("A: spd n×n")))
                .assumptions())
        .isEmpty();
    assertThat(
            derived(Problem.of("log(t)^2", "t").withVariables(declared("t: scalar"))).assumptions())
        .containsExactly(
            "t is positive; elsewhere log has no derivative, and the reciprocal of t is returned"
                + " all the same");
    assertThat(derived(Problem.of("sqrt(1 + x'*x)", "x")).assumptions()).isEmpty();
    assertThat(derived(Problem.of("tr(abs(A)*X)", "X")).assumptions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "norm2(x)          | 1 | x is not 0",
        "norm2(x)^2        | 1 | ",
        "norm2(x)*norm2(x) | 1 | ",
        "norm2(x)^2        | 2 | ",
        "norm2(x)^3        | 1 | ",
        "norm2(x)^3        | 2 | x is not 0",
        "sum(relu(x).^2)   | 1 | ",
        "sum(relu(x).^2)   | 2 | x has no entry 0",
        "norm1(x)^2        | 1 | x has no entry 0",
        "sum(sign(x).^2)   | 1 | x has no entry 0"
      })
  void aPowerSmoothsAKinkAtZeroAsOftenAsItIsHigh(String expr, int order, @Nullable String said) {
    var assumptions = derived(Problem.of(expr, "x").withOrder(order)).assumptions();
    assertThat(assumptions.stream().map(text -> text.substring(0, text.indexOf(';'))))
        .isEqualTo(Stream.ofNullable(said).toList());
  }

  @Test
  void aLineMayBringWhatAnotherOfItsTermsExpands() {
    assertThat(explained("huber(var(z), 0.7)", "z", "z: p").replayed()).isTrue();
  }

  @Test
  void codeIsWrittenInTheLanguagesAskedFor() {
    var problem = Problem.of("x'*x", "x");
    assertThat(derived(problem).code()).isEmpty();
    assertThat(derived(problem.withLanguages(List.of("numpy"))).code()).containsOnlyKeys("numpy");
    assertThat(refused(problem.withLanguages(List.of("cobol"))).code())
        .isEqualTo(Diagnostic.Code.UNSUPPORTED);
  }

  @Test
  void aVariableThatIsNeitherDeclaredNorThereIsRefusedWithTheNamesThereAre() {
    var diagnostic = refused(Problem.of("alpha'*A*beta", "alhpa"));
    assertThat(diagnostic.code()).isEqualTo(Diagnostic.Code.UNKNOWN_NAME);
    assertThat(diagnostic.message()).contains("alpha", "A", "beta");
  }

  @Test
  void anOrderThatNobodyNeedsIsRefused() {
    assertThat(refused(Problem.of("A*x", "x").withOrder(7)).code())
        .isEqualTo(Diagnostic.Code.UNSUPPORTED);
  }

  @Test
  void aProblemKnowsTheCommandThatAsksIt() {
    var problem =
        Problem.of("f(A*x)", "x")
            .withOrder(2)
            .withVariables(declared("A: symmetric n×n"))
            .withFunctions(List.of(Declarations.function("f: p -> scalar")))
            .withSteps();
    assertThat(problem.command())
        .isEqualTo(
            "tracetrick derive \"f(A*x)\" --wrt x --order 2 --var \"A: symmetric n×n\""
                + " --fn \"f: p×1 -> scalar\" --steps");
  }
}
