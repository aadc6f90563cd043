package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.rules.Facts;

/// Expands a differential from the outside in until only that of the variable is left.
///
/// Each round expands every outermost differential, and is a line; after some rounds the rest is
/// done bottom-up in one line, so that the work stays linear in the DAG of the function.
final class Forward {

  private static final int MAX_LINES = 12;

  private final Pool pool;
  private final Differentiation differentiation;
  private final Expr target;
  private final List<Line> lines = new ArrayList<>();

  Forward(Facts facts, Differentiation differentiation, Symbol variable) {
    this.pool = facts.pool();
    this.differentiation = differentiation;
    this.target = pool.differential(variable);
  }

  List<Line> lines() {
    return lines;
  }

  /// `start` with every differential but that of the variable expanded.
  Expr expand(Expr start) {
    var state = start;
    for (int i = 0; i < MAX_LINES; i++) {
      var round = new Differentiation.Round();
      var next =
          Differentiation.replace(state, pool, differential -> expanded(differential, round));
      if (round.isEmpty()) {
        return state;
      }
      state = next;
      lines.add(round.line(Phase.DIFFERENTIAL, state));
    }
    var round = new Differentiation.Round();
    state = all(state, round);
    if (!round.isEmpty()) {
      lines.add(round.line(Phase.DIFFERENTIAL, state));
    }
    return state;
  }

  private Expr expanded(Expr differential, Differentiation.Round round) {
    if (differential.equals(target)) {
      return differential;
    }
    var expansion = differentiation.expand(differential);
    round.add(expansion);
    return expansion.result();
  }

  /// Every differential replaced by its full expansion, the innermost first.
  private Expr all(Expr state, Differentiation.Round round) {
    var results = new HashMap<Expr, Expr>();
    var pending = new ArrayList<>(Differentiation.frontier(state));
    Map<Expr, Expr> opened = new HashMap<>();
    while (!pending.isEmpty()) {
      var differential = pending.getLast();
      if (results.containsKey(differential)) {
        pending.removeLast();
      } else if (differential.equals(target)) {
        results.put(differential, differential);
      } else if (!opened.containsKey(differential)) {
        var expansion = differentiation.expand(differential);
        round.addInside(expansion);
        var result = expansion.result();
        opened.put(differential, result);
        pending.addAll(Differentiation.frontier(result));
      } else {
        pending.removeLast();
        var result = opened.get(differential);
        if (result == null) {
          throw new IllegalStateException("not expanded: " + differential);
        }
        results.put(
            differential,
            Differentiation.replace(result, pool, inner -> results.getOrDefault(inner, inner)));
      }
    }
    return Differentiation.replace(state, pool, inner -> results.getOrDefault(inner, inner));
  }
}
