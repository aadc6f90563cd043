package org.tracetrick.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.catalogue.UnknownFunction;
import org.tracetrick.program.Problem;

final class InterpreterTest {

  /// Identities of well-conditioned matrices hold to a few thousand roundings.
  private static final double TOLERANCE = 1e-12;

  private static final Map<String, Integer> SIZES = Map.of("m", 4, "n", 3, "p", 2, "q", 5);

  /// Pairs of texts that have the same value at every matrix.
  private static final List<List<String>> IDENTITIES =
      List.of(
          List.of("A*inv(A)", "eye(n)"),
          List.of("adj(A)*A", "det(A)*eye(n)"),
          List.of("adj(x*y')", "zeros(n,n)"),
          List.of("logdet(A)", "log(abs(det(A)))"),
          List.of("det(S)", "exp(tr(logm(S)))"),
          List.of("X*pinv(X)*X", "X"),
          List.of("pinv(X')", "pinv(X)'"),
          List.of("pinv(X)", "inv(X'*X)*X'"),
          List.of("sqrtm(S)*sqrtm(S)", "S"),
          List.of("sqrtm(A*A)*sqrtm(A*A)", "A*A"),
          List.of("expm(logm(S))", "S"),
          List.of("expm(logm(B))", "B"),
          List.of("expm(3*A)", "expm(A)^3"),
          List.of("expm(A)*expm(-A)", "eye(n)"),
          List.of("S^0.5", "sqrtm(S)"),
          List.of("B^0.5", "sqrtm(B)"),
          List.of("A^(-2)", "inv(A*A)"),
          List.of("S^(-0.5)*S*S^(-0.5)", "eye(n)"),
          List.of("tr(dexpm(A,B))", "tr(expm(A)*B)"),
          List.of("tr(dlogm(B,A))", "tr(inv(B)*A)"),
          List.of("dsqrtm(B,A)*sqrtm(B) + sqrtm(B)*dsqrtm(B,A)", "A"),
          List.of("S*sylvester(S,B,A) + sylvester(S,B,A)*B", "A"),
          List.of("normnuc(X)", "tr(sqrtm(X'*X))"),
          List.of("vec(X*A*Y)", "kron(Y',X)*vec(A)"),
          List.of("commutation(m,n)*vec(X)", "vec(X')"),
          List.of("blocktrace(kron(X,Y),Y)", "tr(Y'*Y)*X"),
          List.of("blocksum(X,kron(X,Y))", "tr(X'*X)*Y"),
          List.of("unvec(vec(X),m,n)", "X"),
          List.of("[X, X*A; A, B]", "[[X; A], [X*A; B]]"),
          List.of("[X; A][5:7,:]", "A"),
          List.of("X[2,3]", "ones(1,m)[1,2]*X[2:3,3:3][1,1]"),
          List.of("diag(diag(x))", "x"),
          List.of("sum(X)", "ones(m)'*X*ones(n)"),
          List.of("sigmoid(X)", "1 ./ (1 + exp(-X))"),
          List.of("softplus(X)", "log(1 + exp(X))"),
          List.of("tanh(X)", "sinh(X)./cosh(X)"),
          List.of("atan2(sin(x),cos(x))", "2*atan(tan(x/2))"),
          List.of("max(x)", "-min(-x)"),
          List.of("lgamma(P+1)", "lgamma(P) + log(P)"),
          List.of("polygamma(2,P)", "polygamma(2,P+1) - 2./P.^3"),
          List.of("digamma(2*P)", "0.5*digamma(P) + 0.5*digamma(P+0.5) + log(2)"));

  @TestFactory
  Stream<DynamicTest> identitiesHold() {
    return IDENTITIES.stream()
        .map(pair ->
            DynamicTest.dynamicTest(
                pair.getFirst() + " = " + pair.getLast(),
                () -> {
                  var problem = problem();
                  var values =
                      new Interpreter(problem.program(pair.getFirst(), pair.getLast()))
                          .evaluate(SIZES, values(problem));
                  assertThat(difference(values.getFirst(), values.getLast())).isLessThan(TOLERANCE);
                }));
  }

  private static Problem problem() {
    return Problem.given(
        "A: invertible n×n",
        "B: invertible n×n",
        "S: spd n×n",
        "X: m×n",
        "Y: n×p",
        "x: n",
        "y: n",
        "P: positive m×n");
  }

  /// B is near the identity, so that its real logarithm exists.
  private static Map<String, Matrix> values(Problem problem) {
    var random = new SplitMix(11);
    var values = new LinkedHashMap<String, Matrix>();
    for (var symbol : problem.symbols()) {
      int rows = symbol.shape().rows().at(SIZES);
      int cols = symbol.shape().cols().at(SIZES);
      var entries = new double[rows * cols];
      for (int i = 0; i < entries.length; i++) {
        entries[i] = symbol.name().equals("P") ? random.uniform(0.5, 2) : random.uniform(-1, 1);
      }
      var value = Matrix.of(rows, cols, entries);
      values.put(
          symbol.name(),
          switch (symbol.name()) {
            case "A" -> value.plus(2, Matrix.identity(rows));
            case "B" -> value.times(0.4).plus(Matrix.identity(rows));
            case "S" -> value.times(value.transposed()).plus(Matrix.identity(rows));
            default -> value;
          });
    }
    return values;
  }

  private static double difference(Matrix a, Matrix b) {
    return a.minus(b).largest() / Math.max(1, a.largest());
  }

  @Test
  void specialFunctionsHaveTheirTabulatedValues() {
    assertThat(Special.erf(0.5)).isCloseTo(0.5204998778130465, within(1e-15));
    assertThat(Special.erf(2.4)).isCloseTo(0.9993114861033549, within(1e-15));
    assertThat(Special.erf(-3)).isCloseTo(-0.9999779095030014, within(1e-15));
    assertThat(Special.erf(1e-20) / 1e-20).isCloseTo(2 / Math.sqrt(Math.PI), within(1e-15));
    assertThat(Special.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-15));
    assertThat(Special.logGamma(101)).isCloseTo(363.7393755555635, within(1e-12));
    assertThat(Special.logGamma(-0.5)).isCloseTo(1.2655121234846454, within(1e-14));
    assertThat(Special.polygamma(0, 1)).isCloseTo(-0.5772156649015329, within(1e-15));
    assertThat(Special.polygamma(0, -0.5)).isCloseTo(0.03648997397857652, within(1e-14));
    assertThat(Special.polygamma(1, 1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-15));
    assertThat(Special.polygamma(2, 1)).isCloseTo(-2.404113806319188, within(1e-14));
    assertThat(Special.polygamma(3, 0.1)).isCloseTo(60004.51287679025, within(1e-9));
    assertThat(Special.tanh(1e-9)).isCloseTo(1e-9, within(1e-24));
    assertThat(Special.expm1(1e-12)).isCloseTo(1.0000000000005e-12, within(1e-27));
    assertThat(Special.log1p(1e-12)).isCloseTo(9.999999999995e-13, within(1e-27));
  }

  @Test
  void whatHasNoValueIsNotANumber() {
    var problem = Problem.given("A: n×n");
    var program = problem.program("inv(A)", "logm(A)", "sqrtm(A)");
    var values =
        new Interpreter(program)
            .evaluate(Map.of("n", 2), Map.of("A", Matrix.of(2, 2, -1, 0, 0, 0)));
    assertThat(values).noneMatch(Matrix::isFinite);
  }

  @Test
  void onlyWhatDependsOnANewValueIsComputedAnew() {
    var problem = Problem.given("x: n", "y: n");
    var evaluation = new Interpreter(problem.program("x'*y")).at(Map.of("n", 2));
    evaluation.set("x", Matrix.column(1, 2));
    evaluation.set("y", Matrix.column(3, 4));
    evaluation.run();
    assertThat(evaluation.values(0)).containsExactly(11);
    evaluation.set("y", Matrix.column(1, 1));
    evaluation.run();
    assertThat(evaluation.values(0)).containsExactly(3);
  }

  @Test
  void anUnknownFunctionHasItsOwnDerivatives() {
    var problem =
        Problem.given("Y: p×q", "E: p×q")
            .withUnknown(
                new UnknownFunction.ScalarValued("f", false),
                new UnknownFunction.Elementwise("phi"));
    var texts =
        new String[] {
          "f(Y + %s*E)",
          "tr(grad_f(Y + %s*E)'*E)",
          "vec(E)'*hess_f(Y)*vec(E)",
          "phi(Y + %s*E)",
          "diff_phi(Y + %s*E).*E",
          "diff2_phi(Y).*E.*E"
        };
    var random = new SplitMix(3);
    var values = new LinkedHashMap<String, Matrix>();
    for (var name : List.of("Y", "E")) {
      var entries = new double[10];
      for (int i = 0; i < entries.length; i++) {
        entries[i] = random.normal();
      }
      values.put(name, Matrix.of(2, 5, entries));
    }
    double h = 1e-4;
    for (int i : new int[] {0, 1, 3, 4}) {
      var above = value(problem, texts[i].formatted("0.0001"), values);
      var below = value(problem, texts[i].formatted("(-0.0001)"), values);
      var slope = above.minus(below).times(1 / (2 * h));
      assertThat(difference(value(problem, texts[i + 1].formatted("0"), values), slope))
          .as(texts[i])
          .isLessThan(1e-6);
    }
  }

  private static Matrix value(Problem problem, String text, Map<String, Matrix> values) {
    return new Interpreter(problem.program(text)).evaluate(SIZES, values).getFirst();
  }
}
