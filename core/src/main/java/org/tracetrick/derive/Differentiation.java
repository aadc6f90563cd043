package org.tracetrick.derive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.RuleSource;
import org.tracetrick.rules.Step;

/// Expands differentials: `d(V)` becomes an expression linear in the `d(…)` of the operands of `V`.
///
/// The rule of `V` is applied once; then constants vanish, and transposes and constant scalar
/// factors are gone through at once, for that is routine.
final class Differentiation {

  private final Facts facts;
  private final RuleSource rules;
  private final Recognition recognition;
  private final IdentityHashMap<Expr, Expansion> expansions = new IdentityHashMap<>();

  Differentiation(Facts facts, RuleSource rules, RuleSource recognitions) {
    this.facts = facts;
    this.rules = rules;
    this.recognition = new Recognition(facts, recognitions);
  }

  /// What `d(V)` became: by one step, and by routine inside what that brought.
  record Expansion(Expr result, Step step, List<Step> routine) {}

  /// The expansions of one line.
  static final class Round {
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> routine = new ArrayList<>();

    void add(Expansion expansion) {
      steps.add(expansion.step());
      routine.addAll(expansion.routine());
    }

    /// An expansion inside what others of this line brought.
    void addInside(Expansion expansion) {
      routine.add(expansion.step());
      routine.addAll(expansion.routine());
    }

    boolean isEmpty() {
      return steps.isEmpty() && routine.isEmpty();
    }

    /// The line that these expansions make, about the first that is no routine.
    Line line(Phase phase, Expr state) {
      var all = new ArrayList<>(steps);
      all.addAll(routine);
      return new Line(phase, state, headline(all), steps, routine);
    }
  }

  /// The rule of the first step that is no routine, or of the first.
  static Rule headline(List<Step> steps) {
    return steps.stream()
        .map(Step::rule)
        .filter(rule -> rule.weight() == Rule.Weight.KEY)
        .findFirst()
        .orElse(steps.getFirst().rule());
  }

  /// The expansion of a differential. The first that is asked for is that of the problem itself:
  /// where something in it has a name, its expansion is only that it is called so.
  ///
  /// @throws TracetrickException `unsupported` where an operator has no differential
  Expansion expand(Expr differential) {
    var known = expansions.get(differential);
    if (known != null) {
      return known;
    }
    var first = expansions.isEmpty() ? opening(differential) : step(differential);
    var routine = new ArrayList<Step>();
    var result = settled(first.after(), routine);
    var expansion = new Expansion(result, first, List.copyOf(routine));
    expansions.put(differential, expansion);
    return expansion;
  }

  private Expr settled(Expr expr, List<Step> steps) {
    return replace(
        expr,
        facts.pool(),
        inner -> {
          if (!isRoutine(inner)) {
            return inner;
          }
          var expansion = expand(inner);
          steps.add(expansion.step());
          steps.addAll(expansion.routine());
          return expansion.result();
        });
  }

  private boolean isRoutine(Expr differential) {
    var operand = differential.operand(0);
    if (facts.isConstant(operand)) {
      return true;
    }
    if (operand.operands().isEmpty()) {
      return false;
    }
    return operand.is(Operator.TRANSPOSE)
        || (operand.is(Operator.PRODUCT)
            && operand.operand(0).shape().isScalar()
            && facts.isConstant(operand.operand(0)));
  }

  private Step opening(Expr differential) {
    var named = recognition.of(differential.operand(0));
    return named.equals(differential.operand(0))
        ? step(differential)
        : Procedures.step(Procedures.RECOGNISE, differential, facts.pool().differential(named));
  }

  private Step step(Expr differential) {
    if (differential.operand(0) instanceof Apply block && block.is(Operator.BLOCK)) {
      return Procedures.step(Procedures.BLOCKS, differential, placed(block));
    }
    var step = rules.apply(differential, facts);
    if (step.isEmpty()) {
      throw new TracetrickException(
          Diagnostic.of(
              Diagnostic.Code.UNSUPPORTED,
              "the differential of " + name(differential.operand(0)) + " is not known"));
    }
    return step.get();
  }

  /// The differential of a block matrix: that of each block, between the rows and columns of
  /// identities that put it in its place.
  private Expr placed(Apply blocks) {
    var pool = facts.pool();
    var height = pool.eye(blocks.shape().rows());
    var width = pool.eye(blocks.shape().cols());
    var terms = new ArrayList<Expr>();
    var top = Dim.ZERO;
    int next = 0;
    for (var length : blocks.extents()) {
      int end = next + Math.toIntExact(length.asNumber().orElseThrow());
      var left = Dim.ZERO;
      var bottom = top.plus(blocks.operand(next).shape().rows());
      for (var block : blocks.operands().subList(next, end)) {
        var right = left.plus(block.shape().cols());
        terms.add(
            pool.product(
                slice(height, Dim.ONE, blocks.shape().rows(), top.plus(Dim.ONE), bottom),
                pool.differential(block),
                slice(width, left.plus(Dim.ONE), right, Dim.ONE, blocks.shape().cols())));
        left = right;
      }
      top = bottom;
      next = end;
    }
    return pool.sum(terms);
  }

  private Expr slice(Expr identity, Dim firstRow, Dim lastRow, Dim firstCol, Dim lastCol) {
    return facts
        .pool()
        .apply(Operator.INDEX, List.of(identity), List.of(firstRow, lastRow, firstCol, lastCol));
  }

  private static String name(Expr expr) {
    if (!(expr instanceof Apply apply)) {
      return expr.toString();
    }
    return switch (apply.operator().notation()) {
      case MATRIX_POWER -> "a matrix power";
      case POWER -> "a power";
      case INDEX -> "an index";
      case SUM, PRODUCT, HADAMARD, TRANSPOSE, DIFFERENTIAL, BLOCK, SIZE, FUNCTION ->
          apply.operator().name() + "(…)";
    };
  }

  /// The expression with its outermost differentials replaced; parts without any are left alone.
  static Expr replace(Expr root, Pool pool, Function<Expr, Expr> replacement) {
    var replaced = new IdentityHashMap<Expr, Expr>();
    var stack = new ArrayDeque<Expr>();
    stack.push(root);
    while (!stack.isEmpty()) {
      var expr = stack.peek();
      if (replaced.containsKey(expr)) {
        stack.pop();
      } else if (!expr.holdsDifferential()) {
        replaced.put(expr, expr);
      } else if (expr.is(Operator.DIFFERENTIAL)) {
        replaced.put(expr, replacement.apply(expr));
      } else if (expr instanceof Apply apply) {
        var operands = new ArrayList<Expr>(apply.operands().size());
        for (var operand : apply.operands()) {
          var known = replaced.get(operand);
          if (known == null) {
            stack.push(operand);
          } else {
            operands.add(known);
          }
        }
        if (operands.size() == apply.operands().size()) {
          replaced.put(apply, pool.rebuild(apply, operands));
        }
      }
    }
    var result = replaced.get(root);
    if (result == null) {
      throw new IllegalStateException("not replaced: " + root);
    }
    return result;
  }

  /// The outermost differentials of an expression, in order of appearance, each once.
  static List<Expr> frontier(Expr root) {
    var found = new ArrayList<Expr>();
    var seen = new IdentityHashMap<Expr, Boolean>();
    var stack = new ArrayDeque<Expr>();
    stack.push(root);
    while (!stack.isEmpty()) {
      var expr = stack.pop();
      if (!expr.holdsDifferential() || seen.put(expr, true) != null) {
        continue;
      }
      if (expr.is(Operator.DIFFERENTIAL)) {
        found.add(expr);
      } else {
        expr.operands().reversed().forEach(stack::push);
      }
    }
    return found;
  }
}
