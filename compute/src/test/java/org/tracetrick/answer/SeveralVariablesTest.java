package org.tracetrick.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Symbol;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;

/// Derivatives by several variables in one problem.
final class SeveralVariablesTest {

  private static Problem problem(int order, String expr, String wrt, String... declarations) {
    return Problem.of(expr, wrt)
        .withOrder(order)
        .withVariables(Stream.of(declarations).map(Declarations::variable).toList())
        .withSteps();
  }

  private static final List<Problem> PROBLEMS =
      List.of(
          problem(1, "norm2(T - U*V')^2", "U,V").withLanguages(List.of("numpy")),
          problem(1, "norm2(W2*tanh(W1*x + b) - y)^2", "W1, b, W2", "b: h", "x: n", "y: p")
              .withLanguages(List.of("numpy")),
          problem(1, "logdet(S) + (x - u)'*inv(S)*(x - u)", "u, S", "S: spd n×n", "u: n", "x: n"),
          problem(1, "A*x + c*y", "A, x, c", "c: scalar"),
          problem(2, "norm2(T - U*V')^2", "U,V"),
          problem(2, "x'*A*y", "x, y"),
          problem(2, "log(a) + a*sum(x)", "a, x", "a: positive scalar", "x: n"),
          problem(1, "a'*x", "x, z", "a: n", "z: n"));

  @Test
  void theDerivativesShareWhatTheyHaveInCommon() {
    Golden.check(
        "several-variables.txt",
        PROBLEMS.stream().map(Answers::written).collect(Collectors.joining()));
  }

  /// `norm2(W3*tanh(W2*tanh(W1*x)) - y)^2`, and by every weight.
  private static Problem network(int layers) {
    var expr = new StringBuilder("x");
    var declarations = new StringBuilder("x: n, y: n");
    for (int i = 1; i <= layers; i++) {
      expr.insert(0, "W" + i + "*");
      declarations.append(", W").append(i).append(": n×n");
      if (i < layers) {
        expr.insert(0, "tanh(").append(')');
      }
    }
    var weights =
        IntStream.rangeClosed(1, layers).mapToObj(i -> "W" + i).collect(Collectors.joining(","));
    return problem(1, "norm2(" + expr + " - y)^2", weights, declarations.toString().split(", "));
  }

  @Test
  void theLengthOfAllGradientsOfANetworkIsLinearInItsLayers() {
    int length12 = length(network(12));
    int length24 = length(network(24));
    assertThat(length24).isLessThan((int) (2.4 * length12));
  }

  private static int length(Problem problem) {
    var several = Answers.several(problem);
    assertThat(several.parts()).hasSize(problem.wrt().split(",").length);
    int names = several.where().stream().mapToInt(named -> named.text().length()).sum();
    return names + several.parts().stream().mapToInt(part -> part.text().orElse("").length()).sum();
  }

  @Test
  void theGradientsComeInTheOrderInWhichTheyWereAskedFor() {
    assertThat(Answers.several(problem(1, "x'*A*y", "y, A, x")).parts())
        .extracting(part -> part.by().stream().map(Symbol::name).toList())
        .containsExactly(List.of("y"), List.of("A"), List.of("x"));
  }

  @Test
  void aVariableAskedForTwiceIsRefused() {
    assertThat(Tracetrick.standard().answer(Problem.of("x'*A*y", "x,x")))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused ->
                assertThat(refused.diagnostic().code()).isEqualTo(Diagnostic.Code.CONTRADICTION));
  }

  /// Generated problems by all of their variables at once, and with the forms of their Hessians: no
  /// answer fails its check, and no derivation its replay.
  @Test
  void generatedProblemsAreAnsweredByAllTheirVariables() {
    var tracetrick = Tracetrick.standard();
    long count = Long.getLong("generated.several", 15);
    var defects = new ArrayList<String>();
    for (long seed = 1; seed <= count; seed++) {
      var problem = GeneratedProblem.of(seed).problem();
      var names =
          problem.variables().stream().map(Declaration::name).collect(Collectors.joining(","));
      var all =
          Problem.of(problem.expr(), names)
              .withVariables(problem.variables())
              .withFunctions(problem.functions())
              .withSteps();
      for (var asked : List.of(all, all.withOrder(2), problem.withOrder(2).withForms())) {
        if (tracetrick.answer(asked) instanceof Answer.Refused refused
            && refused.diagnostic().code() == Diagnostic.Code.CHECK_FAILED) {
          defects.add("seed " + seed + ": " + asked.command() + ": " + refused.diagnostic());
        }
      }
    }
    assertThat(defects).isEmpty();
  }
}
