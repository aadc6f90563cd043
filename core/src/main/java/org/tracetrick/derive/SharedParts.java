package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Traversal;

/// Names for what several derivatives of one function have in common, so that all of them together
/// are as long as the function's DAG, and not as long as its paths.
///
/// @param where the names, each explained by those before it
/// @param names the same, by the part that is named
public record SharedParts(List<Explanation.Named> where, Map<Expr, String> names) {

  /// Characters of a derivative that is read easily as it stands.
  private static final int WIDTH = 72;

  public SharedParts {
    where = List.copyOf(where);
    names = Map.copyOf(names);
  }

  /// The names; none where every derivative is short.
  public static SharedParts of(
      Expr function, List<Expr> derivatives, Pool pool, Explanation.Style style) {
    if (derivatives.stream().allMatch(expr -> style.text(expr, Map.of()).length() <= WIDTH)) {
      return new SharedParts(List.of(), Map.of());
    }
    var lines = new ArrayList<Expr>();
    lines.add(pool.differential(function));
    lines.addAll(derivatives);
    var parts = Traversal.postorder(lines);
    var where = new ArrayList<Explanation.Named>();
    var known = new HashMap<Expr, String>();
    Links.named(lines, parts, style.reserved())
        .forEach((part, name) -> {
          var before = Map.copyOf(known);
          where.add(
              new Explanation.Named(name, style.text(part, before), style.typeset(part, before)));
          known.put(part, name);
        });
    return new SharedParts(where, known);
  }
}
