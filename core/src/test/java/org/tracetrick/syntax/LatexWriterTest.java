package org.tracetrick.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Operator;

final class LatexWriterTest {

  private static final Map<String, String> TEMPLATES =
      Map.of(
          "inv", "#1^{-1}",
          "norm2", "\\lVert #1 \\rVert_2",
          "exp", "\\exp(#1)");

  private final RandomExpressions algebra = new RandomExpressions(1);

  private static Optional<String> template(Operator operator) {
    return Optional.ofNullable(TEMPLATES.get(operator.name()));
  }

  private static String latex(Expr expr) {
    return LatexWriter.write(expr, LatexWriterTest::template, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "2*X'*(X*x - z) ~ 2 X^\\top (X x - z)",
        "X.*Y ~ X \\odot Y",
        "X./Y ~ X \\oslash Y",
        "1./X ~ 1 \\oslash X",
        "1/a ~ \\frac{1}{a}",
        "x'*y/(norm2(x)*norm2(y)) ~ \\frac{x^\\top y}{\\lVert x \\rVert_2 \\lVert y \\rVert_2}",
        "x/norm2(x) ~ \\frac{1}{\\lVert x \\rVert_2} x",
        "norm2(X*x - z)^2 ~ \\lVert X x - z \\rVert_2^{2}",
        "inv(A) ~ A^{-1}",
        "inv(A)' ~ A^{-\\top}",
        "inv(A + B)' ~ (A + B)^{-\\top}",
        "inv(A)^2 ~ (A^{-1})^{2}",
        "tr(A) ~ \\operatorname{tr}(A)",
        "exp(-x) ~ \\exp(-x)",
        "(A*B)' ~ (A B)^\\top",
        "sqrt(a) ~ \\sqrt{a}",
        "X.^2 ~ X^{\\odot 2}",
        "A^2 ~ A^{2}",
        "0.5*x'*x ~ \\frac{1}{2} x^\\top x",
        "-x ~ -x",
        "2*2^a ~ 2 \\cdot 2^{a}",
        "d(X)*x ~ \\mathrm{d}X x",
        "d(X*x) ~ \\mathrm{d}(X x)",
        "d(X)' ~ (\\mathrm{d}X)^\\top",
        "ones(n) ~ \\mathbf{1}_{n}",
        "ones(m,n) ~ \\mathbf{1}_{m \\times n}",
        "eye(n) ~ I_{n}",
        "zeros(m,n) ~ 0_{m \\times n}",
        "X[1:m-1,2] ~ {X}_{1:m-1,2}",
        "[A, B; X, Y] ~ \\begin{bmatrix} A & B \\\\ X & Y \\end{bmatrix}",
        "2*pi*a ~ 2 \\pi a",
        "x'*x/n ~ \\frac{x^\\top x}{n}",
      })
  void sets(String text, String latex) {
    assertThat(latex(algebra.read(text))).isEqualTo(latex);
  }

  @ParameterizedTest
  @CsvSource({
    "x, x",
    "x_1, x_{1}",
    "x1, x_{1}",
    "lambda, \\lambda",
    "λ, \\lambda",
    "φ, \\varphi",
    "Sigma, \\Sigma",
    "Σ, \\Sigma",
    "loss, \\mathit{loss}",
    "w_out, w_{\\mathit{out}}",
    "sigma_max2, \\sigma_{\\mathit{max2}}",
  })
  void setsNames(String name, String latex) {
    assertThat(latex(algebra.pool.symbol(name, RandomExpressions.VECTOR, Kind.GENERAL)))
        .isEqualTo(latex);
  }

  @Test
  void bracesAreBalancedAndNoScriptIsDoubled() {
    for (long seed = 0; seed < 2_000; seed++) {
      var text = latex(new RandomExpressions(seed).next());
      int depth = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        assertThat(depth).isNotNegative();
      }
      assertThat(depth).isZero();
      assertThat(text).doesNotContain("\\top^").doesNotContainPattern("\\^\\{[^{}]*\\}\\^");
    }
  }

  @Test
  void namesGivenPartsAndExplainsItsOwn() {
    var residual = algebra.read("X*x - z");
    var line = algebra.read("2*(X*x - z)'*d(X*x - z)");
    assertThat(LatexWriter.write(line, LatexWriterTest::template, Map.of(residual, "u")))
        .isEqualTo("2 u^\\top \\mathrm{d}u");
    Expr deep = algebra.symbol("x");
    for (int i = 0; i < 10_000; i++) {
      deep = algebra.pool.apply(RandomExpressions.EXP, deep);
    }
    assertThat(latex(deep)).contains("\\quad \\text{where } u_{1} = ");
  }
}
