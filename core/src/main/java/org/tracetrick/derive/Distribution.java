package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;

/// Multiplies products of sums out, where the result stays small, so that terms can cancel.
///
/// Used only to look for a shorter form of a finished answer, never to differentiate.
final class Distribution {

  private static final int MAX_TERMS = 48;

  private final Pool pool;

  Distribution(Pool pool) {
    this.pool = pool;
  }

  /// Which sums among the factors of a product are multiplied out.
  enum Extent {
    /// Those that hold a division, for that may cancel.
    FRACTIONS,
    /// Those that hold an identity, whose term needs no product.
    IDENTITIES,
    ALL
  }

  /// The expression multiplied out; empty where that would be long, or changes nothing.
  Optional<Expr> of(Expr expr, Extent extent) {
    var terms = terms(expr, extent);
    if (terms.size() > MAX_TERMS || terms.isEmpty()) {
      return Optional.empty();
    }
    var sum = pool.sum(terms);
    return sum.equals(expr) ? Optional.empty() : Optional.of(sum);
  }

  /// The terms of the expression multiplied out; none where there are too many. Recurs only through
  /// products and sums, which flatten, so the depth is that of parentheses in one product.
  private List<Expr> terms(Expr expr, Extent extent) {
    if (!(expr instanceof Apply apply)) {
      return List.of(expr);
    }
    return switch (apply.operator().notation()) {
      case SUM -> {
        var all = new ArrayList<Expr>();
        for (var term : apply.operands()) {
          var inner = terms(term, extent);
          if (inner.isEmpty() || all.size() + inner.size() > MAX_TERMS) {
            yield List.of();
          }
          all.addAll(inner);
        }
        yield all;
      }
      case PRODUCT, HADAMARD -> products(apply, extent);
      case TRANSPOSE -> terms(apply.operand(0), extent).stream().map(pool::transpose).toList();
      case POWER, MATRIX_POWER, DIFFERENTIAL, INDEX, BLOCK, SIZE, FUNCTION -> List.of(expr);
    };
  }

  private List<Expr> products(Apply product, Extent extent) {
    List<List<Expr>> partial = List.of(List.of());
    for (var factor : product.operands()) {
      var inner = staysWhole(factor, extent) ? List.of(factor) : terms(factor, extent);
      if (inner.isEmpty() || partial.size() * inner.size() > MAX_TERMS) {
        return List.of();
      }
      var next = new ArrayList<List<Expr>>();
      for (var factors : partial) {
        for (var term : inner) {
          var longer = new ArrayList<>(factors);
          longer.add(term);
          next.add(longer);
        }
      }
      partial = next;
    }
    return partial.stream()
        .map(factors -> pool.apply(product.operator(), factors, List.of()))
        .toList();
  }

  private static boolean staysWhole(Expr factor, Extent extent) {
    var core = factor.is(Operator.TRANSPOSE) ? factor.operand(0) : factor;
    return core.is(Operator.SUM) && !isMultipliedOut(core, extent);
  }

  private static boolean isMultipliedOut(Expr sum, Extent extent) {
    return switch (extent) {
      case FRACTIONS ->
          sum.operands().stream()
              .flatMap(term -> term.operands().stream())
              .anyMatch(Distribution::isDivisor);
      case IDENTITIES -> sum.operands().stream().anyMatch(Distribution::isIdentity);
      case ALL -> true;
    };
  }

  private static boolean isDivisor(Expr factor) {
    return factor.is(Operator.POWER)
        && factor.operand(1) instanceof Literal k
        && k.value().signum() < 0;
  }

  /// An identity, or a multiple of one.
  private static boolean isIdentity(Expr term) {
    return (term.is(Operator.PRODUCT) ? term.operands().getLast() : term).is(Operator.EYE);
  }
}
