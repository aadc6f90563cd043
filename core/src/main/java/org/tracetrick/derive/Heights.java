package org.tracetrick.derive;

import org.tracetrick.expr.Attribute;
import org.tracetrick.expr.Expr;

/// The longest path from an expression down to a leaf: a part is always lower than the whole.
final class Heights {

  private final Attribute<Integer> heights =
      new Attribute<>((expr, known) -> {
        int height = 0;
        for (var operand : expr.operands()) {
          height = Math.max(height, known.apply(operand) + 1);
        }
        return height;
      });

  int of(Expr expr) {
    return heights.of(expr);
  }
}
