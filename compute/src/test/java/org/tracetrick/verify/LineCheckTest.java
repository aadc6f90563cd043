package org.tracetrick.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracetrick.verify.LineCheck.Phase.DIFFERENTIAL;
import static org.tracetrick.verify.LineCheck.Phase.RESULT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracetrick.program.Problem;
import org.tracetrick.verify.LineCheck.Finding;
import org.tracetrick.verify.LineCheck.Line;

final class LineCheckTest {

  private final Problem problem = Problem.given("X: m×n", "w: n", "y: m", "S: spd n×n");

  private Finding check(String differentiated, String variable, String derivative, Line... lines) {
    return LineCheck.check(
        problem.expr(differentiated),
        List.of(problem.symbol(variable)),
        problem.expr(derivative),
        List.of(lines),
        problem.definitions(),
        problem.pool(),
        5);
  }

  private Line differential(String text) {
    return new Line(DIFFERENTIAL, problem.expr(text));
  }

  private Line result(String text) {
    return new Line(RESULT, problem.expr(text));
  }

  @Test
  void theLinesOfATrueDerivationHold() {
    var finding =
        check(
            "norm2(X*w-y)^2",
            "w",
            "2*X'*(X*w-y)",
            differential("d(norm2(X*w-y)^2)"),
            differential("2*(X*w-y)'*d(X*w-y)"),
            differential("2*(X*w-y)'*X*d(w)"),
            differential("tr((2*X'*(X*w-y))'*d(w))"),
            result("2*X'*(X*w-y)"));
    assertThat(finding.fault()).isEmpty();
    assertThat(finding.points()).isEqualTo(7);
  }

  @Test
  void theFirstFalseLineIsNamed() {
    var finding =
        check(
            "norm2(X*w-y)^2",
            "w",
            "2*X'*(X*w-y)",
            differential("2*(X*w-y)'*d(X*w-y)"),
            differential("(X*w-y)'*d(X*w-y)"),
            result("2*X'*(X*w-y)"));
    assertThat(finding.fault().orElseThrow().index()).isEqualTo(1);
  }

  @Test
  void aFalseResultIsNamed() {
    var finding =
        check(
            "norm2(X*w-y)^2",
            "w",
            "2*X'*(X*w-y)",
            differential("2*(X*w-y)'*X*d(w)"),
            result("2*X'*X*w - X'*y"));
    assertThat(finding.fault().orElseThrow().index()).isEqualTo(1);
  }

  @Test
  void theDifferentialOfAConstantIsNothing() {
    var finding =
        check(
            "logdet(S)",
            "S",
            "inv(S)",
            differential("tr(inv(S)*dS) + sum(d(X))"),
            result("inv(S)"));
    assertThat(finding.fault()).isEmpty();
  }

  @Test
  void linesOfASecondDerivativeAreAboutTheGradient() {
    var finding =
        check(
            "(S + S')*w",
            "w",
            "2*S",
            differential("d((S+S')*w)"),
            differential("(S+S')*d(w)"),
            differential("2*S*d(w)"),
            result("2*S"));
    assertThat(finding.fault()).isEmpty();
  }

  @Test
  void aMatrixHasLinesInItsOwnShape() {
    var finding =
        check(
            "inv(S)",
            "S",
            "inv(S)",
            differential("d(inv(S))"),
            differential("-inv(S)*d(S)*inv(S)"));
    assertThat(finding.fault()).isEmpty();
  }
}
