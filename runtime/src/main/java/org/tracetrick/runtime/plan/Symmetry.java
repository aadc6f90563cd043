package org.tracetrick.runtime.plan;

import java.util.List;

/// What is known to be its own transpose.
final class Symmetry {

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
              || (isCommutative(binary) && areTransposes(operands.get(0), operands.get(1)));
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

  /// Whether one is the transpose of the other.
  static boolean areTransposes(Node left, Node right) {
    return (left.isTransposed() && left.operand(0) == right)
        || (right.isTransposed() && right.operand(0) == left);
  }
}
