package org.tracetrick.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracetrick.syntax.Declarations;

/// What people write out has a name, and answers are as short as a person would write them.
final class RecognitionTest {

  private static final Tracetrick TRACETRICK = Tracetrick.standard();

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "exp(x)/sum(exp(x)) | x | | diag(softmax(x)) - softmax(x)*softmax(x)'",
        "exp(x - max(x)*ones(n))/sum(exp(x - max(x)*ones(n))) | x | x: n"
            + " | diag(softmax(x)) - softmax(x)*softmax(x)'",
        "max(x) + log(sum(exp(x - max(x)*ones(n)))) | x | x: n | softmax(x)",
        "log(sum(exp(A*x))) | x | | A'*softmax(A*x)",
        "y'*exp(x)/sum(exp(x)) | x | | y.*softmax(x) - (y'*softmax(x))*softmax(x)",
        "-y'*log(exp(x)/sum(exp(x))) | x | | sum(y)*softmax(x) - y",
        "1/(1 + exp(-x'*w)) | w | | sigmoid(x'*w)*(1 - sigmoid(x'*w))*x",
        "sum(1./(1 + exp(-X*w))) | w | | X'*(sigmoid(X*w) - sigmoid(X*w).^2)",
        "sum(exp(X)./(1 + exp(X))) | X | | sigmoid(X) - sigmoid(X).^2",
        "sum(log(1 + exp(X*w))) | w | | X'*sigmoid(X*w)",
        "log(1 + exp(-a*x'*w)) | w | | -a*sigmoid(-a*(x'*w))*x",
        "sum((exp(X) - exp(-X))./(exp(X) + exp(-X))) | X | | ones(m,n) - tanh(X).^2",
        "sum(log(exp(X*W)*ones(k))) | W | W: d×k | X'*(exp(X*W)./(exp(X*W)*ones(k,k)))",
        "sum(y.*log(1 + exp(-X*w)) + (1 - y).*log(1 + exp(X*w))) | w | | X'*(sigmoid(X*w) - y)"
      })
  void exponentialsHaveTheirNames(String expr, String wrt, String declared, String answer) {
    check(expr, wrt, declared, answer);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sqrt(x'*x) | x | | x/norm2(x)",
        "sqrt(sum((A*x - b).^2)) | x | | A'*(A*x - b)/norm2(A*x - b)",
        "sqrt(sum(X.*X)) | X | | X/normF(X)",
        "sqrt(tr(X'*X)) | X | | X/normF(X)",
        "sum(sqrt((A*x - b).^2)) | x | | A'*sign(A*x - b)",
        // a sum of products that is no square is no norm
        "sqrt(sum(X.*Y)) | X | | 0.5*Y/sqrt(sum(X.*Y))"
      })
  void rootsOfSumsOfSquaresAreNorms(String expr, String wrt, String declared, String answer) {
    check(expr, wrt, declared, answer);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "y'*(inv(A) - inv(A)*u*v'*inv(A)/(1 + v'*inv(A)*u))*y | y | y: n; u: n; v: n"
            + " | (inv(A + u*v') + inv(A + u*v')')*y",
        "y'*(inv(A) - inv(A)*U*inv(inv(C) + V*inv(A)*U)*V*inv(A))*y | y |"
            + " | (inv(A + U*C*V) + inv(A + U*C*V)')*y",
        "x'*inv(eye(n) + u*v')*u | x | u: n; v: n | u/(1 + v'*u)",
        "det(eye(n) + x*y') | x | x: n; y: n | y",
        "logdet(A) + logdet(C) + logdet(inv(C) + V*inv(A)*U) | C |" + " | U'*inv(A + U*C*V)'*V'",
        // of another matrix than A, it is not the lemma
        "logdet(A) + log(1 + x'*inv(B)*x) | x | A: n×n; B: spd n×n"
            + " | 2*inv(B)*x/(1 + x'*inv(B)*x)"
      })
  void updatesOfLowRankAreRecognised(String expr, String wrt, String declared, String answer) {
    check(expr, wrt, declared, answer);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "log(det(X)) | X | | inv(X)'",
        "log(det(A*X*B)) | X | A: n×n; X: n×n; B: n×n | inv(X)'",
        "det(A*X*B) | X | A: n×n; X: n×n; B: n×n | det(A*B)*adj(X)'",
        "det(X'*A*X) | X | A: n×n; X: n×n | 2*det(A*X)*adj(X)'",
        "logdet(X'*X) | X | X: m×n | 2*pinv(X)'",
        "log(1 + x'*x/a) | x | | 2*x/(a + x'*x)",
        "sum((1 + x.^2).^2.5) | x | | 5*(ones(n) + x.^2).^1.5.*x"
      })
  void answersAreShort(String expr, String wrt, String declared, String answer) {
    check(expr, wrt, declared, answer);
  }

  private static void check(String expr, String wrt, String declared, String answer) {
    var variables =
        Stream.ofNullable(declared)
            .flatMap(text -> Stream.of(text.split("; ")))
            .map(Declarations::variable)
            .toList();
    var problem = Problem.of(expr, wrt).withVariables(List.copyOf(variables)).withSteps();
    var derived = (Answer.Derived) TRACETRICK.answer(problem);
    assertThat(derived.text()).contains(answer);
    assertThat(derived.explanation()).hasValueSatisfying(e -> assertThat(e.replayed()).isTrue());
  }
}
