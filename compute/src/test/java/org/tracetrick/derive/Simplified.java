package org.tracetrick.derive;

import java.util.Optional;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.rules.Facts;

/// What an expression goes through before it is shown, for tests from other packages. Nothing is
/// remembered from one call to the next.
public record Simplified(Catalogue catalogue, Pool pool, Optional<Symbol> variable) {

  public Expr simplify(Expr expr) {
    var facts = new Facts(pool, variable);
    return simplifier(facts, new NormalForm(facts)).simplify(expr);
  }

  public Expr present(Expr expr) {
    var facts = new Facts(pool, variable);
    var normalForm = new NormalForm(facts);
    return new Presentation(facts, normalForm, simplifier(facts, normalForm)).of(expr);
  }

  private Simplifier simplifier(Facts facts, NormalForm normalForm) {
    return new Simplifier(facts, catalogue.rules().laws(), normalForm);
  }
}
