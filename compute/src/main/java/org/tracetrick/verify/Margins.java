package org.tracetrick.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Domain;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Traversal;
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.program.Lowering;

/// Tells at which points a function is not differentiable, of operators that have numbers there
/// nevertheless.
///
/// Random points hit no kink by chance, but some functions have one everywhere: two entries of a
/// symmetric matrix are equal, and may be the largest. Such a point speaks neither for nor against
/// a derivative.
final class Margins {

  private final Expr function;
  private final Function<Operator, Optional<Definition>> definitions;
  private final Pool pool;

  Margins(Expr function, Function<Operator, Optional<Definition>> definitions, Pool pool) {
    this.function = function;
    this.definitions = definitions;
    this.pool = pool;
  }

  /// What must hold for a derivative and does not hold at this point; empty where all does. It is
  /// asked of points where something is wrong, which are few.
  Optional<String> broken(Point point) {
    var margins = margins();
    if (margins.isEmpty()) {
      return Optional.empty();
    }
    var evaluation =
        new Interpreter(Lowering.lower(List.copyOf(margins.keySet()), definitions, pool))
            .at(point.sizes());
    point.give(evaluation);
    evaluation.run();
    var conditions = List.copyOf(margins.values());
    for (int i = 0; i < conditions.size(); i++) {
      if (!isPositive(evaluation.values(i))) {
        return Optional.of(conditions.get(i));
      }
    }
    return Optional.empty();
  }

  /// What must hold, by the margin that is positive where it does.
  private Map<Expr, String> margins() {
    var margins = new LinkedHashMap<Expr, String>();
    for (var part : Traversal.postorder(function)) {
      if (part instanceof Apply call && !call.operands().isEmpty()) {
        definitions
            .apply(call.operator())
            .flatMap(Definition::domain)
            .filter(domain -> !isIdle(domain, call))
            .ifPresent(domain ->
                domain
                    .margin()
                    .ifPresent(margin ->
                        margins.putIfAbsent(margin.expand(call, pool), domain.condition(call))));
      }
    }
    return margins;
  }

  private static boolean isIdle(Domain domain, Apply call) {
    return switch (domain.outside()) {
      case TIE, CHOICE -> call.operand(0).shape().isScalar();
      case NO_NUMBER, KINK, ZERO, ROOT -> false;
    };
  }

  private static boolean isPositive(double[] values) {
    for (double value : values) {
      if (!(value > 0)) {
        return false;
      }
    }
    return true;
  }
}
