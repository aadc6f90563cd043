package org.tracetrick.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Symbol;

/// Which parts of an expression a writer names with `let`, so that no text grows with the paths of
/// the DAG and none nests without bound.
///
/// A shared part is named where repeating it would cost too much; any part is named where the text
/// would nest too deep. What the caller has named already, and what stands under a differential
/// (whose text is a document of its own), is not looked into.
final class Naming {

  /// Levels of nesting that a text may have before a part is named: few enough for readers that
  /// spend several stack frames and brackets on each.
  static final int DEPTH = 48;

  /// Characters that a whole text should not exceed for repeating shared parts.
  private static final int LENGTH = 4_000;

  /// Characters spent on the repetitions of one part, tried in order until the text is short.
  private static final int[] REPEATED = {200, 60, 15};

  private static final int REFERENCE = 3;

  private final Map<Expr, String> given;
  private final List<Expr> order;
  private final Map<Expr, Integer> uses = new HashMap<>();

  private Naming(Expr root, Map<Expr, String> given) {
    this.given = given;
    this.order = postorder(root);
  }

  /// The parts to write, operands first, and those of them to name.
  record Plan(List<Expr> order, Set<Expr> named) {}

  /// A plan for one document.
  ///
  /// @param given the names that the caller has for parts
  static Plan plan(Expr root, Map<Expr, String> given) {
    var naming = new Naming(root, given);
    var named = Set.<Expr>of();
    for (int repeated : REPEATED) {
      var lengths = new HashMap<Expr, Long>();
      named = naming.choose(root, repeated, lengths);
      long length = 0;
      for (var part : named) {
        length += lengths.getOrDefault(part, 0L);
      }
      if (length + lengths.getOrDefault(root, 0L) <= LENGTH) {
        break;
      }
    }
    return new Plan(naming.order, named);
  }

  /// The parts that are looked into, operands first; their uses are counted on the way.
  private List<Expr> postorder(Expr root) {
    var parts = new ArrayList<Expr>();
    var stack = new ArrayDeque<Iterator<Expr>>();
    var entered = new ArrayDeque<Expr>();
    uses.put(root, 1);
    entered.push(root);
    stack.push(inside(root).iterator());
    while (!stack.isEmpty()) {
      if (!stack.element().hasNext()) {
        stack.pop();
        parts.add(entered.pop());
        continue;
      }
      var operand = stack.element().next();
      if (uses.merge(operand, 1, Integer::sum) == 1) {
        entered.push(operand);
        stack.push(inside(operand).iterator());
      }
    }
    return parts;
  }

  private List<Expr> inside(Expr expr) {
    return isClosed(expr) ? List.of() : expr.operands();
  }

  private boolean isClosed(Expr expr) {
    return expr.is(Operator.DIFFERENTIAL) || given.containsKey(expr);
  }

  private Set<Expr> choose(Expr root, int repeated, Map<Expr, Long> lengths) {
    var named = new HashSet<Expr>();
    var depths = new HashMap<Expr, Integer>();
    for (var part : order) {
      long length = ownLength(part);
      int depth = 0;
      for (var operand : inside(part)) {
        boolean isNamed = named.contains(operand);
        length += 2 + (isNamed ? REFERENCE : lengths.getOrDefault(operand, 0L));
        depth = Math.max(depth, isNamed ? 0 : depths.getOrDefault(operand, 0) + 1);
      }
      lengths.put(part, length);
      depths.put(part, depth);
      if (part.equals(root) || inside(part).isEmpty()) {
        continue;
      }
      long saved = (uses.getOrDefault(part, 1) - 1L) * (length - REFERENCE);
      if (saved > repeated || depth >= DEPTH) {
        named.add(part);
      }
    }
    return named;
  }

  private long ownLength(Expr part) {
    var name = given.get(part);
    if (name != null) {
      return name.length();
    }
    return switch (part) {
      case Symbol symbol -> symbol.name().length();
      case Literal _ -> 3;
      case Apply apply when apply.is(Operator.DIFFERENTIAL) ->
          given.containsKey(apply.operand(0)) ? REFERENCE : 3 * REFERENCE;
      case Apply apply -> apply.operator().name().length() + 3L * apply.extents().size();
    };
  }

  /// Names that no text below `root` may use for a new purpose: those of symbols, sizes and
  /// functions.
  static Set<String> taken(Expr root, Map<Expr, String> given) {
    var taken = new HashSet<String>(given.values());
    var seen = new HashSet<Expr>();
    var stack = new ArrayDeque<Expr>();
    stack.push(root);
    seen.add(root);
    while (!stack.isEmpty()) {
      var part = stack.pop();
      switch (part) {
        case Symbol symbol -> {
          taken.add(symbol.name());
          taken.addAll(symbol.shape().names());
        }
        case Literal _ -> {}
        case Apply apply -> {
          taken.add(apply.operator().name());
          apply.extents().forEach(extent -> taken.addAll(extent.names()));
        }
      }
      if (given.containsKey(part)) {
        continue;
      }
      for (var operand : part.operands()) {
        if (seen.add(operand)) {
          stack.push(operand);
        }
      }
    }
    return taken;
  }
}
