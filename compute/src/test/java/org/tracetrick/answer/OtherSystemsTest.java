package org.tracetrick.answer;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tracetrick.syntax.Declarations;

/// What other systems refuse, cannot display, or answer wrongly: one golden file.
final class OtherSystemsTest {

  private static Problem problem(String expr, String wrt, String... declarations) {
    return Problem.of(expr, wrt)
        .withVariables(Stream.of(declarations).map(Declarations::variable).toList())
        .withSteps();
  }

  private static final List<Problem> PROBLEMS =
      List.of(
          problem("det(A^j)", "A"),
          problem("A^k", "A"),
          problem("tr(A^k)", "A"),
          problem("X[1,1]", "X", "X: m×n"),
          problem("(u - W*phi(u))'", "u", "u: n")
              .withFunctions(List.of(Declarations.function("phi: elementwise"))),
          problem("sqrt(tr(X'*X))", "X"),
          problem("x.^(ones(n)-a)", "x", "x: positive n", "a: n"),
          problem("x.^(ones(n)-a)", "a", "x: positive n", "a: n"),
          problem("w'*A*w", "w", "A: symmetric n×n"),
          problem("tr(A*X*B)", "X", "X: symmetric n×n"),
          problem("tr(C*logm(P*X*Q))", "X"),
          problem("(x - mean(x)) / sqrt(norm2(x - mean(x))^2/n + c)", "x", "x: n"),
          problem("inv(X)", "X"),
          problem("norm2(T - U*V')^2", "U").withOrder(2).withForms());

  @Test
  void eachIsAnswered() {
    Golden.check(
        "other-systems.txt", PROBLEMS.stream().map(Answers::written).collect(Collectors.joining()));
  }
}
