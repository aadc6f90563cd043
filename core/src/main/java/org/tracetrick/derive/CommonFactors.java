package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;

/// What the terms of a sum have in common: scalars, the first or last matrix of a product, factors
/// entry by entry.
final class CommonFactors {

  private final Pool pool;
  private final NormalForm normalForm;

  CommonFactors(Pool pool, NormalForm normalForm) {
    this.pool = pool;
    this.normalForm = normalForm;
  }

  enum Side {
    NUMBER,
    SCALAR,
    LEFT,
    RIGHT,
    ENTRYWISE
  }

  /// What terms may have in common: a factor, up to its exponent where it is a scalar or taken
  /// entry by entry.
  record Candidate(Side side, Expr key) {}

  /// A term as `base^exponent` and the rest.
  record Split(int term, Expr base, Rational exponent, Expr rest) {}

  /// The terms that each candidate is a factor of, in order of appearance.
  Map<Candidate, List<Split>> of(Expr sum) {
    Map<Candidate, List<Split>> groups = new LinkedHashMap<>();
    for (int i = 0; i < sum.operands().size(); i++) {
      splits(i, sum.operand(i), groups);
    }
    return groups;
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
