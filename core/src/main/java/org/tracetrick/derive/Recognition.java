package org.tracetrick.derive;

import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.RuleSource;

/// Names what a user has written out, before it is differentiated: `exp(x)/sum(exp(x))` is
/// `softmax(x)`, whose differential a person knows.
final class Recognition {

  private final Facts facts;
  private final RuleSource recognitions;

  /// @param recognitions laws, each of which makes the expression shorter
  Recognition(Facts facts, RuleSource recognitions) {
    this.facts = facts;
    this.recognitions = recognitions;
  }

  /// The expression with everything named that is known; itself where that is nothing.
  Expr of(Expr expr) {
    return Traversal.rewrite(
        expr,
        (part, operands) ->
            part instanceof Apply apply ? named(facts.pool().rebuild(apply, operands)) : part);
  }

  private Expr named(Expr part) {
    var step = recognitions.apply(part, facts);
    return step.isEmpty() ? part : of(step.get().after());
  }
}
