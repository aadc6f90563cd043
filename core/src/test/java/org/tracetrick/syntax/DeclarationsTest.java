package org.tracetrick.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.TracetrickException;

final class DeclarationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "X: m×n ~ X ~ m×n ~ GENERAL",
        "X: m x n ~ X ~ m×n ~ GENERAL",
        "X: matrix m×n ~ X ~ m×n ~ GENERAL",
        "X: m*n×p ~ X ~ m*n×p ~ GENERAL",
        "X: (m+1)×n ~ X ~ (m+1)×n ~ GENERAL",
        "X: m+1×n ~ X ~ (m+1)×n ~ GENERAL",
        "Y: 3×4 ~ Y ~ 3×4 ~ GENERAL",
        "Y: 3x4 ~ Y ~ 3×4 ~ GENERAL",
        "S: symmetric n×n ~ S ~ n×n ~ SYMMETRIC",
        "A: invertible n×n ~ A ~ n×n ~ INVERTIBLE",
        "x: n ~ x ~ n×1 ~ GENERAL",
        "x: vector n ~ x ~ n×1 ~ GENERAL",
        "x: positive n ~ x ~ n×1 ~ POSITIVE",
        "r: row n ~ r ~ 1×n ~ GENERAL",
        "a: scalar ~ a ~ 1×1 ~ GENERAL",
        "a: positive scalar ~ a ~ 1×1 ~ POSITIVE",
        "x₁: 2n ~ x_1 ~ 2*n×1 ~ GENERAL",
        "λ:scalar ~ λ ~ 1×1 ~ GENERAL",
      })
  void readsAVariable(String text, String name, String shape, String kind) {
    var declaration = Declarations.variable(text);
    assertThat(declaration.name()).isEqualTo(name);
    assertThat(declaration.shape()).hasToString(shape);
    assertThat(declaration.kind()).hasToString(kind);
    assertThat(Declarations.variable(declaration.toString())).isEqualTo(declaration);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      nullValues = "-",
      value = {
        "X ~ SYNTAX ~ `X`",
        "X: ~ SYNTAX ~ `X:`",
        ": n ~ SYNTAX ~ `: n`",
        "let: n ~ SYNTAX ~ let",
        "2x: n ~ SYNTAX ~ 2x",
        "X: m× ~ SYNTAX ~ size",
        "X: m×n×p ~ SYNTAX ~ m×n×p",
        "X: vector m×n ~ SYNTAX ~ vector",
        "a: scalar n ~ SYNTAX ~ scalar",
        "X: symmetric ~ SYNTAX ~ size",
        "S: symmetric m×n ~ CONTRADICTION ~ m×n",
        "S: symmetric n ~ CONTRADICTION ~ n×1",
        "X: 0×n ~ DOMAIN ~ `0`",
        "X: -3×n ~ DOMAIN ~ `-3`",
        "X: 2.5×n ~ DOMAIN ~ 5/2",
        "X: sin(n)×n ~ SYNTAX ~ sin(n)",
        "X: m/2×n ~ SYNTAX ~ /",
        "x: 99999999999 ~ LIMIT ~ too large",
        "x: (a+b+c+d+e+f+g+h+i+j)^8 ~ LIMIT ~ terms",
      })
  void refusesAVariable(String text, Diagnostic.Code code, String named) {
    var diagnostic =
        catchThrowableOfType(TracetrickException.class, () -> Declarations.variable(text))
            .diagnostic();
    assertThat(diagnostic.code()).isEqualTo(code);
    assertThat(diagnostic.message()).contains(named);
    assertThat(diagnostic.where()).isEmpty();
    assertThat(diagnostic.hint()).isPresent();
  }

  @Test
  void readsAFunction() {
    var matrix = new Shape(Dim.named("p"), Dim.named("q"));
    assertThat(Declarations.function("f: p×q -> scalar"))
        .isEqualTo(new FunctionDeclaration.ScalarValued("f", matrix));
    assertThat(Declarations.function("f: p x q → scalar"))
        .isEqualTo(new FunctionDeclaration.ScalarValued("f", matrix));
    assertThat(Declarations.function("g: n -> scalar"))
        .isEqualTo(new FunctionDeclaration.ScalarValued("g", Shape.column(Dim.named("n"))));
    assertThat(Declarations.function("h: scalar -> scalar"))
        .isEqualTo(new FunctionDeclaration.ScalarValued("h", Shape.SCALAR));
    assertThat(Declarations.function("phi: elementwise"))
        .isEqualTo(new FunctionDeclaration.Elementwise("phi"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "f: p×q ~ SYNTAX",
        "f ~ SYNTAX",
        "f: n -> n ~ UNSUPPORTED",
        "f: n, m -> scalar ~ UNSUPPORTED",
      })
  void refusesAFunction(String text, Diagnostic.Code code) {
    assertThat(
            catchThrowableOfType(TracetrickException.class, () -> Declarations.function(text))
                .diagnostic()
                .code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"m*n, m*n", "n+p, n+p", "n^2, n*n", "2n-1, 2*n-1", "n*m, m*n", "(m+1)*(m-1), m*m-1"})
  void readsASize(String text, String size) {
    assertThat(Declarations.size(text)).hasToString(size);
  }
}
