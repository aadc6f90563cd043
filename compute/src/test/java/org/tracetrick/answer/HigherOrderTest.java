package org.tracetrick.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tracetrick.derive.Derivative;
import org.tracetrick.syntax.Declarations;

/// Derivatives of second and higher order, and the forms that are used in place of a Hessian.
final class HigherOrderTest {

  private static Problem problem(int order, String expr, String wrt, String... declarations) {
    return Problem.of(expr, wrt)
        .withOrder(order)
        .withVariables(Stream.of(declarations).map(Declarations::variable).toList())
        .withSteps()
        .withForms();
  }

  private static final List<Problem> HESSIANS =
      List.of(
          problem(2, "norm2(T - U*V')^2", "V"),
          problem(2, "norm2(X*w - y)^2 + c*w'*w", "w"),
          problem(2, "sum(softplus(X*w))", "w"),
          problem(2, "logsumexp(x)", "x"),
          problem(2, "sum(A.*exp(X))", "X", "A: m×n"),
          problem(2, "tr(X'*A*X*B) + tr(C*X)^2", "X", "A: symmetric n×n", "B: symmetric q×q"),
          problem(2, "norm2(A*X)^2 + norm2(X*B)^2", "X"),
          problem(2, "logdet(X)", "X", "X: spd n×n"),
          problem(2, "tr(C*expm(X))", "X"),
          problem(2, "sum(log(x))", "x", "x: positive n"),
          problem(2, "exp(a*t)", "t", "t: scalar"));

  private static final List<Problem> HIGHER =
      List.of(
          problem(2, "A*x.^2", "x", "x: n"),
          problem(2, "inv(A + t*B)", "t", "A: n×n", "B: n×n", "t: scalar"),
          problem(2, "X*A*X", "X"),
          problem(3, "norm2(x)^4", "x"),
          problem(3, "sum(a.*exp(x))", "x", "a: n"),
          problem(3, "tr(X^3)", "X"),
          problem(4, "tr(X^4)", "X", "E: general n×n"),
          problem(3, "sin(t)", "t", "t: scalar"));

  @Test
  void hessiansAreShownWithWhatIsUsedInTheirPlace() {
    Golden.check(
        "hessians.txt", HESSIANS.stream().map(Answers::written).collect(Collectors.joining()));
  }

  @Test
  void whatIsDifferentiatedCanBeDifferentiatedAgain() {
    Golden.check(
        "higher-order.txt", HIGHER.stream().map(Answers::written).collect(Collectors.joining()));
  }

  @Test
  void aDirectionHasANameOfItsOwn() {
    var derived = Answers.derived(problem(3, "tr(E*X^3)", "X"));
    assertThat(derived.notes())
        .anyMatch(note -> note.startsWith("H is a constant direction, in the shape of X"));
    assertThat(derived.form()).isEqualTo(Derivative.Form.LINEAR_MAP);
  }

  @Test
  void layoutsTransposeAtTheEnd() {
    assertThat(layout("norm2(X*w)^2", "X", Problem.Layout.NUMERATOR)).isEqualTo("2*w*w'*X'");
    assertThat(layout("norm2(X*w)^2", "X", Problem.Layout.DENOMINATOR)).isEqualTo("2*X*w*w'");
    assertThat(layout("X*w", "w", Problem.Layout.NUMERATOR)).isEqualTo("X");
    assertThat(layout("X*w", "w", Problem.Layout.DENOMINATOR)).isEqualTo("X'");
  }

  private static String layout(String expr, String wrt, Problem.Layout layout) {
    return Answers.derived(Problem.of(expr, wrt).withLayout(layout).withSteps())
        .text()
        .orElseThrow();
  }

  @Test
  void theSimplexHasGradientsThatKeepTheSum() {
    var derived = Answers.derived(problem(1, "x'*A*x", "x", "x: simplex n", "A: symmetric n×n"));
    assertThat(derived.structured())
        .extracting(Answer.Structured::text)
        .containsExactly("2*(A*x - sum(A*x)*ones(n)/n)", "2*(x.*(A*x) - (x'*A*x)*x)");
  }
}
