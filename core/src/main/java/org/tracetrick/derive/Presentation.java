package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;

/// The form that a person would write: common factors taken out of sums where that is no longer.
///
/// The cost is [Length]; among equally short forms the factored one is taken. Deterministic and
/// idempotent.
final class Presentation {

  /// Sums with more terms are left as they are: finding their common factors would not be linear.
  private static final int MAX_TERMS = 40;

  private final Pool pool;
  private final NormalForm normalForm;
  private final Simplifier simplifier;
  private final Length length = new Length();

  Presentation(Facts facts, NormalForm normalForm, Simplifier simplifier) {
    this.pool = facts.pool();
    this.normalForm = normalForm;
    this.simplifier = simplifier;
  }

  Expr of(Expr expr) {
    return Traversal.rewrite(
        expr,
        (part, operands) -> {
          if (!(part instanceof Apply apply)) {
            return part;
          }
          var rebuilt = pool.rebuild(apply, operands);
          return rebuilt.is(Operator.SUM) ? factored(rebuilt) : rebuilt;
        });
  }

  private Expr factored(Expr sum) {
    var current = sum;
    while (current.is(Operator.SUM) && current.operands().size() <= MAX_TERMS) {
      var better = bestFactoring(current);
      if (better.isEmpty()) {
        return positiveFirst(current);
      }
      current = better.get();
    }
    return current;
  }

  /// `b - a` rather than `-a + b`: a term without a minus is moved to the front.
  private Expr positiveFirst(Expr sum) {
    if (!isNegative(sum.operand(0))) {
      return sum;
    }
    for (var term : sum.operands()) {
      if (!isNegative(term)) {
        var terms = new ArrayList<>(sum.operands());
        terms.remove(term);
        terms.addFirst(term);
        return pool.sum(terms);
      }
    }
    return sum;
  }

  private static boolean isNegative(Expr term) {
    return (term.is(Operator.PRODUCT) ? term.operand(0) : term) instanceof Literal number
        && number.value().signum() < 0;
  }

  private enum Side {
    SCALAR,
    LEFT,
    RIGHT,
    ENTRYWISE
  }

  private record Candidate(Side side, Expr key) {}

  /// A term without one of its factors.
  private record Cofactor(int term, Expr factor, Expr rest) {}

  private Optional<Expr> bestFactoring(Expr sum) {
    var groups = new LinkedHashMap<Candidate, List<Cofactor>>();
    for (int i = 0; i < sum.operands().size(); i++) {
      int term = i;
      cofactors(sum.operand(i))
          .forEach(
              (candidate, split) ->
                  groups
                      .computeIfAbsent(candidate, key -> new ArrayList<>())
                      .add(new Cofactor(term, split.factor(), split.rest())));
    }
    Optional<Expr> best = Optional.empty();
    int bestLength = length.of(sum);
    int whole = bestLength;
    for (var group : groups.entrySet()) {
      if (group.getValue().size() < 2) {
        continue;
      }
      var candidate = takenOut(sum, group.getKey().side(), group.getValue(), whole);
      int cost = length.of(candidate);
      if (cost < bestLength || best.isEmpty() && cost == bestLength && isMatrix(group.getKey())) {
        best = Optional.of(candidate);
        bestLength = cost;
      }
    }
    return best;
  }

  private static boolean isMatrix(Candidate candidate) {
    return candidate.side() == Side.LEFT || candidate.side() == Side.RIGHT;
  }

  private Expr takenOut(Expr sum, Side side, List<Cofactor> group, int whole) {
    var rests = new ArrayList<Expr>();
    group.forEach(cofactor -> rests.add(cofactor.rest()));
    var rest = simplifier.simplify(pool.sum(rests));
    var inner = length.of(rest) < whole && rest.is(Operator.SUM) ? factored(rest) : rest;
    var factor = group.getFirst().factor();
    var product =
        switch (side) {
          case SCALAR, LEFT -> pool.product(factor, inner);
          case RIGHT -> pool.product(inner, factor);
          case ENTRYWISE -> pool.hadamard(List.of(factor, inner));
        };
    var terms = new ArrayList<Expr>();
    for (int i = 0; i < sum.operands().size(); i++) {
      int term = i;
      if (term == group.getFirst().term()) {
        terms.add(product);
      } else if (group.stream().noneMatch(cofactor -> cofactor.term() == term)) {
        terms.add(sum.operand(i));
      }
    }
    return pool.sum(terms);
  }

  private record Split(Expr factor, Expr rest) {}

  private Map<Candidate, Split> cofactors(Expr term) {
    var splits = new LinkedHashMap<Candidate, Split>();
    if (!term.is(Operator.PRODUCT)) {
      split(splits, term, List.of(term));
      return splits;
    }
    split(splits, term, term.operands());
    return splits;
  }

  private void split(Map<Candidate, Split> splits, Expr term, List<Expr> factors) {
    int firstOfChain = -1;
    for (int i = 0; i < factors.size(); i++) {
      var factor = factors.get(i);
      if (factor instanceof Literal number) {
        content(splits, number.value(), without(factors, i, term));
      } else if (factor.shape().isScalar()) {
        scalar(splits, factor, without(factors, i, term));
      } else if (firstOfChain < 0) {
        firstOfChain = i;
      }
    }
    if (firstOfChain < 0) {
      return;
    }
    int last = factors.size() - 1;
    var left = factors.get(firstOfChain);
    var right = factors.get(last);
    put(splits, Side.LEFT, left, remaining(factors, firstOfChain, left.shape().cols().isOne() && firstOfChain == last, pool.eye(left.shape().cols())));
    put(splits, Side.RIGHT, right, remaining(factors, last, right.shape().rows().isOne() && firstOfChain == last, pool.eye(right.shape().rows())));
    if (firstOfChain == last && left.is(Operator.HADAMARD)) {
      for (var entry : left.operands()) {
        var others = new ArrayList<>(left.operands());
        others.remove(entry);
        var rest = new ArrayList<>(factors.subList(0, last));
        rest.add(pool.hadamard(others));
        put(splits, Side.ENTRYWISE, entry, pool.product(rest));
      }
    } else if (firstOfChain == last) {
      var rest = new ArrayList<>(factors.subList(0, last));
      rest.add(pool.ones(left.shape()));
      put(splits, Side.ENTRYWISE, left, pool.product(rest));
    }
  }

  private Expr remaining(List<Expr> factors, int index, boolean scalar, Expr unit) {
    var rest = new ArrayList<>(factors);
    rest.remove(index);
    boolean chainLeft = rest.stream().anyMatch(factor -> !factor.shape().isScalar());
    if (!chainLeft && !scalar) {
      rest.add(unit);
    }
    return rest.isEmpty() ? pool.literal(1) : pool.product(rest);
  }

  private Expr without(List<Expr> factors, int index, Expr term) {
    var rest = new ArrayList<>(factors);
    rest.remove(index);
    return rest.isEmpty() ? pool.ones(term.shape()) : pool.product(rest);
  }

  private void content(Map<Candidate, Split> splits, Rational value, Expr rest) {
    if (value.abs().isOne()) {
      return;
    }
    var size = pool.literal(value.abs());
    put(
        splits,
        Side.SCALAR,
        size,
        value.signum() < 0 ? pool.negate(rest) : rest);
  }

  private void scalar(Map<Candidate, Split> splits, Expr factor, Expr rest) {
    put(splits, Side.SCALAR, factor, rest);
    if (factor.is(Operator.POWER)
        && factor.operand(1) instanceof Literal k
        && k.value().isInteger()
        && k.value().abs().compareTo(Rational.ONE) > 0) {
      boolean divides = k.value().signum() < 0;
      var unit = pool.literal(divides ? -1 : 1);
      var one = pool.power(factor.operand(0), unit);
      var left = pool.literal(k.value().plus(Rational.of(divides ? 1 : -1)));
      put(
          splits,
          Side.SCALAR,
          one,
          pool.product(pool.power(factor.operand(0), left), rest));
    }
  }

  private void put(Map<Candidate, Split> splits, Side side, Expr factor, Expr rest) {
    splits.putIfAbsent(new Candidate(side, normalForm.of(factor)), new Split(factor, rest));
  }
}
