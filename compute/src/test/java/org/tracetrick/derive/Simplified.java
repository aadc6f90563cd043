package org.tracetrick.derive;

import java.util.Optional;
import java.util.Set;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.GrowingRules;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.rules.Facts;

/// What an expression goes through before it is shown, for tests from other packages. Nothing is
/// remembered from one call to the next.
public record Simplified(Catalogue catalogue, Pool pool, Optional<Symbol> variable) {

  public Expr simplify(Expr expr) {
    var facts = new Facts(pool, variable);
    return new Simplifier(facts, rules().laws(), new NormalForm(facts)).simplify(expr);
  }

  public Expr present(Expr expr) {
    var facts = new Facts(pool, variable);
    var rules = rules();
    var normalForm = new NormalForm(facts);
    var simplifier = new Simplifier(facts, rules.laws(), normalForm);
    return new Presentation(facts, normalForm, simplifier, rules).of(expr);
  }

  /// In tokens, as presentations are measured.
  public static int length(Expr expr) {
    return new Length().of(expr);
  }

  private GrowingRules rules() {
    catalogue.rules(); // from here on, every rule is read
    return catalogue.rulesFor(Set.of());
  }
}
