package org.tracetrick.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutTest {

  @Test
  void aShortFormulaStaysOnOneLine() {
    assertThat(Layout.broken("a + b", 10)).containsExactly("a + b");
  }

  @Test
  void aLongFormulaIsBrokenBeforeTheSignsInTheFewestBrackets() {
    assertThat(Layout.broken("tr(A*(X + B)) + tr(C*X) - tr(D)", 20))
        .containsExactly("tr(A*(X + B))", "  + tr(C*X) - tr(D)");
  }

  @Test
  void aProductIsBrokenWhereThereIsNoSum() {
    assertThat(Layout.broken("inv(A)*inv(B)*inv(C).*inv(D)", 16))
        .containsExactly("inv(A)*inv(B)", "  *inv(C)", "  .*inv(D)");
  }

  @Test
  void nothingIsLostByBreaking() {
    var formula =
        "let u1 = X*w - y, u2 = exp(-u1.*u1) in 0.25*(u1 + 2.5*u2)'*(X.^2*w - y./u2)*(tr(A) - 1)";
    for (int columns : List.of(20, 30, 40, 60)) {
      assertThat(String.join(" ", Layout.broken(formula, columns)).replace(" ", ""))
          .isEqualTo(formula.replace(" ", ""));
    }
  }

  @Test
  void anErrorHasTwoDigits() {
    assertThat(Layout.scientific(4.857e-13)).isEqualTo("4.9e-13");
    assertThat(Layout.scientific(1e-7)).isEqualTo("1e-7");
    assertThat(Layout.scientific(9.96e-9)).isEqualTo("1e-8");
    assertThat(Layout.scientific(123.4)).isEqualTo("1.2e2");
    assertThat(Layout.scientific(0)).isEqualTo("0.0");
  }

  @Test
  void combiningMarksTakeNoColumn() {
    assertThat(Layout.width("x\u0302")).isEqualTo(1);
    assertThat(Layout.padded("∂f", 4)).isEqualTo("∂f  ");
  }
}
