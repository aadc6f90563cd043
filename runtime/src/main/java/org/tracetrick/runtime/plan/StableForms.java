package org.tracetrick.runtime.plan;

import java.util.Optional;
import org.tracetrick.runtime.kernel.Loop.Combination;
import org.tracetrick.runtime.kernel.Loop.Function;
import org.tracetrick.runtime.kernel.Loop.Reduction;

/// Forms that neither overflow nor cancel, in place of those that people write.
///
/// Source: Blanchard, Higham & Higham 2021, Accurately computing the log-sum-exp and softmax
/// functions.
final class StableForms {

  private final Graph graph;

  StableForms(Graph graph) {
    this.graph = graph;
  }

  /// `log(1 + exp(x))` and `log(sum(exp(x)))`.
  Optional<Node> logarithm(Node operand) {
    var exponent = exponentOfOnePlus(operand);
    if (exponent.isPresent()) {
      return exponent.map(
          x -> graph.broadcast(graph.unary(Function.SOFTPLUS, x), operand.rows(), operand.cols()));
    }
    return exponentOfSum(operand)
        .map(x -> {
          var most = most(x);
          var sum = graph.sum(shifted(x, most));
          return graph.add(most, graph.unary(Function.LOG, sum));
        });
  }

  /// `exp(x)/sum(exp(x))`.
  Optional<Node> share(Node left, Node right) {
    return share(left, exponentOfReciprocal(right))
        .or(() -> share(right, exponentOfReciprocal(left)));
  }

  private Optional<Node> share(Node numerator, Optional<Node> exponent) {
    if (exponent.isEmpty() || !isExponential(numerator, exponent.get())) {
      return Optional.empty();
    }
    var shifted = shifted(exponent.get(), most(exponent.get()));
    return Optional.of(graph.multiply(shifted, graph.power(graph.sum(shifted), -1)));
  }

  private Node most(Node x) {
    return graph.reduce(Reduction.MAXIMUM, Op.Over.ALL, x);
  }

  private Node shifted(Node x, Node most) {
    return graph.unary(Function.EXP, graph.binary(Combination.SUBTRACT, x, most));
  }

  private static boolean isExponential(Node node, Node exponent) {
    return node.op() instanceof Op.Unary unary
        && unary.function() == Function.EXP
        && node.operand(0) == exponent;
  }

  /// The `x` of `1 + exp(x)`.
  private static Optional<Node> exponentOfOnePlus(Node sum) {
    if (!(sum.op() instanceof Op.Binary binary) || binary.combination() != Combination.ADD) {
      return Optional.empty();
    }
    for (int i = 0; i < 2; i++) {
      var other = sum.operand(1 - i);
      if (Graph.isFilled(sum.operand(i), 1)
          && other.op() instanceof Op.Unary unary
          && unary.function() == Function.EXP) {
        return Optional.of(other.operand(0));
      }
    }
    return Optional.empty();
  }

  /// The `x` of `sum(exp(x))`, where it is not shifted already.
  private static Optional<Node> exponentOfSum(Node node) {
    return node.op() instanceof Op.Reduce reduce
            && reduce.reduction() == Reduction.SUM
            && reduce.over() == Op.Over.ALL
            && node.operand(0).op() instanceof Op.Unary unary
            && unary.function() == Function.EXP
            && !isShifted(node.operand(0).operand(0))
        ? Optional.of(node.operand(0).operand(0))
        : Optional.empty();
  }

  private static boolean isShifted(Node node) {
    return node.op() instanceof Op.Binary
        && node.operands().stream()
            .anyMatch(operand ->
                (operand.op() instanceof Op.Unary ? operand.operand(0) : operand).op()
                        instanceof Op.Reduce reduce
                    && reduce.reduction() == Reduction.MAXIMUM);
  }

  private static Optional<Node> exponentOfReciprocal(Node node) {
    return node.op() instanceof Op.Power power && power.exponent() == -1
        ? exponentOfSum(node.operand(0))
        : Optional.empty();
  }
}
