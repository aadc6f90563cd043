package org.tracetrick.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.RuleSource;
import org.tracetrick.rules.Step;

/// Rewrites an expression to a short form: like terms collected, laws applied, the order in which
/// things were written kept. Each part of a DAG is simplified once.
final class Simplifier {

  /// Laws applied in a row to one part; every law lowers the measure, so this is never reached.
  private static final int MAX_LAWS = 200;

  private final Facts facts;
  private final RuleSource laws;
  private final Collector collector;
  private final IdentityHashMap<Expr, Expr> simplified = new IdentityHashMap<>();
  private final List<Step> steps = new ArrayList<>();

  Simplifier(Facts facts, RuleSource laws, NormalForm normalForm) {
    this.facts = facts;
    this.laws = laws;
    this.collector = new Collector(facts, new AsWritten(normalForm));
  }

  /// The laws applied so far, each to the part that it changed.
  List<Step> steps() {
    return steps;
  }

  Expr simplify(Expr root) {
    var stack = new ArrayDeque<Expr>();
    stack.push(root);
    while (!stack.isEmpty()) {
      var expr = stack.peek();
      if (simplified.containsKey(expr)) {
        stack.pop();
        continue;
      }
      boolean ready = true;
      for (var operand : expr.operands()) {
        if (!simplified.containsKey(operand)) {
          stack.push(operand);
          ready = false;
        }
      }
      if (ready) {
        stack.pop();
        simplified.put(expr, settled(expr));
      }
    }
    return known(root);
  }

  private Expr known(Expr expr) {
    var form = simplified.get(expr);
    if (form == null) {
      throw new IllegalStateException("not simplified yet: " + expr);
    }
    return form;
  }

  private Expr settled(Expr expr) {
    if (!(expr instanceof Apply apply)) {
      return expr;
    }
    var operands = new ArrayList<Expr>(apply.operands().size());
    apply.operands().forEach(operand -> operands.add(known(operand)));
    var current = collector.rebuild(apply, operands);
    for (int i = 0; i < MAX_LAWS; i++) {
      var again = simplified.get(current);
      if (again != null) {
        return again;
      }
      var step = laws.apply(current, facts);
      if (step.isEmpty()) {
        simplified.put(current, current);
        return current;
      }
      steps.add(step.get());
      current = collected(step.get().after());
    }
    throw new IllegalStateException("the laws do not end at " + current);
  }

  /// The parts of a law's right side that are new, collected bottom-up; laws are short, so are
  /// they.
  private Expr collected(Expr expr) {
    var known = simplified.get(expr);
    if (known != null) {
      return known;
    }
    if (!(expr instanceof Apply apply)) {
      return expr;
    }
    var operands = new ArrayList<Expr>(apply.operands().size());
    apply.operands().forEach(operand -> operands.add(simplify(operand)));
    return collector.rebuild(apply, operands);
  }

  /// Operands stay in the order in which they were written.
  private record AsWritten(NormalForm normalForm) implements Arrangement {

    @Override
    public Expr key(Expr operand) {
      return normalForm.of(operand);
    }

    @Override
    public List<Expr> ordered(List<Expr> operands) {
      return operands;
    }

    @Override
    public boolean pushesTransposes() {
      return false;
    }

    @Override
    public boolean prefers(Expr chain, Expr reversed) {
      return false;
    }
  }
}
