package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.tracetrick.catalogue.GrowingRules;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Attribute;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Notation;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;

/// The form that a person would write: the shortest that is found among equal forms.
///
/// Tried are common factors taken out as the expression stands, the same after multiplying sums
/// out, after clearing fractions within denominators and after expanding functions of products, and
/// the transpose of the transpose; then parts that have a shorter name get it. The cost is
/// [Length]; deterministic and idempotent.
final class Presentation {

  /// Longer expressions are factored, but no other form of them is tried.
  private static final int MAX_LENGTH = 400;

  /// A form may open the way to a shorter one; after few passes nothing changes any more.
  private static final int MAX_PASSES = 4;

  private final Pool pool;
  private final Simplifier simplifier;
  private final Factoring factoring;
  private final Distribution distribution;
  private final Denominators denominators;
  private final Alternatives alternatives;
  private final Length length = new Length();
  private final Attribute<Expr> factored = Traversal.rewriting(this::factored);
  private final Attribute<Expr> shortInside = Traversal.rewriting(this::shortInside);
  private final Attribute<Expr> ordered = Traversal.rewriting(this::inReadingOrder);
  private final IdentityHashMap<Expr, Expr> shortest = new IdentityHashMap<>();

  Presentation(Facts facts, NormalForm normalForm, Simplifier simplifier, GrowingRules rules) {
    this.pool = facts.pool();
    this.simplifier = simplifier;
    this.factoring = new Factoring(pool, normalForm, simplifier, length);
    this.distribution = new Distribution(pool);
    this.denominators = new Denominators(pool);
    this.alternatives = new Alternatives(facts, simplifier, rules, length);
  }

  Expr of(Expr expr) {
    var current = once(expr);
    for (int i = 0; i < MAX_PASSES; i++) {
      var next = once(simplifier.simplify(current));
      if (next.equals(current) || length.of(next) > length.of(current)) {
        break;
      }
      current = next;
    }
    return current;
  }

  private Expr once(Expr expr) {
    var shortened = shortest(shortInside.of(factored.of(expr)));
    return ordered.of(alternatives.abbreviated(shortened));
  }

  /// A part whose operands are presented; those of a function stand alone, and are made as short as
  /// they can be.
  private Expr shortInside(Expr part, List<Expr> operands) {
    if (!(part instanceof Apply apply)) {
      return part;
    }
    boolean function = apply.operator().notation() == Notation.FUNCTION;
    return pool.rebuild(
        apply, function ? operands.stream().map(this::shortest).toList() : operands);
  }

  private Expr shortest(Expr expr) {
    var known = shortest.get(expr);
    if (known == null) {
      known = shortestOf(expr);
      shortest.put(expr, known);
    }
    return known;
  }

  private Expr shortestOf(Expr expr) {
    if (expr.operands().isEmpty() || length.of(expr) > MAX_LENGTH) {
      return expr;
    }
    var best = multipliedOut(expr);
    best = shorter(best, denominators.cleared(best).map(simplifier::simplify));
    best = shorter(best, alternatives.expanded(best).map(this::multipliedOut));
    if (!best.shape().isScalar() && best.is(Operator.SUM)) {
      var turned = factored.of(simplifier.simplify(pool.transpose(best)));
      best = shorter(best, Optional.of(pool.transpose(turned)));
    }
    return best;
  }

  /// The shortest of the expression and of its forms with sums multiplied out.
  private Expr multipliedOut(Expr expr) {
    var forms = new LinkedHashSet<Expr>();
    for (var extent : Distribution.Extent.values()) {
      distribution.of(expr, extent).map(simplifier::simplify).ifPresent(forms::add);
    }
    var best = factored.of(expr);
    for (var form : forms) {
      best = shorter(best, Optional.of(form));
    }
    return best;
  }

  private Expr shorter(Expr best, Optional<Expr> other) {
    return other.map(factored::of).filter(form -> length.of(form) < length.of(best)).orElse(best);
  }

  private Expr factored(Expr part, List<Expr> operands) {
    if (!(part instanceof Apply apply)) {
      return part;
    }
    var rebuilt = pool.rebuild(apply, operands);
    return rebuilt.is(Operator.SUM) ? factoring.of(rebuilt) : rebuilt;
  }

  private Expr inReadingOrder(Expr part, List<Expr> operands) {
    if (!(part instanceof Apply apply)) {
      return part;
    }
    var expr = pool.rebuild(apply, operands);
    return expr.is(Operator.SUM)
        ? positiveFirst(expr)
        : expr.is(Operator.PRODUCT) ? namesFirst(expr) : expr;
  }

  /// `a*exp(b)*x` rather than `exp(b)*a*x`: of the scalar factors, those that are names go first.
  private Expr namesFirst(Expr product) {
    var names = new ArrayList<Expr>();
    var others = new ArrayList<Expr>();
    for (var factor : product.operands()) {
      boolean first = factor.shape().isScalar() && factor.operands().isEmpty();
      (first ? names : others).add(factor);
    }
    names.addAll(others);
    return pool.product(names);
  }

  /// `b - a` rather than `-a + b`: a term without a minus is moved to the front.
  private Expr positiveFirst(Expr expr) {
    if (!isNegative(expr.operand(0))) {
      return expr;
    }
    for (var term : expr.operands()) {
      if (!isNegative(term)) {
        var terms = new ArrayList<>(expr.operands());
        terms.remove(term);
        terms.addFirst(term);
        return pool.sum(terms);
      }
    }
    return expr;
  }

  private static boolean isNegative(Expr term) {
    return (term.is(Operator.PRODUCT) ? term.operand(0) : term) instanceof Literal number
        && number.value().signum() < 0;
  }
}
