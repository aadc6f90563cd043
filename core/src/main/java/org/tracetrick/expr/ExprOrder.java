package org.tracetrick.expr;

import java.util.Comparator;

/// A total order of expressions by structure: numbers, then symbols by name, then applications by
/// operator and operands.
///
/// It descends only into the first operands that differ, so within a pool it costs at most the
/// depth.
public final class ExprOrder {

  public static final Comparator<Expr> BY_STRUCTURE = ExprOrder::compare;

  private ExprOrder() {}

  private static int compare(Expr a, Expr b) {
    var left = a;
    var right = b;
    while (true) {
      if (left.equals(right)) {
        return 0;
      }
      int rank = Integer.compare(rank(left), rank(right));
      if (rank != 0) {
        return rank;
      }
      if (!(left instanceof Apply first && right instanceof Apply second)) {
        return compareLeaves(left, right);
      }
      int order = compareHeads(first, second);
      if (order != 0) {
        return order;
      }
      int differing = 0;
      while (first.operand(differing).equals(second.operand(differing))) {
        differing++;
      }
      left = first.operand(differing);
      right = second.operand(differing);
    }
  }

  private static int rank(Expr expr) {
    return switch (expr) {
      case Literal literal -> 0;
      case Symbol symbol -> 1;
      case Apply apply -> 2;
    };
  }

  private static int compareLeaves(Expr left, Expr right) {
    if (left instanceof Literal a && right instanceof Literal b) {
      return a.value().compareTo(b.value());
    }
    if (left instanceof Symbol a && right instanceof Symbol b) {
      int byName = a.name().compareTo(b.name());
      return byName != 0
          ? byName
          : (a.shape() + a.kind().word()).compareTo(b.shape() + b.kind().word());
    }
    throw new IllegalStateException("leaves of different ranks");
  }

  private static int compareHeads(Apply left, Apply right) {
    int byName = left.operator().name().compareTo(right.operator().name());
    if (byName != 0) {
      return byName;
    }
    int byCount = Integer.compare(left.operands().size(), right.operands().size());
    if (byCount != 0) {
      return byCount;
    }
    if (!left.operator().equals(right.operator())) {
      return String.valueOf(left.operator().signature())
          .compareTo(String.valueOf(right.operator().signature()));
    }
    return left.extents().toString().compareTo(right.extents().toString());
  }
}
