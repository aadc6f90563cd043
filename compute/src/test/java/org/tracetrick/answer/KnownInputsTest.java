package org.tracetrick.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;

/// Inputs that other tools document, or answer with 0, and what they are answered with here: one
/// golden file.
final class KnownInputsTest {

  private static final Tracetrick TRACETRICK = Tracetrick.standard();

  private record Input(String expr, List<String> wrts, int order, List<Declaration> declared) {
    static Input of(String expr, String... wrts) {
      return new Input(expr, List.of(wrts), 1, List.of());
    }

    Input twice() {
      return new Input(expr, wrts, 2, declared);
    }

    Input where(String... declarations) {
      return new Input(
          expr, wrts, order, Stream.of(declarations).map(Declarations::variable).toList());
    }

    Stream<Problem> problems() {
      return wrts.stream()
          .map(wrt -> Problem.of(expr, wrt).withOrder(order).withVariables(declared).withSteps());
    }
  }

  /// The examples that matrixcalculus.org documents.
  private static final List<Input> MATRIX_CALCULUS =
      List.of(
          Input.of("0.5*x'*A*x", "x", "A"),
          Input.of("A*exp(x)", "x", "A"),
          Input.of("(y.*v)'*x", "x", "y", "v"),
          Input.of("a^b", "a", "b"),
          Input.of("norm1(A*x-y)", "x", "A", "y"),
          Input.of("norm2(A*x-y)^2", "x", "A", "y"),
          Input.of("sum(log(exp(-y.*(X*w)) + vector(1)))", "w", "X", "y"),
          Input.of("tr(A*X'*B*X*C)", "X", "A", "B", "C"),
          Input.of("log(det(inv(X)))", "X"));

  /// Inputs that SymPy differentiates to 0.
  private static final List<Input> NOT_ZERO =
      List.of(
          Input.of("tr(E)+1", "E"),
          Input.of("tr(A'*A)+tr(B'*B)", "A", "B"),
          Input.of("0.5*norm2(A-U*V)^2+0.5*norm2(U)^2", "U", "V", "A"),
          Input.of("sin(tr(A))", "A"),
          Input.of("exp(x'*A*x)", "x", "A"),
          Input.of("(x'*A*x)/(x'*x)", "x", "A"),
          Input.of("logdet(A)", "A"),
          Input.of("(a-x'*b)^2", "x", "b", "a").where("b: n"),
          Input.of("det(A^j)", "A"));

  private static final List<Input> SECOND_ORDER =
      List.of(
          Input.of("0.5*x'*A*x", "x").twice(),
          Input.of("norm2(A*x-y)^2", "x").twice(),
          Input.of("sum(log(exp(-y.*(X*w)) + vector(1)))", "w").twice(),
          Input.of("tr(A*X'*B*X*C)", "X").twice(),
          Input.of("exp(x'*A*x)", "x").twice(),
          Input.of("(x'*A*x)/(x'*x)", "x").twice(),
          Input.of("logdet(A)", "A").twice(),
          Input.of("(a-x'*b)^2", "x").where("b: n").twice());

  @Test
  void everyInputIsAnsweredAsEverBefore() {
    var answers = new StringBuilder();
    Stream.of(MATRIX_CALCULUS, NOT_ZERO, SECOND_ORDER)
        .flatMap(List::stream)
        .flatMap(Input::problems)
        .forEach(problem -> answers.append(Answers.written(problem)));
    Golden.check("known-inputs.txt", answers.toString());
  }

  @Test
  void noneIsAnsweredWithZero() {
    Stream.concat(MATRIX_CALCULUS.stream(), NOT_ZERO.stream())
        .flatMap(Input::problems)
        .map(TRACETRICK::answer)
        .forEach(answer -> {
          assertThat(answer).isInstanceOf(Answer.Derived.class);
          var derived = (Answer.Derived) answer;
          var shown = Map.of("text", derived.text().orElse(""), "views", "" + derived.views());
          assertThat(shown.values()).noneMatch(text -> text.matches("0|zeros\\(.*\\)"));
        });
  }
}
