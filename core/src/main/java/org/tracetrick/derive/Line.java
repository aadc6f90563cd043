package org.tracetrick.derive;

import java.util.List;
import org.tracetrick.expr.Expr;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Step;

/// One line of a derivation: an expression, and the steps that made it of the line before.
///
/// @param rule the rule that the line is about; the first line is the problem itself
/// @param steps applications of rules to parts of the line before, all at once, each to every
///     occurrence of its `before`
public record Line(Phase phase, Expr expr, Rule rule, List<Step> steps) {

  public Line {
    steps = List.copyOf(steps);
  }

  /// Whether a reader is shown the line where routine is folded.
  public boolean isKey() {
    return rule.weight() == Rule.Weight.KEY;
  }
}
