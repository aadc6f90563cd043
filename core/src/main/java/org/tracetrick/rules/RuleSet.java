package org.tracetrick.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;

/// Equations that are tried in order, found by the operator at the root of their left sides.
public final class RuleSet {

  private final String name;
  private final List<Rule.Equation> equations;
  private final Map<Operator, List<Rule.Equation>> byOperator = new HashMap<>();

  public RuleSet(String name, List<Rule.Equation> equations) {
    this.name = name;
    this.equations = List.copyOf(equations);
    for (var equation : equations) {
      byOperator.computeIfAbsent(head(equation.lhs()), key -> new ArrayList<>()).add(equation);
    }
  }

  /// The first equation that matches the expression at its root, applied.
  public Optional<Step> apply(Expr expr, Facts facts) {
    if (!(expr instanceof Apply apply)) {
      return Optional.empty();
    }
    for (var equation : byOperator.getOrDefault(apply.operator(), List.of())) {
      var step = apply(equation, expr, facts);
      if (step.isPresent()) {
        return step;
      }
    }
    return Optional.empty();
  }

  /// One equation applied at the root; empty where it does not match or changes nothing.
  public static Optional<Step> apply(Rule.Equation equation, Expr expr, Facts facts) {
    return Matcher.match(equation, expr, facts)
        .map(
            bindings -> {
              var after =
                  bindings.inSurroundings(
                      equation.instance(bindings, facts.pool()),
                      head(equation.lhs()),
                      facts.pool());
              return new Step(equation, bindings, expr, after);
            })
        .filter(step -> !step.after().equals(step.before()));
  }

  public String name() {
    return name;
  }

  public List<Rule.Equation> equations() {
    return equations;
  }

  private static Operator head(Expr pattern) {
    if (pattern instanceof Apply apply) {
      return apply.operator();
    }
    throw new IllegalArgumentException("a rule's left side must have an operator: " + pattern);
  }
}
