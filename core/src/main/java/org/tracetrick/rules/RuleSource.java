package org.tracetrick.rules;

import java.util.Optional;
import org.tracetrick.expr.Expr;

/// Where rules come from: tries them on an expression.
@FunctionalInterface
public interface RuleSource {

  /// The first rule that matches the expression at its root, applied.
  Optional<Step> apply(Expr expr, Facts facts);
}
