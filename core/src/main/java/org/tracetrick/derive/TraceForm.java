package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.catalogue.GrowingRules;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.RuleSource;
import org.tracetrick.rules.Step;
import org.tracetrick.syntax.TextWriter;

/// Brings the differential of a scalar to `tr(G'*dX)`, the way the founding note does.
///
/// The state is a sum of terms `c*tr(P*d(V))`. A term that is no such term yet is rewritten by one
/// trace trick after the other; terms with one `d(V)` are collected; then the `d(V)` of the largest
/// `V` is expanded, so each part of the function is differentiated once, and the work is linear in
/// its DAG.
final class TraceForm {

  private final Pool pool;
  private final Facts facts;
  private final Differentiation differentiation;
  private final RuleSource traceTricks;
  private final RuleSource scalarTraces;
  private final Operator trace;
  private final NormalForm normalForm;
  private final Simplifier simplifier;
  private final Heights heights = new Heights();
  private final List<Line> lines = new ArrayList<>();
  private List<Expr> terms;

  TraceForm(
      Facts facts,
      GrowingRules rules,
      Operator trace,
      Differentiation differentiation,
      NormalForm normalForm,
      Simplifier simplifier) {
    this.pool = facts.pool();
    this.facts = facts;
    this.differentiation = differentiation;
    this.traceTricks = rules.traceTricks();
    this.scalarTraces = rules.scalarTraces();
    this.trace = trace;
    this.normalForm = normalForm;
    this.simplifier = simplifier;
    this.terms = List.of();
  }

  /// The gradients read off, one for each variable, with the lines that led to them.
  record Result(List<Expr> gradients, List<Line> lines) {}

  /// The gradients whose differential is `start`, a scalar linear in `d(…)`: all in one pass.
  Result of(Expr start, List<Symbol> variables) {
    terms = addends(start);
    wrap();
    var targets = new LinkedHashSet<Expr>();
    variables.forEach(variable -> targets.add(pool.differential(variable)));
    while (true) {
      focusAll();
      collect();
      var next = highest(targets);
      if (next.isEmpty()) {
        return identified(targets);
      }
      expand(next);
    }
  }

  private void add(Phase phase, Rule rule, List<Step> steps) {
    lines.add(new Line(phase, state(), rule, steps));
  }

  private Expr state() {
    return terms.isEmpty() ? pool.literal(0) : pool.sum(terms);
  }

  private static List<Expr> addends(Expr expr) {
    if (expr instanceof Literal literal && literal.value().isZero()) {
      return List.of();
    }
    return expr.is(Operator.SUM) ? expr.operands() : List.of(expr);
  }

  /// `a = tr(a)`, taken once for each term that is no trace yet.
  private void wrap() {
    var steps = new ArrayList<Step>();
    var wrapped = new ArrayList<Expr>();
    for (var term : terms) {
      var after = wrapped(term);
      if (!after.equals(term)) {
        steps.add(Procedures.step(Procedures.SCALAR_TRACE, term, after));
      }
      wrapped.add(after);
    }
    terms = wrapped;
    if (!steps.isEmpty()) {
      add(Phase.TRACE, Procedures.SCALAR_TRACE, steps);
    }
  }

  private Expr wrapped(Expr term) {
    var parts = Term.of(term);
    return parts.differential().is(Operator.PRODUCT)
        ? parts.with(pool.apply(trace, parts.differential()), pool)
        : term;
  }

  // -------------------------------------------------------------- trace tricks

  /// Rewrites until every term is `c*tr(P*d(V))` or `c*d(v)`; one line for each round.
  private void focusAll() {
    while (true) {
      var steps = new ArrayList<Step>();
      var next = new ArrayList<Expr>();
      for (var term : terms) {
        var step = trick(term);
        if (step.isPresent()) {
          steps.add(step.get());
          next.addAll(addends(carriedOut(step.get(), term)));
        } else {
          next.add(term);
        }
      }
      if (steps.isEmpty()) {
        return;
      }
      terms = next;
      add(Phase.TRACE, Differentiation.headline(steps), steps);
    }
  }

  /// The term after a step on the whole of it, or on the factor that holds the differential.
  private Expr carriedOut(Step step, Expr term) {
    return step.before().equals(term) ? step.after() : Term.of(term).with(step.after(), pool);
  }

  /// The next trick for a term; empty where the term is in focus.
  private Optional<Step> trick(Expr term) {
    var parts = Term.of(term);
    var inner = parts.differential();
    if (inner.is(Operator.DIFFERENTIAL) || isFocused(inner)) {
      return Optional.empty();
    }
    if (inner.is(Operator.SUM)) {
      return traceTricks.apply(term, facts);
    }
    if (inner.is(Operator.PRODUCT)) {
      return Optional.of(Procedures.step(Procedures.SCALAR_TRACE, inner, pool.apply(trace, inner)));
    }
    if (inner.is(trace)
        && inner.operand(0).shape().isScalar()
        && !inner.operand(0).is(Operator.PRODUCT)) {
      return Optional.of(Procedures.step(Procedures.SCALAR_TRACE, inner, inner.operand(0)));
    }
    var step = inner.is(trace) ? traceTricks.apply(inner, facts) : Optional.<Step>empty();
    if (step.isEmpty() && !(inner.is(trace) && inner.operand(0).is(Operator.PRODUCT))) {
      step = scalarTraces.apply(inner, facts);
    }
    if (step.isEmpty()) {
      throw new TracetrickException(
          Diagnostic.of(
              Diagnostic.Code.UNSUPPORTED,
              "no rule brings this part of the differential to a trace: "
                  + TextWriter.write(inner)));
    }
    return step;
  }

  /// `tr(P*d(V))`
  private boolean isFocused(Expr inner) {
    if (!inner.is(trace)) {
      return false;
    }
    var chain = inner.operand(0);
    return chain.is(Operator.PRODUCT)
        && !chain.operand(0).shape().isScalar()
        && chain.operands().getLast().is(Operator.DIFFERENTIAL);
  }

  // -------------------------------------------------------------- collecting

  /// The differential that a focused term holds.
  private Expr held(Expr term) {
    var inner = Term.of(term).differential();
    return inner.is(Operator.DIFFERENTIAL) ? inner : inner.operand(0).operands().getLast();
  }

  private void collect() {
    var groups = new LinkedHashMap<Expr, List<Expr>>();
    terms.forEach(term -> groups.computeIfAbsent(held(term), key -> new ArrayList<>()).add(term));
    var steps = new ArrayList<Step>();
    var tidied = new ArrayList<Step>();
    var next = new ArrayList<Expr>();
    groups.forEach((differential, group) -> {
      var merged = merged(differential, group);
      if (group.size() > 1) {
        steps.add(Procedures.step(Procedures.COLLECT, pool.sum(group), merged));
      } else if (!merged.equals(group.getFirst())) {
        tidied.add(Procedures.step(Procedures.SIMPLIFY, group.getFirst(), merged));
      }
      next.addAll(addends(merged));
    });
    terms = next;
    if (!steps.isEmpty()) {
      steps.addAll(tidied);
      add(Phase.TRACE, Procedures.COLLECT, steps);
    } else if (!tidied.isEmpty()) {
      add(Phase.TRACE, Procedures.SIMPLIFY, tidied);
    }
  }

  private Expr merged(Expr differential, List<Expr> group) {
    var likes = new LinkedHashMap<Expr, Like>(); // by the normal form of the cofactor
    for (var term : group) {
      var parts = Term.of(term);
      var cofactor =
          parts.differential().is(Operator.DIFFERENTIAL)
              ? pool.literal(1)
              : simplifier.simplify(withoutLast(parts.differential().operand(0)));
      var scalar = simplifier.simplify(parts.cofactor(pool));
      likes.merge(
          normalForm.of(cofactor),
          new Like(cofactor, scalar),
          (a, b) -> new Like(a.cofactor(), pool.sum(a.scalar(), b.scalar())));
    }
    if (likes.size() == 1) {
      var only = likes.firstEntry().getValue();
      var scalar = simplifier.simplify(only.scalar());
      return pool.product(scalar, inTrace(only.cofactor(), differential));
    }
    var sum = new ArrayList<Expr>();
    likes.values().forEach(like -> sum.add(pool.product(like.scalar(), like.cofactor())));
    return inTrace(simplifier.simplify(pool.sum(sum)), differential);
  }

  /// Terms with one cofactor: `scalar*tr(cofactor*d(V))`.
  private record Like(Expr cofactor, Expr scalar) {}

  private Expr withoutLast(Expr chain) {
    return pool.product(chain.operands().subList(0, chain.operands().size() - 1));
  }

  /// `c*tr(P*d(V))`, with the scalar factors of the cofactor in front of the trace.
  private Expr inTrace(Expr cofactor, Expr differential) {
    if (differential.shape().isScalar()) {
      return pool.product(cofactor, differential);
    }
    var outside = new ArrayList<Expr>();
    var inside = new ArrayList<Expr>();
    if (cofactor.is(Operator.PRODUCT)) {
      cofactor.operands().forEach(f -> (f.shape().isScalar() ? outside : inside).add(f));
    } else {
      inside.add(cofactor);
    }
    inside.add(differential);
    outside.add(pool.apply(trace, pool.product(inside)));
    return pool.product(outside);
  }

  // -------------------------------------------------------------- expanding

  /// The terms whose `d(V)` has the largest `V`; empty where only the variables are left.
  private List<Expr> highest(Set<Expr> targets) {
    int height = 0;
    for (var term : terms) {
      var held = held(term);
      if (!targets.contains(held)) {
        height = Math.max(height, heights.of(held));
      }
    }
    var highest = new ArrayList<Expr>();
    for (var term : terms) {
      var held = held(term);
      if (!targets.contains(held) && heights.of(held) == height) {
        highest.add(term);
      }
    }
    return highest;
  }

  private void expand(List<Expr> chosen) {
    var round = new Differentiation.Round();
    var next = new ArrayList<Expr>();
    for (var term : terms) {
      if (!chosen.contains(term)) {
        next.add(term);
        continue;
      }
      var expansion = differentiation.expand(held(term));
      round.add(expansion);
      var parts = Term.of(term);
      var inner = parts.differential();
      var expanded =
          inner.is(Operator.DIFFERENTIAL)
              ? expansion.result()
              : pool.apply(trace, appended(withoutLast(inner.operand(0)), expansion.result()));
      next.addAll(addends(parts.with(expanded, pool)));
    }
    next.removeIf(term -> !term.holdsDifferential());
    terms = next;
    lines.add(round.line(Phase.TRACE, state()));
  }

  /// The product, with the factors of the right one in the chain even where it is so long that the
  /// pool keeps operands nested.
  private Expr appended(Expr left, Expr right) {
    if (!right.is(Operator.PRODUCT) || right.shape().isScalar()) {
      return pool.product(left, right);
    }
    var factors = new ArrayList<Expr>();
    factors.add(left);
    factors.addAll(right.operands());
    return pool.product(factors);
  }

  // -------------------------------------------------------------- identification

  private Result identified(Set<Expr> targets) {
    var found = new HashMap<Expr, Expr>();
    var steps = new ArrayList<Step>();
    var forms = new ArrayList<Expr>();
    for (var term : terms) {
      var target = held(term);
      var gradient = gradient(term);
      found.put(target, gradient);
      var form = Term.of(term).differential().equals(target) ? term : form(gradient, target);
      forms.add(form);
      if (!form.equals(term)) {
        steps.add(Procedures.step(Procedures.TRACE_FORM, term, form));
      }
    }
    terms = forms;
    boolean isFirst =
        lines.isEmpty() && terms.stream().anyMatch(term -> !term.is(Operator.DIFFERENTIAL));
    if (terms.isEmpty() || isFirst || !steps.isEmpty()) {
      add(Phase.TRACE, Procedures.TRACE_FORM, steps);
    }
    var gradients = new ArrayList<Expr>();
    targets.forEach(
        target -> gradients.add(found.getOrDefault(target, pool.zeros(target.shape()))));
    return new Result(gradients, lines);
  }

  /// What a term says of the gradient: `c*A'` of `c*tr(A*dX)`, `c` of `c*dx`.
  private Expr gradient(Expr term) {
    var parts = Term.of(term);
    if (parts.differential().is(Operator.DIFFERENTIAL)) {
      return simplifier.simplify(parts.cofactor(pool));
    }
    var cofactor = withoutLast(parts.differential().operand(0));
    return simplifier.simplify(pool.product(parts.cofactor(pool), pool.transpose(cofactor)));
  }

  private Expr form(Expr gradient, Expr target) {
    return pool.apply(trace, pool.product(pool.transpose(gradient), target));
  }
}
