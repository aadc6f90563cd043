package org.tracetrick.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/// Walks over an expression DAG that visit each part once and keep their own stack, so that depth
/// is bounded by memory alone.
public final class Traversal {

  private Traversal() {}

  /// The parts of `roots`, operands before what they are operands of.
  public static List<Expr> postorder(List<? extends Expr> roots) {
    var order = new ArrayList<Expr>();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var stack = new ArrayDeque<Frame>();
    for (var root : roots) {
      if (seen.add(root)) {
        stack.push(new Frame(root));
      }
      while (!stack.isEmpty()) {
        var frame = stack.peek();
        if (frame.next < frame.expr.operands().size()) {
          var operand = frame.expr.operand(frame.next++);
          if (seen.add(operand)) {
            stack.push(new Frame(operand));
          }
        } else {
          order.add(frame.expr);
          stack.pop();
        }
      }
    }
    return order;
  }

  public static List<Expr> postorder(Expr root) {
    return postorder(List.of(root));
  }

  /// Rebuilds an expression bottom-up: `build` gets each part once, with its operands already
  /// rebuilt, and answers what stands in its place.
  public static Expr rewrite(Expr root, BiFunction<Expr, List<Expr>, Expr> build) {
    return rewrite(List.of(root), build).getFirst();
  }

  /// As above for several expressions; what they share is rebuilt once.
  public static List<Expr> rewrite(List<Expr> roots, BiFunction<Expr, List<Expr>, Expr> build) {
    var built = rewriting(build);
    return roots.stream().map(built::of).toList();
  }

  /// The rewriting itself, which rebuilds each part once, whatever it is asked for.
  public static Attribute<Expr> rewriting(BiFunction<Expr, List<Expr>, Expr> build) {
    return new Attribute<>((part, known) -> {
      var operands = new ArrayList<Expr>(part.operands().size());
      part.operands().forEach(operand -> operands.add(known.apply(operand)));
      return build.apply(part, operands);
    });
  }

  private static final class Frame {
    private final Expr expr;
    private int next;

    private Frame(Expr expr) {
      this.expr = expr;
    }
  }
}
