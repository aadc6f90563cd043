package org.tracetrick.derive;

import java.util.List;
import java.util.stream.Stream;
import org.tracetrick.expr.Expr;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Step;

/// One line of a derivation: an expression, and the steps that made it of the line before.
///
/// @param rule the rule that the line is about; the first line is the problem itself
/// @param steps applications of rules to parts of the line before, all at once, each to every
///   occurrence of its `before`
/// @param routine steps inside what the steps brought, until none is left: constants vanish, sums
///   are gone through
public record Line(Phase phase, Expr expr, Rule rule, List<Step> steps, List<Step> routine) {

  public Line {
    steps = List.copyOf(steps);
    routine = List.copyOf(routine);
  }

  /// A line whose steps bring nothing that is gone through further.
  public Line(Phase phase, Expr expr, Rule rule, List<Step> steps) {
    this(phase, expr, rule, steps, List.of());
  }

  public List<Step> allSteps() {
    return Stream.concat(steps.stream(), routine.stream()).toList();
  }

  /// Whether a reader is shown the line where routine is folded.
  public boolean isKey() {
    return rule.weight() == Rule.Weight.KEY;
  }
}
