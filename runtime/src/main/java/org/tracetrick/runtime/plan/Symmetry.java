package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.runtime.kernel.Loop.Combination;

/// What is known to be its own transpose.
final class Symmetry {

  /// Longer sums are not looked through.
  private static final int TERMS = 16;

  private Symmetry() {}

  /// Whether a square value is symmetric, as its operands are.
  static boolean follows(Op op, List<Node> operands) {
    return switch (op) {
      case Op.Input input -> input.symmetric();
      case Op.Fill fill -> true;
      case Op.Eye eye -> true;
      case Op.Gram gram -> true;
      case Op.DiagonalMatrix diagonal -> true;
      case Op.Broadcast broadcast -> operands.getFirst().isScalar();
      case Op.Unary unary -> operands.getFirst().isSymmetric();
      case Op.Power power -> operands.getFirst().isSymmetric();
      case Op.Binary binary ->
          operands.stream().allMatch(operand -> operand.isScalar() || operand.isSymmetric())
              || (isCommutative(binary) && areTransposes(operands.get(0), operands.get(1)))
              || (isSum(binary) && termsPair(binary, operands));
      case Op.Product product -> areTransposes(operands.get(0), operands.get(1));
      case Op.AddDiagonal add -> operands.getFirst().isSymmetric();
      case Op.Kronecker kronecker -> operands.stream().allMatch(Node::isSymmetric);
      case Op.Inverse inverse ->
          operands.getFirst().op() instanceof Op.Factors factors && factors.symmetric();
      default -> false;
    };
  }

  private static boolean isCommutative(Op.Binary binary) {
    return switch (binary.combination()) {
      case ADD, MULTIPLY, MAXIMUM, MINIMUM -> true;
      case SUBTRACT, DIVIDE, POWER, ATAN2 -> false;
    };
  }

  private static boolean isSum(Op.Binary binary) {
    return binary.combination() == Combination.ADD || binary.combination() == Combination.SUBTRACT;
  }

  /// Whether the terms of a sum are symmetric, or stand beside their transposes with the same sign.
  private static boolean termsPair(Op.Binary binary, List<Node> operands) {
    var positive = new ArrayList<Node>();
    var negative = new ArrayList<Node>();
    collect(operands.get(0), positive, negative);
    if (binary.combination() == Combination.ADD) {
      collect(operands.get(1), positive, negative);
    } else {
      collect(operands.get(1), negative, positive);
    }
    return pair(positive) && pair(negative);
  }

  private static void collect(Node node, List<Node> same, List<Node> opposite) {
    if (same.size() + opposite.size() < TERMS
        && node.op() instanceof Op.Binary binary
        && isSum(binary)) {
      collect(node.operand(0), same, opposite);
      if (binary.combination() == Combination.ADD) {
        collect(node.operand(1), same, opposite);
      } else {
        collect(node.operand(1), opposite, same);
      }
    } else {
      same.add(node);
    }
  }

  private static boolean pair(List<Node> terms) {
    var rest = new ArrayList<>(terms);
    rest.removeIf(term -> term.isScalar() || term.isSymmetric());
    while (!rest.isEmpty()) {
      var term = rest.removeLast();
      var partner = rest.stream().filter(other -> areTransposes(term, other)).findFirst();
      if (partner.isEmpty()) {
        return false;
      }
      rest.remove(partner.get());
    }
    return true;
  }

  /// Whether one is the transpose of the other, as nodes or as products of transposes.
  static boolean areTransposes(Node left, Node right) {
    return isTranspose(left, right)
        || (left.op() instanceof Op.Product
            && right.op() instanceof Op.Product
            && isTranspose(left.operand(0), right.operand(1))
            && isTranspose(left.operand(1), right.operand(0)));
  }

  private static boolean isTranspose(Node left, Node right) {
    return (left.isTransposed() && left.operand(0) == right)
        || (right.isTransposed() && right.operand(0) == left)
        || (left == right && left.isSymmetric());
  }
}
