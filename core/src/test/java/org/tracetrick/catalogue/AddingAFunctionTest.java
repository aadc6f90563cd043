package org.tracetrick.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.elaborate.Declared;
import org.tracetrick.elaborate.Elaborator;
import org.tracetrick.elaborate.Scope;
import org.tracetrick.expr.Pool;
import org.tracetrick.syntax.Parser;
import org.tracetrick.syntax.TextWriter;

/// What a new function costs: one block, as CONTRIBUTING.md says.
class AddingAFunctionTest {

  @Test
  void oneBlockGivesTheGradient() {
    var text = CatalogueText.standard();
    text.define("swish").elementwise().means("X .* sigmoid(X)").latex("\\operatorname{swish}(#1)");
    assertThat(gradient(Catalogue.of(text), "a'*swish(W*x)"))
        .isEqualTo("W'*(sigmoid(W*x).*(a + (W*x).*(a - a.*sigmoid(W*x))))");
  }

  @Test
  void anAbbreviationIsShownByItsMeaning() {
    var text = CatalogueText.standard();
    var pool = new Pool();
    var catalogue = Catalogue.of(text);
    var expr =
        Elaborator.elaborate(
                Parser.parse("sum(silu(x))"),
                "sum(silu(x))",
                Scope.of(Map.of(), catalogue.functions()),
                pool)
            .expr();
    assertThat(TextWriter.write(catalogue.spelledOut(expr, pool))).isEqualTo("sum(x.*sigmoid(x))");
  }

  private static String gradient(Catalogue catalogue, String source) {
    var pool = new Pool();
    var elaboration =
        Elaborator.elaborate(
            Parser.parse(source),
            source,
            Scope.of(
                Map.of("x", declared("n"), "a", declared("m"), "W", matrix()),
                catalogue.functions()),
            pool);
    var variable = Objects.requireNonNull(elaboration.variables().get("x"));
    var derivative = new Differentiator(catalogue, pool, variable).first(elaboration.expr());
    assertThat(derivative.derivation().complaint()).isEmpty();
    return TextWriter.write(derivative.value().orElseThrow());
  }

  private static Declared declared(String shape) {
    return Declared.of(DeclarationText.shape(shape));
  }

  private static Declared matrix() {
    return declared("m×n");
  }
}
