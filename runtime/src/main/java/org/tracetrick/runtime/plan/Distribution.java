package org.tracetrick.runtime.plan;

import java.util.function.ToIntFunction;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Symbol;

/// When a sum in a product is multiplied out: `(D - p*p')*A` costs less as `D*A - p*(p'*A)`, and
/// `(A + A')*x` as two products with a vector.
///
/// Source: Wang et al. 2020, SPORES (sum-product optimisation of linear algebra).
final class Distribution {

  /// More terms are added up first.
  private static final int TERMS = 4;

  /// Inner extents below this part of the outer ones make a product of low rank.
  private static final int LOW_RANK = 4;

  private Distribution() {}

  /// @param isByVector whether the sum is only ever applied to a vector
  static boolean pays(Expr sum, boolean isByVector, ToIntFunction<Dim> sizes) {
    int rows = sizes.applyAsInt(sum.shape().rows());
    int cols = sizes.applyAsInt(sum.shape().cols());
    if (Math.min(rows, cols) == 1 || sum.operands().size() > TERMS) {
      return false;
    }
    long dense = sum.operands().stream().filter(term -> isLeaf(term)).count();
    long structured =
        sum.operands().stream()
            .filter(term -> isStructured(term, Math.min(rows, cols), sizes))
            .count();
    if (dense + structured < sum.operands().size()) {
      return false;
    }
    return isByVector || (structured > 0 && dense <= 1);
  }

  /// A matrix that is given, perhaps scaled or transposed: nothing is to be computed for it.
  private static boolean isLeaf(Expr term) {
    if (term instanceof Symbol || term.is(Operator.TRANSPOSE)) {
      return term instanceof Symbol || isLeaf(term.operand(0));
    }
    return term.is(Operator.PRODUCT)
        && term.operands().stream().allMatch(factor -> factor.shape().isScalar() || isLeaf(factor))
        && term.operands().stream().filter(factor -> !factor.shape().isScalar()).count() == 1;
  }

  private static boolean isStructured(Expr term, int extent, ToIntFunction<Dim> sizes) {
    if (term.is(Operator.EYE) || isDiagonal(term)) {
      return true;
    }
    if (!term.is(Operator.PRODUCT)) {
      return false;
    }
    var factors = term.operands().stream().filter(factor -> !factor.shape().isScalar()).toList();
    if (factors.size() == 1) {
      return isStructured(factors.getFirst(), extent, sizes);
    }
    boolean repeats =
        factors.stream()
            .anyMatch(factor ->
                factor.is(Operator.ONES)
                    || (factor.is(Operator.TRANSPOSE) && factor.operand(0).is(Operator.ONES)));
    return !repeats
        && factors.subList(0, factors.size() - 1).stream()
            .anyMatch(factor -> sizes.applyAsInt(factor.shape().cols()) * LOW_RANK <= extent);
  }

  private static boolean isDiagonal(Expr term) {
    return term instanceof Apply apply
        && apply.operator().name().equals("diag")
        && apply.operand(0).shape().isColumn();
  }
}
