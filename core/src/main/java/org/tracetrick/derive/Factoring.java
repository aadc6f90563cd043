package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
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
  private final NormalForm normalForm;
  private final Simplifier simplifier;
  private final Length length;
  private final IdentityHashMap<Expr, Expr> factored = new IdentityHashMap<>();

  Factoring(Pool pool, NormalForm normalForm, Simplifier simplifier, Length length) {
    this.pool = pool;
    this.normalForm = normalForm;
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

  private enum Side {
    NUMBER,
    SCALAR,
    LEFT,
    RIGHT,
    ENTRYWISE
  }

  /// What terms may have in common: a factor, up to its exponent where it is a scalar or taken
  /// entry by entry.
  private record Candidate(Side side, Expr key) {}

  /// A term as `base^exponent` and the rest.
  private record Split(int term, Expr base, Rational exponent, Expr rest) {}

  private Optional<Expr> bestFactoring(Expr sum) {
    Map<Candidate, List<Split>> groups = new LinkedHashMap<>();
    for (int i = 0; i < sum.operands().size(); i++) {
      splits(i, sum.operand(i), groups);
    }
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
    return best;
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

  private void splits(int term, Expr expr, Map<Candidate, List<Split>> groups) {
    var factors = expr.is(Operator.PRODUCT) ? expr.operands() : List.of(expr);
    int firstOfChain = -1;
    for (int i = 0; i < factors.size(); i++) {
      var factor = factors.get(i);
      if (factor instanceof Literal number) {
        number(term, number.value(), without(factors, i, expr), groups);
      } else if (factor.shape().isScalar()) {
        put(groups, Side.SCALAR, term, factor, without(factors, i, expr));
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
    var scalars = factors.subList(0, firstOfChain);
    matrix(
        groups,
        Side.LEFT,
        term,
        left,
        rest(
            scalars,
            factors.subList(firstOfChain + 1, factors.size()),
            pool.eye(left.shape().cols())));
    matrix(
        groups,
        Side.RIGHT,
        term,
        right,
        rest(scalars, factors.subList(firstOfChain, last), pool.eye(right.shape().rows())));
    if (firstOfChain == last) {
      entries(groups, term, left, scalars);
    }
  }

  private void entries(
      Map<Candidate, List<Split>> groups, int term, Expr product, List<Expr> scalars) {
    var entries = product.is(Operator.HADAMARD) ? product.operands() : List.of(product);
    for (int i = 0; i < entries.size(); i++) {
      var others = new ArrayList<>(entries);
      others.remove(i);
      var rest = new ArrayList<>(scalars);
      rest.add(others.isEmpty() ? pool.ones(product.shape()) : pool.hadamard(others));
      put(groups, Side.ENTRYWISE, term, entries.get(i), pool.product(rest));
    }
  }

  private Expr rest(List<Expr> scalars, List<Expr> chain, Expr unit) {
    var rest = new ArrayList<>(scalars);
    rest.addAll(chain);
    if (chain.isEmpty()) {
      rest.add(unit);
    }
    return pool.product(rest);
  }

  private Expr without(List<Expr> factors, int index, Expr term) {
    var rest = new ArrayList<>(factors);
    rest.remove(index);
    return rest.isEmpty() ? pool.ones(term.shape()) : pool.product(rest);
  }

  private void number(int term, Rational value, Expr rest, Map<Candidate, List<Split>> groups) {
    if (value.abs().isOne()) {
      return;
    }
    add(
        groups,
        new Candidate(Side.NUMBER, pool.literal(value.abs())),
        new Split(
            term,
            pool.literal(value.abs()),
            Rational.ONE,
            value.signum() < 0 ? pool.negate(rest) : rest));
  }

  private void put(
      Map<Candidate, List<Split>> groups, Side side, int term, Expr factor, Expr rest) {
    boolean powered = factor.is(Operator.POWER) && factor.operand(1) instanceof Literal;
    var base = powered ? factor.operand(0) : factor;
    var exponent = powered && factor.operand(1) instanceof Literal k ? k.value() : Rational.ONE;
    add(groups, new Candidate(side, normalForm.of(base)), new Split(term, base, exponent, rest));
  }

  private void matrix(
      Map<Candidate, List<Split>> groups, Side side, int term, Expr factor, Expr rest) {
    add(
        groups,
        new Candidate(side, normalForm.of(factor)),
        new Split(term, factor, Rational.ONE, rest));
  }

  private static void add(Map<Candidate, List<Split>> groups, Candidate candidate, Split split) {
    var group = groups.computeIfAbsent(candidate, key -> new ArrayList<>());
    if (group.isEmpty() || group.getLast().term() != split.term()) {
      group.add(split);
    }
  }
}
