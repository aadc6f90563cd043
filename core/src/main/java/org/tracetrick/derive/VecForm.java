package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Shape;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.RuleSource;

/// Brings an expression `L` that is linear in `dX` to `vec L = J*vec(dX)`, with `vec` stacking
/// columns; for a vector by a vector, `J` is the Jacobian.
///
/// Works from the outside in, the largest part first, and collects what is applied to one part, so
/// shared parts are gone through once.
final class VecForm {

  private final Pool pool;
  private final Facts facts;
  private final RuleSource rules;
  private final Operator vec;
  private final Simplifier simplifier;
  private final Heights heights = new Heights();

  VecForm(Facts facts, RuleSource rules, Operator vec, Simplifier simplifier) {
    this.pool = facts.pool();
    this.facts = facts;
    this.rules = rules;
    this.vec = vec;
    this.simplifier = simplifier;
  }

  /// The matrix `J`; empty where an operator inside is linear but has no known matrix.
  Optional<Expr> of(Expr linear, Expr target) {
    if (!linear.holdsDifferential()) {
      return Optional.of(pool.zeros(matrixShape(linear, target)));
    }
    Map<Expr, List<Expr>> cofactors = new LinkedHashMap<>(); // J by what vec is taken of
    cofactors.put(linear, List.of(pool.eye(linear.shape().rows().times(linear.shape().cols()))));
    while (true) {
      var part = highest(cofactors, target);
      if (part.isEmpty()) {
        break;
      }
      var inner = part.get();
      var sum = cofactors.remove(inner);
      if (sum == null) {
        throw new IllegalStateException("no cofactor of " + inner);
      }
      var cofactor = simplifier.simplify(pool.sum(sum));
      var step = rules.apply(pool.apply(vec, inner), facts);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      distribute(cofactor, step.get().after(), cofactors);
    }
    var sum = cofactors.get(target);
    return sum == null
        ? Optional.of(pool.zeros(matrixShape(linear, target)))
        : Optional.of(simplifier.simplify(pool.sum(sum)));
  }

  private Shape matrixShape(Expr linear, Expr target) {
    return new Shape(
        linear.shape().rows().times(linear.shape().cols()),
        target.shape().rows().times(target.shape().cols()));
  }

  private Optional<Expr> highest(Map<Expr, List<Expr>> cofactors, Expr target) {
    Optional<Expr> highest = Optional.empty();
    for (var part : cofactors.keySet()) {
      if (!part.equals(target)
          && (highest.isEmpty() || heights.of(part) > heights.of(highest.get()))) {
        highest = Optional.of(part);
      }
    }
    return highest;
  }

  private void distribute(Expr cofactor, Expr after, Map<Expr, List<Expr>> cofactors) {
    for (var term : after.is(Operator.SUM) ? after.operands() : List.of(after)) {
      var rest = new ArrayList<Expr>();
      rest.add(cofactor);
      Expr held = term;
      if (term.is(Operator.PRODUCT)) {
        for (var factor : term.operands()) {
          if (factor.holdsDifferential()) {
            held = factor;
          } else {
            rest.add(factor);
          }
        }
      }
      var part = held.is(vec) ? held.operand(0) : held;
      if (part instanceof Literal || !part.holdsDifferential()) {
        throw new IllegalStateException("a vec form lost its differential: " + term);
      }
      var matrix = pool.product(rest);
      cofactors.merge(
          part,
          List.of(matrix),
          (a, b) -> {
            var both = new ArrayList<>(a);
            both.addAll(b);
            return both;
          });
    }
  }
}
