package org.tracetrick.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Step;

/// Replays a derivation without the machinery that found it: no matching, no choice of rules.
///
/// A step by an equation holds when its bindings make the rule's sides what the step says, and meet
/// the rule's restrictions. A line holds when it is the line before with its steps carried out.
/// Both are compared up to [NormalForm]. Steps by procedures are only carried out here: that they
/// are true is checked by evaluation.
final class ProofChecker {

  private final Pool pool;
  private final Facts facts;
  private final NormalForm normalForm;

  ProofChecker(Facts facts, NormalForm normalForm) {
    this.pool = facts.pool();
    this.facts = facts;
    this.normalForm = normalForm;
  }

  /// What is wrong with the first line that does not replay; empty where all do.
  Optional<String> complaint(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      for (var step : lines.get(i).allSteps()) {
        if (!holds(step)) {
          return Optional.of("line " + (i + 1) + ": no instance of " + step.rule().name());
        }
      }
      if (i > 0 && !follows(lines.get(i - 1), lines.get(i))) {
        return Optional.of("line " + (i + 1) + " does not follow by " + lines.get(i).rule().name());
      }
    }
    return Optional.empty();
  }

  private boolean holds(Step step) {
    return switch (step.rule()) {
      case Rule.Procedure procedure -> true;
      case Rule.Equation equation -> isInstance(equation, step);
    };
  }

  private boolean isInstance(Rule.Equation equation, Step step) {
    var bindings = step.bindings();
    for (var variable : equation.variables().values()) {
      var value = bindings.symbols().get(variable.symbol().name());
      if (value != null && !facts.meets(variable, value)) {
        return false;
      }
    }
    var before = bindings.instantiate(equation.lhs(), pool);
    var after = equation.instance(bindings, pool);
    return isSame(step.before(), bindings.inSurroundings(before, equation.operator(), pool))
        && isSame(step.after(), bindings.inSurroundings(after, equation.operator(), pool));
  }

  private boolean isSame(Expr left, Expr right) {
    return left.equals(right) || normalForm.of(left).equals(normalForm.of(right));
  }

  // -------------------------------------------------------------- lines

  private boolean follows(Line before, Line line) {
    if (line.phase() == Phase.RESULT && before.phase() != Phase.RESULT) {
      return true; // the identification, which is checked by evaluating the derivative
    }
    var replaced = carriedOut(before.expr(), line);
    return isSame(replaced, line.expr());
  }

  /// The expression with each step carried out: on summands, on the factor of a summand that holds
  /// the differential, or, where it expands a differential, wherever that stands; routine goes on
  /// inside what an expansion brought.
  private Expr carriedOut(Expr expr, Line line) {
    var summands = new ArrayList<>(addends(expr));
    var replaced = new ArrayList<Expr>();
    Map<Expr, Expr> expansions = new HashMap<>();
    Map<Expr, Expr> factors = new HashMap<>();
    for (var step : line.steps()) {
      var taken = addends(step.before());
      if (step.before().is(Operator.DIFFERENTIAL)) {
        expansions.put(step.before(), step.after());
      } else if (containsAll(summands, taken)) {
        taken.forEach(summands::remove);
        replaced.addAll(addends(step.after()));
      } else {
        factors.put(step.before(), step.after());
      }
    }
    Map<Expr, Expr> routine = new HashMap<>();
    line.routine().forEach(step -> routine.put(step.before(), step.after()));
    var expandedTerms = new ArrayList<Expr>();
    for (var summand : summands) {
      var term = Term.of(summand);
      // in a trace form, what comes of a factor is multiplied through; before, it stands as it is
      var expansion = line.phase() == Phase.TRACE ? expansions.get(term.differential()) : null;
      var factor = expansion == null ? factors.get(term.differential()) : expansion;
      // one line expands a differential once: what it brings may be what another term expands
      (expansion == null ? replaced : expandedTerms)
          .add(factor == null ? summand : term.with(rewritten(factor, routine), pool));
    }
    if (!replaced.isEmpty()) {
      expandedTerms.add(
          Differentiation.replace(
              pool.sum(replaced), pool, inner -> expansions.getOrDefault(inner, inner)));
    }
    return expandedTerms.isEmpty()
        ? pool.zeros(expr.shape())
        : rewritten(pool.sum(expandedTerms), routine);
  }

  private static List<Expr> addends(Expr expr) {
    if (expr.is(Operator.ZEROS) || (expr instanceof Literal literal && literal.value().isZero())) {
      return List.of();
    }
    return expr.is(Operator.SUM) ? expr.operands() : List.of(expr);
  }

  private static boolean containsAll(List<Expr> summands, List<Expr> taken) {
    var rest = new ArrayList<>(summands);
    return !taken.isEmpty() && taken.stream().allMatch(rest::remove);
  }

  /// Replaces from the outside in, again within what was put in; only parts that hold a
  /// differential can change.
  private Expr rewritten(Expr root, Map<Expr, Expr> replacements) {
    if (replacements.isEmpty()) {
      return root;
    }
    var done = new HashMap<Expr, Expr>();
    var stack = new ArrayDeque<Expr>();
    stack.push(root);
    while (!stack.isEmpty()) {
      var expr = stack.peek();
      if (done.containsKey(expr)) {
        stack.pop();
        continue;
      }
      var replacement = replacements.get(expr);
      if (replacement != null) {
        var known = done.get(replacement);
        if (known == null) {
          stack.push(replacement);
        } else {
          done.put(expr, known);
        }
        continue;
      }
      if (!expr.holdsDifferential() || !(expr instanceof Apply apply)) {
        done.put(expr, expr);
        continue;
      }
      var operands = new ArrayList<Expr>(apply.operands().size());
      for (var operand : apply.operands()) {
        var known = done.get(operand);
        if (known == null) {
          stack.push(operand);
        } else {
          operands.add(known);
        }
      }
      if (operands.size() == apply.operands().size()) {
        done.put(expr, pool.rebuild(apply, operands));
      }
    }
    var result = done.get(root);
    if (result == null) {
      throw new IllegalStateException("not rewritten: " + root);
    }
    return result;
  }
}
