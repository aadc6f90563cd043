package org.tracetrick.runtime.plan;

/// What nodes cost, in floating-point operations; a function of one number counts as several.
final class Costs {

  /// An exponential, a logarithm and their like.
  private static final int FUNCTION = 20;

  private Costs() {}

  static double flops(Node node) {
    double length = node.length();
    return switch (node.op()) {
      case Op.Input input -> 0;
      case Op.Fill fill -> 0;
      case Op.Eye eye -> 0;
      case Op.Transpose transpose -> 0;
      case Op.Broadcast broadcast -> 0;
      case Op.Unary unary ->
          length
              * switch (unary.function()) {
                case NEGATE, ABS, SQRT, RECIPROCAL, SQUARE, SIGN, STEP -> 1;
                default -> FUNCTION;
              };
      case Op.Binary binary ->
          length
              * switch (binary.combination()) {
                case ADD, SUBTRACT, MULTIPLY, DIVIDE, MAXIMUM, MINIMUM -> 1;
                case POWER, ATAN2 -> FUNCTION;
              };
      case Op.Power power -> length * (power.exponent() == 2 ? 1 : FUNCTION);
      case Op.Reduce reduce -> node.operand(0).length();
      case Op.Product product -> 2 * length * node.operand(0).cols();
      case Op.Gram gram -> length * node.operand(0).rows();
      case Op.Factors factors -> (factors.symmetric() ? 1 : 2) * length * node.rows() / 3;
      case Op.Cholesky cholesky -> length * node.rows() / 3;
      case Op.Solve solve -> 2 * length * node.rows();
      case Op.Inverse inverse -> 4 * length * node.rows() / 3;
      case Op.Spectrum spectrum -> 9 * length * node.cols();
      case Op.SingularValues values -> 20 * length * node.cols();
      case Op.Kronecker kronecker -> length;
      case Op.AddDiagonal add -> node.rows();
      case Op.PseudoInverse inverse -> 2 * length * Math.min(node.rows(), node.cols());
      case Op.DiagonalMatrix matrix -> 0;
      case Op.DiagonalBlocks blocks -> 0;
      case Op.Diagonal diagonal -> 0;
      case Op.Reshape reshape -> 0;
      case Op.Slice slice -> 0;
      case Op.Block block -> 0;
      case Op.Triangle triangle -> 0;
      case Op.Determinant determinant -> node.operand(0).rows();
      case Op.LogDeterminant determinant -> (double) FUNCTION * node.operand(0).rows();
      case Op.Eigen eigen -> 0;
      case Op.SingularSum sum -> node.operand(0).cols();
      case Op.SingularLargest largest -> 0;
      case Op.Reference reference -> 30 * length * node.rows();
    };
  }
}
