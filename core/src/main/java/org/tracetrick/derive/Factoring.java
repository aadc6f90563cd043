package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tracetrick.derive.CommonFactors.Candidate;
import org.tracetrick.derive.CommonFactors.Side;
import org.tracetrick.derive.CommonFactors.Split;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;

/// Takes common factors out of sums, where that makes them no longer: scalars, the first or last
/// matrix of a product, factors entry by entry.
final class Factoring {

  /// Sums with more terms are left as they are: finding their common factors would not be linear.
  private static final int MAX_TERMS = 40;

  private final Pool pool;
  private final CommonFactors commonFactors;
  private final Simplifier simplifier;
  private final Length length;
  private final IdentityHashMap<Expr, Expr> factored = new IdentityHashMap<>();

  Factoring(Pool pool, NormalForm normalForm, Simplifier simplifier, Length length) {
    this.pool = pool;
    this.commonFactors = new CommonFactors(pool, normalForm);
    this.simplifier = simplifier;
    this.length = length;
  }

  Expr of(Expr sum) {
    var known = factored.get(sum);
    if (known != null) {
      return known;
    }
    var current = sum;
    while (current.is(Operator.SUM) && current.operands().size() <= MAX_TERMS) {
      var better = bestFactoring(current);
      if (better.isEmpty()) {
        break;
      }
      current = better.get();
    }
    factored.put(sum, current);
    return current;
  }

  private Optional<Expr> bestFactoring(Expr sum) {
    var groups = commonFactors.of(sum);
    Optional<Expr> best = withoutContent(sum).filter(form -> length.of(form) <= length.of(sum));
    int bestLength = best.map(length::of).orElse(length.of(sum));
    for (var group : groups.entrySet()) {
      if (group.getValue().size() < 2) {
        continue;
      }
      var side = group.getKey().side();
      for (var exponent : exponents(group.getValue())) {
        var rest = rest(group.getValue(), side, exponent);
        var form = takenOut(sum, side, group.getValue(), exponent, rest);
        int cost = length.of(form);
        if (cost < bestLength || (best.isEmpty() && cost == bestLength && side != Side.NUMBER)) {
          boolean smaller = rest.is(Operator.SUM) && length.of(rest) < length.of(sum);
          best =
              Optional.of(
                  smaller ? takenOut(sum, side, group.getValue(), exponent, of(rest)) : form);
          bestLength = best.map(length::of).orElse(cost);
        }
      }
    }
    return best.isPresent() ? best : withoutScalars(sum, groups);
  }

  /// All scalars that every term has as a factor taken out at once, where none alone would pay.
  private Optional<Expr> withoutScalars(Expr sum, Map<Candidate, List<Split>> groups) {
    var shared = new ArrayList<Expr>();
    var inverse = new ArrayList<Expr>();
    groups.forEach((candidate, splits) -> {
      if (candidate.side() == Side.SCALAR && splits.size() == sum.operands().size()) {
        commonPower(splits)
            .ifPresent(power -> {
              var base = splits.getFirst().base();
              shared.add(pool.power(base, pool.literal(power)));
              inverse.add(pool.power(base, pool.literal(power.negated())));
            });
      }
    });
    if (shared.size() < 2) {
      return Optional.empty();
    }
    var share = pool.product(inverse);
    var terms = sum.operands().stream().map(term -> pool.product(share, term)).toList();
    var rest = simplifier.simplify(pool.sum(terms));
    shared.add(rest.is(Operator.SUM) && length.of(rest) < length.of(sum) ? of(rest) : rest);
    var form = pool.product(shared);
    return length.of(form) < length.of(sum) ? Optional.of(form) : Optional.empty();
  }

  /// The exponent nearest to 0, where all have one sign.
  private static Optional<Rational> commonPower(List<Split> splits) {
    var exponents = new TreeSet<Rational>();
    splits.forEach(split -> exponents.add(split.exponent()));
    return exponents.first().signum() > 0
        ? Optional.of(exponents.first())
        : exponents.last().signum() < 0 ? Optional.of(exponents.last()) : Optional.empty();
  }

  /// The largest number that all terms are whole multiples of, taken out.
  private Optional<Expr> withoutContent(Expr sum) {
    var content = Rational.ZERO;
    for (var term : sum.operands()) {
      var first = term.is(Operator.PRODUCT) ? term.operand(0) : term;
      content =
          content.commonDivisor(first instanceof Literal number ? number.value() : Rational.ONE);
    }
    if (content.isZero() || content.isOne()) {
      return Optional.empty();
    }
    var share = pool.literal(content.reciprocal());
    var terms = sum.operands().stream().map(term -> pool.product(share, term)).toList();
    return Optional.of(pool.product(pool.literal(content), pool.sum(terms)));
  }

  private static SortedSet<Rational> exponents(List<Split> group) {
    var exponents = new TreeSet<Rational>();
    group.forEach(split -> exponents.add(split.exponent()));
    if (exponents.size() > 2) {
      return new TreeSet<>(List.of(exponents.first(), exponents.last()));
    }
    return exponents;
  }

  /// What is left of the terms of a group when the common power is taken out.
  private Expr rest(List<Split> group, Side side, Rational exponent) {
    var rests = new ArrayList<Expr>();
    for (var split : group) {
      var left = split.exponent().plus(exponent.negated());
      var power = pool.power(split.base(), pool.literal(left));
      rests.add(
          left.isZero()
              ? split.rest()
              : side == Side.ENTRYWISE
                  ? pool.hadamard(List.of(split.rest(), power))
                  : pool.product(split.rest(), power));
    }
    return simplifier.simplify(pool.sum(rests));
  }

  private Expr takenOut(Expr sum, Side side, List<Split> group, Rational exponent, Expr inner) {
    var first = group.getFirst();
    var factor = pool.power(first.base(), pool.literal(exponent));
    var product =
        switch (side) {
          case NUMBER, SCALAR -> pool.product(factor, inner);
          case LEFT -> pool.product(first.base(), inner);
          case RIGHT -> pool.product(inner, first.base());
          case ENTRYWISE -> pool.hadamard(List.of(factor, inner));
        };
    var terms = new ArrayList<Expr>();
    for (int i = 0; i < sum.operands().size(); i++) {
      int term = i;
      if (term == first.term()) {
        terms.add(inner.is(Operator.SUM) ? product : simplifier.simplify(product));
      } else if (group.stream().noneMatch(split -> split.term() == term)) {
        terms.add(sum.operand(i));
      }
    }
    return pool.sum(terms);
  }
}
