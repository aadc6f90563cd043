package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;

/// The factors of products within products: `(A*B)'` as `B'*A'`, and what makes a number apart,
/// since it may stand anywhere.
final class Factors {

  private final Pool pool;
  private final ToIntFunction<Dim> sizes;

  Factors(Pool pool, ToIntFunction<Dim> sizes) {
    this.pool = pool;
    this.sizes = sizes;
  }

  /// @param numbers factors whose products are numbers: `a, x', y`
  /// @param others factors that fit one after the other
  record Separated(List<Expr> numbers, List<Expr> others) {

    /// The numbers first.
    List<Expr> all() {
      var all = new ArrayList<>(numbers);
      all.addAll(others);
      return all;
    }
  }

  Separated of(List<Expr> operands) {
    var numbers = new ArrayList<Expr>();
    var sequence = new ArrayList<Expr>();
    for (var operand : operands) {
      boolean turned = operand.is(Operator.TRANSPOSE);
      var inner = turned ? operand.operand(0) : operand;
      if (inner.is(Operator.PRODUCT)) {
        var parts = of(inner.operands());
        numbers.addAll(parts.numbers);
        sequence.addAll(
            turned ? parts.others.reversed().stream().map(pool::transpose).toList() : parts.others);
      } else {
        sequence.add(operand);
      }
    }
    var others = new ArrayList<Expr>();
    int start = 0;
    for (int i = 0; i < sequence.size(); i++) {
      if (cols(sequence.get(i)) == 1 || i == sequence.size() - 1) {
        var segment = sequence.subList(start, i + 1);
        boolean isNumber = rows(segment.getFirst()) == 1 && cols(segment.getLast()) == 1;
        (isNumber ? numbers : others).addAll(segment);
        start = i + 1;
      }
    }
    return new Separated(numbers, others);
  }

  private int rows(Expr expr) {
    return sizes.applyAsInt(expr.shape().rows());
  }

  private int cols(Expr expr) {
    return sizes.applyAsInt(expr.shape().cols());
  }
}
