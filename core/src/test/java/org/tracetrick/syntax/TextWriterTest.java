package org.tracetrick.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;

final class TextWriterTest {

  private static final int TRIALS = 3_000;

  private final RandomExpressions algebra = new RandomExpressions(1);

  @Test
  void whatIsWrittenReadsBackAsTheSameExpression() {
    for (long seed = 0; seed < TRIALS; seed++) {
      var algebra = new RandomExpressions(seed);
      var expr = algebra.next();
      var text = TextWriter.write(expr);
      assertThat(algebra.read(text)).as("seed %d: %s", seed, text).isSameAs(expr);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "2*X'*(X*x-z) | 2*X'*(X*x - z)",
        "x'*y/norm2(x)/norm2(y) | x'*y/(norm2(x)*norm2(y))",
        "x/norm2(x) | x/norm2(x)",
        "1/a | 1/a",
        "1./X | 1./X",
        "X./Y | X./Y",
        "a./X | a./X",
        "sqrt(a) | sqrt(a)",
        "1/sqrt(a) | 1/sqrt(a)",
        "1./sqrt(X) | 1./sqrt(X)",
        "a^1.5 | a^1.5",
        "X.^(-1.5) | 1./X.^1.5",
        "a^-2 | 1/a^2",
        "X.^2 | X.^2",
        "A^2 | A^2",
        "x/2 | 0.5*x",
        "x/3 | x/3",
        "2/3*x | 2*x/3",
        "a/(3*b) | a/(3*b)",
        "x - 2*y | x - 2*y",
        "-x + y | -x + y",
        "x - (y - x) | x - (y - x)",
        "-(x + y) | -(x + y)",
        "(A+B)' | (A + B)'",
        "(A*B)' | (A*B)'",
        "A^(-T) | inv(A)'",
        "(x'*y)*A*x | (x'*y)*A*x",
        "a*x'*A*x | a*(x'*A*x)",
        "2*x'*A*x | 2*x'*A*x",
        "-x'*y | -x'*y",
        "2*X.*Y | 2*X.*Y",
        "A*(B.*A) | A*(B.*A)",
        "ones(n) | ones(n)",
        "ones(m,n) | ones(m,n)",
        "zeros(n,1) | zeros(n)",
        "eye(n) | eye(n)",
        "x'*x/n | x'*x/n",
        "X[2,:] | X[2,:]",
        "X[1:m-1,2] | X[1:m-1,2]",
        "x[3] | x[3]",
        "x'[1:2] | x'[1:2]",
        "[A, B; X, Y] | [A, B; X, Y]",
        "unvec(v,m,n) | unvec(v,m,n)",
        "2*pi*a | 2*pi*a",
        "d(x'*y) | d(x'*y)",
        "d(x) | dx",
        "2^a | 2^a",
        "(-2)^a | (-2)^a",
        "a^(-b) | a^(-b)",
        "X.^X | X.^X",
        "(X.^2)' | (X.^2)'",
        "X'.^2 | X'.^2",
      })
  void writesTheShortForm(String input, String written) {
    check(input, written);
  }

  private void check(String input, String written) {
    var expr = algebra.read(input);
    assertThat(TextWriter.write(expr)).isEqualTo(written);
    assertThat(algebra.read(written)).isSameAs(expr);
  }

  @Test
  void namesASharedPartOnlyWhereItShortensTheText() {
    var small = algebra.read("norm2(x) + norm2(x)^2");
    assertThat(TextWriter.write(small)).isEqualTo("norm2(x) + norm2(x)^2");
    var sum = "exp(X) + exp(Y) + exp(X - Y) + exp(2*X) + exp(3*Y) + exp(X.*Y) + exp(X + Y + X.*Y)";
    var inner = "norm2(" + sum + " + " + sum.replace("exp(", "exp(2*X - ") + ")";
    var big = algebra.read(inner + "*" + inner + "^2");
    assertThat(TextWriter.write(big)).startsWith("let u1 = ").endsWith(" in u1*u1^2");
    assertThat(algebra.read(TextWriter.write(big))).isSameAs(big);
  }

  @Test
  void writesADeepChainInLinearLengthAndReadsItBack() {
    Expr link = algebra.symbol("x");
    for (int i = 0; i < 10_000; i++) {
      link =
          algebra.pool.product(
              algebra.symbol("A"), algebra.pool.apply(RandomExpressions.EXP, link));
    }
    var text = TextWriter.write(link);
    assertThat(text.length()).isLessThan(150_000);
    assertThat(Parser.parse(text)).isInstanceOf(Tree.Let.class);
    assertThat(algebra.read(text)).isSameAs(link);
  }

  @Test
  void neverExpandsSharing() {
    Expr power = algebra.symbol("x");
    for (int i = 0; i < 200; i++) {
      var twice = algebra.pool.hadamard(List.of(power, power));
      power = algebra.pool.apply(RandomExpressions.EXP, twice);
    }
    var text = TextWriter.write(power);
    assertThat(text.length()).isLessThan(6_000);
    assertThat(algebra.read(text)).isSameAs(power);
  }

  @Test
  void writesPartsByTheNamesGiven() {
    var residual = algebra.read("X*x - z");
    var line = algebra.read("d((X*x - z)'*(X*x - z)) + 2*(X*x - z)'*d(X*x - z)");
    assertThat(TextWriter.write(line, Map.of(residual, "u"))).isEqualTo("d(u'*u) + 2*u'*du");
    assertThat(TextWriter.write(line, Map.of(residual, "u"), Set.of("du")))
        .isEqualTo("d(u'*u) + 2*u'*d(u)");
  }

  @Test
  void aDifferentialKeepsItsNamesToItself() {
    var part = "exp(X + Y + X.*Y + exp(X - Y) + exp(2*X - 3*Y) + exp(X.*X.*Y.*Y) + exp(X + 9*Y))";
    var value =
        "norm2(" + part + ")*norm2(2*" + part + ")*norm2(3*" + part + ")*norm2(4*" + part + ")";
    var expr = algebra.read(value + "*d(" + value + ")*" + value + "^3");
    var text = TextWriter.write(expr);
    assertThat(text).contains("d(let ");
    assertThat(algebra.read(text)).isSameAs(expr);
  }

  @Test
  void aNameThatIsMadeUpClashesWithNothing() {
    Expr deep = algebra.pool.symbol("u1", RandomExpressions.VECTOR, Kind.GENERAL);
    for (int i = 0; i < 60; i++) {
      deep = algebra.pool.apply(RandomExpressions.EXP, deep);
    }
    assertThat(TextWriter.write(deep)).startsWith("let u2 = ");
  }
}
