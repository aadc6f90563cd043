package org.tracetrick.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.catalogue.UnknownFunction;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Rational;
import org.tracetrick.program.Problem;

final class GradientCheckTest {

  private static final long SEED = 5;

  /// A function, its variable, and its derivative in one of the forms of a claim.
  private record Known(
      Problem problem,
      String function,
      String variable,
      List<String> derivative,
      Function<List<Expr>, Claim> claim) {

    Verdict checked(Function<Expr, Expr> change) {
      var exprs = derivative.stream().map(problem::expr).map(change).toList();
      return GradientCheck.check(
          problem.expr(function),
          problem.symbol(variable),
          claim.apply(exprs),
          problem.definitions(),
          problem.pool(),
          SEED);
    }

    /// A derivative that is off by one part in 10,000.
    Expr spoilt(Expr expr) {
      return problem.pool().product(problem.pool().literal(Rational.of(10_001, 10_000)), expr);
    }

    @Override
    public String toString() {
      return "d/d" + variable + " of " + function;
    }
  }

  private static Known array(String f, String x, String derivative, String... declarations) {
    return new Known(
        Problem.given(declarations),
        f,
        x,
        List.of(derivative),
        e -> new Claim.Derivative(e.getFirst()));
  }

  private static Known hessian(String f, String x, String derivative, String... declarations) {
    return new Known(
        Problem.given(declarations),
        f,
        x,
        List.of(derivative),
        e -> new Claim.Hessian(e.getFirst()));
  }

  private static Known map(
      String f, String x, String operator, String vec, String... declarations) {
    return new Known(
        Problem.given(declarations),
        f,
        x,
        vec.isEmpty() ? List.of(operator) : List.of(operator, vec),
        e -> new Claim.LinearMap(e.getFirst(), second(e)));
  }

  private static Known hessianMap(
      String f, String x, String operator, String vec, String... declarations) {
    return new Known(
        Problem.given(declarations),
        f,
        x,
        List.of(operator, vec),
        e -> new Claim.HessianMap(e.getFirst(), second(e)));
  }

  private static Optional<Expr> second(List<Expr> exprs) {
    return exprs.size() > 1 ? Optional.of(exprs.get(1)) : Optional.empty();
  }

  private static final List<Known> KNOWN =
      List.of(
          array("norm2(X*w-y)^2", "w", "2*X'*(X*w-y)", "X: m×n", "w: n", "y: m"),
          array("tr(A*X*B)", "X", "A'*B'", "A: p×m", "X: m×n", "B: n×p"),
          array("A*exp(x)", "x", "A*diag(exp(x))", "A: m×n", "x: n"),
          array("x'*A", "x", "A'", "A: n×m", "x: n"),
          array("inv(A+t*B)", "t", "-inv(A+t*B)*B*inv(A+t*B)", "A: spd n×n", "B: n×n", "t: scalar"),
          array("logdet(S)", "S", "inv(S)", "S: symmetric n×n"),
          array("tr(D*A*D)", "D", "D*A + A*D", "D: diagonal n×n", "A: symmetric n×n"),
          array("sum(L*L')", "L", "2*ones(n,n)*L", "L: lower n×n"),
          array("normF(A*Q-B)^2", "Q", "2*A'*(A*Q-B)", "A: m×n", "Q: orthogonal n×n", "B: m×n"),
          array("tr(X*logm(X)-X)", "X", "logm(X)'", "X: spd n×n"),
          array("normnuc(X)", "X", "X*inv(sqrtm(X'*X))", "X: m×n"),
          array("2*sum(max(x)*y)", "x", "2*sum(y)*indmax(x)", "x: n", "y: n"),
          array("sum(lgamma(x))", "x", "digamma(x)", "x: n"),
          hessian("x'*A*x", "x", "A+A'", "x: n", "A: n×n"),
          hessian("log(x'*A*x)", "x", "2*A/(x'*A*x)-4*A*x*x'*A/(x'*A*x)^2", "x: n", "A: spd n×n"),
          hessian(
              "det(A+t*B)",
              "t",
              "det(A+t*B)*(tr(inv(A+t*B)*B)^2-tr(inv(A+t*B)*B*inv(A+t*B)*B))",
              "A: invertible n×n",
              "B: n×n",
              "t: scalar"),
          map("A*X*B", "X", "A*dX*B", "kron(B',A)", "A: p×m", "X: m×n", "B: n×q"),
          map("inv(X)", "X", "-inv(X)*dX*inv(X)", "-kron(inv(X)',inv(X))", "X: invertible n×n"),
          map("X'", "X", "dX'", "commutation(m,n)", "X: m×n"),
          map("expm(X)", "X", "dexpm(X,dX)", "", "X: n×n"),
          hessianMap(
              "logdet(X)",
              "X",
              "-(inv(X)*dX*inv(X))'",
              "-kron(inv(X),inv(X)')*commutation(n,n)",
              "X: invertible n×n"),
          hessianMap("normF(A*X)^2", "X", "2*A'*A*dX", "kron(eye(n), 2*A'*A)", "A: p×m", "X: m×n"));

  /// Functions with a domain: most points of the usual kind lie outside.
  private static final List<Known> DOMAINS =
      List.of(
          array("log(det(A))", "A", "inv(A)'", "A: n×n"),
          array("sum(asin(x))", "x", "(1-x.^2).^(-0.5)", "x: n"),
          array("log(1-sum(x))", "x", "-ones(n)/(1-sum(x))", "x: n"),
          array("sum(log(b-A*x))", "x", "-A'*(1./(b-A*x))", "b: m", "A: m×n", "x: n"),
          array("sum(log(x-2))", "x", "1./(x-2)", "x: n"),
          array("tr(sqrtm(X))", "X", "0.5*inv(sqrtm(X))'", "X: n×n"),
          array("logdet(X'*X)", "X", "2*X*inv(X'*X)", "X: m×n"),
          array("logdet(X*X')", "X", "2*inv(X*X')*X", "X: m×n"));

  @TestFactory
  Stream<DynamicTest> aTrueDerivativePasses() {
    return Stream.concat(KNOWN.stream(), DOMAINS.stream())
        .map(known ->
            DynamicTest.dynamicTest(
                known.toString(),
                () -> {
                  var verdict = known.checked(Function.identity());
                  assertThat(verdict.passed()).as(verdict.toString()).isTrue();
                  assertThat(verdict.points()).isGreaterThanOrEqualTo(3);
                  assertThat(verdict.maxRelativeError()).isLessThan(verdict.tolerance());
                }));
  }

  @TestFactory
  Stream<DynamicTest> aSlightlyWrongDerivativeFails() {
    return Stream.concat(KNOWN.stream(), DOMAINS.stream())
        .map(known ->
            DynamicTest.dynamicTest(
                known.toString(),
                () -> {
                  var verdict = known.checked(known::spoilt);
                  assertThat(verdict.passed()).isFalse();
                  assertThat(verdict.reason().orElseThrow()).contains("disagree", "seed");
                }));
  }

  @Test
  void aMatrixForItsTransposeFails() {
    var verdict = array("tr(A*X)", "X", "A", "A: n×n", "X: n×n").checked(Function.identity());
    assertThat(verdict.passed()).isFalse();
  }

  @Test
  void aHessianThatIsNotSymmetricFails() {
    var verdict = hessian("x'*A*x", "x", "2*A", "x: n", "A: n×n").checked(Function.identity());
    assertThat(verdict.passed()).isFalse();
  }

  @Test
  void aVecFormThatIsNotThatOfTheOperatorFails() {
    var verdict =
        map("A*X*B", "X", "A*dX*B", "kron(B,A)", "A: n×n", "X: n×n", "B: n×n")
            .checked(Function.identity());
    assertThat(verdict.passed()).isFalse();
  }

  @Test
  void aDerivativeOfTheWrongShapeFailsBeforeItIsEvaluated() {
    var verdict =
        array("sum(A*x)", "x", "ones(m)'*A", "A: m×n", "x: n").checked(Function.identity());
    assertThat(verdict.points()).isZero();
    assertThat(verdict.reason()).contains("the derivative is 1×n, and must be n×1");
  }

  @Test
  void whatIsDefinedNowhereCannotBeChecked() {
    var verdict = array("log(-1-norm2(x)^2)", "x", "2*x", "x: n").checked(Function.identity());
    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.reason().orElseThrow()).startsWith("cannot be checked");
  }

  @Test
  void aRegionWhereTheDerivativeVanishesDoesNotPassForTheWhole() {
    var verdict =
        array("relu(c-norm2(x))^2", "x", "-3*relu(c-norm2(x))*x/norm2(x)", "c: scalar", "x: n")
            .checked(Function.identity());
    assertThat(verdict.passed()).isFalse();
  }

  @Test
  void aTinyFunctionIsNotPassedForItsSize() {
    var verdict =
        array("x'*x/10000000000", "x", "3*x/10000000000", "x: n").checked(Function.identity());
    assertThat(verdict.passed()).isFalse();
  }

  @Test
  void aFunctionThatNobodyKnowsIsCheckedByTheChainRule() {
    var problem =
        Problem.given("A: p×n", "x: n", "X: n×n")
            .withUnknown(
                new UnknownFunction.ScalarValued("f", true),
                new UnknownFunction.ScalarValued("g", false),
                new UnknownFunction.Elementwise("phi"));
    for (var known :
        List.of(
            List.of("f(A*x)", "x", "A'*grad_f(A*x)"),
            List.of("g(X*X)", "X", "grad_g(X*X)*X' + X'*grad_g(X*X)"),
            List.of("sum(phi(A*x))", "x", "A'*diff_phi(A*x)"),
            List.of("grad_f(x)", "x", "hess_f(x)"))) {
      var verdict =
          GradientCheck.check(
              problem.expr(known.get(0)),
              problem.symbol(known.get(1)),
              new Claim.Derivative(problem.expr(known.get(2))),
              problem.definitions(),
              problem.pool(),
              SEED);
      assertThat(verdict.passed()).as(known + " " + verdict).isTrue();
    }
  }

  @Test
  void theSameSeedGivesTheSameVerdict() {
    var known = array("det(X)", "X", "adj(X)'", "X: n×n");
    assertThat(known.checked(Function.identity())).isEqualTo(known.checked(Function.identity()));
  }
}
