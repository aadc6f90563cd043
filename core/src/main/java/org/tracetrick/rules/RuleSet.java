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
public final class RuleSet implements RuleSource {

  private final String name;
  private final List<Rule.Equation> equations;
  private final Map<Operator, List<Rule.Equation>> byOperator = new HashMap<>();

  public RuleSet(String name, List<Rule.Equation> equations) {
    this.name = name;
    this.equations = List.copyOf(equations);
    for (var equation : equations) {
      byOperator.computeIfAbsent(equation.operator(), key -> new ArrayList<>()).add(equation);
    }
  }

  @Override
  public Optional<Step> apply(Expr expr, Facts facts) {
    if (!(expr instanceof Apply apply)) {
      return Optional.empty();
    }
    for (var equation : byOperator.getOrDefault(apply.operator(), List.of())) {
      if (!mayMatch(equation, apply)) {
        continue;
      }
      var step = apply(equation, expr, facts);
      if (step.isPresent()) {
        return step;
      }
    }
    return Optional.empty();
  }

  /// Whether every operator that stands right below the root of the pattern also stands right below
  /// the root of the expression: a cheap test that rules out most rules for a long product.
  private static boolean mayMatch(Rule.Equation equation, Apply expr) {
    for (var pattern : equation.lhs().operands()) {
      if (pattern instanceof Apply wanted && !holds(expr, wanted.operator())) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Apply expr, Operator operator) {
    for (var operand : expr.operands()) {
      if (operand.is(operator)) {
        return true;
      }
    }
    return false;
  }

  /// One equation applied at the root; empty where it does not match or changes nothing.
  public static Optional<Step> apply(Rule.Equation equation, Expr expr, Facts facts) {
    return Matcher.match(equation, expr, facts)
        .map(bindings -> {
          var after =
              bindings.inSurroundings(
                  equation.instance(bindings, facts.pool()), equation.operator(), facts.pool());
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
}
