package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.runtime.kernel.Loop.Combination;
import org.tracetrick.runtime.kernel.Loop.Function;
import org.tracetrick.runtime.kernel.Loop.Reduction;

/// All nodes of a plan: each value once, patterns kept as patterns, transposes as far outside as
/// they go. A row is the transpose of a column, always.
public final class Graph {

  /// Up to so many inner numbers, a product with few columns is bound by memory.
  static final int INNER = 16;

  private record Key(Op op, List<Integer> operands, int rows, int cols) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Key, Node> known = new HashMap<>();

  Node node(Op op, List<Node> operands, int rows, int cols) {
    var key = new Key(op, operands.stream().map(Node::id).toList(), rows, cols);
    var node = known.get(key);
    if (node == null) {
      node = new Node(nodes.size(), op, operands, rows, cols);
      nodes.add(node);
      known.put(key, node);
    }
    return node;
  }

  private boolean exists(Op op, List<Node> operands, int rows, int cols) {
    return known.containsKey(new Key(op, operands.stream().map(Node::id).toList(), rows, cols));
  }

  // --------------------------------------------------------------- leaves

  /// A matrix that is given.
  ///
  /// @param symmetric whether it is declared to be its own transpose
  public Node input(String name, int rows, int cols, boolean symmetric) {
    if (rows == 1 && cols > 1) {
      throw new IllegalArgumentException("a row is given as its transpose: " + name);
    }
    return node(new Op.Input(name, symmetric), List.of(), rows, cols);
  }

  Node constant(double value) {
    return fill(value, 1, 1);
  }

  Node fill(double value, int rows, int cols) {
    return node(new Op.Fill(value), List.of(), rows, cols);
  }

  Node eye(int n) {
    return n == 1 ? constant(1) : node(new Op.Eye(), List.of(), n, n);
  }

  static boolean isFilled(Node node, double value) {
    return node.op() instanceof Op.Fill fill && fill.value() == value;
  }

  // --------------------------------------------------------------- entry by entry

  Node unary(Function function, Node operand) {
    if (function == Function.NEGATE && negated(operand).isPresent()) {
      return negated(operand).get();
    }
    if (function == Function.LOG) {
      var stable = new StableForms(this).logarithm(operand);
      if (stable.isPresent()) {
        return stable.get();
      }
    }
    return elementwise(new Op.Unary(function), List.of(operand), operand.rows(), operand.cols());
  }

  Node power(Node operand, double exponent) {
    if (exponent == 1) {
      return operand;
    }
    if (operand.op() instanceof Op.Power root
        && root.exponent() == 0.5
        && exponent / 2 == Math.rint(exponent / 2)) {
      return power(operand.operand(0), exponent / 2);
    }
    if (exponent == 0) {
      return fill(1, operand.rows(), operand.cols());
    }
    return elementwise(new Op.Power(exponent), List.of(operand), operand.rows(), operand.cols());
  }

  Node binary(Combination combination, Node left, Node right) {
    int rows = Math.max(left.rows(), right.rows());
    int cols = Math.max(left.cols(), right.cols());
    return simplified(combination, left, right, rows, cols)
        .orElseGet(() -> elementwise(new Op.Binary(combination), List.of(left, right), rows, cols));
  }

  Node add(Node left, Node right) {
    return binary(Combination.ADD, left, right);
  }

  Node multiply(Node left, Node right) {
    return binary(Combination.MULTIPLY, left, right);
  }

  private Optional<Node> simplified(
      Combination combination, Node left, Node right, int rows, int cols) {
    return switch (combination) {
      case ADD ->
          left == right
              ? Optional.of(multiply(constant(2), left))
              : isFilled(left, 0)
                  ? Optional.of(broadcast(right, rows, cols))
                  : isFilled(right, 0)
                      ? Optional.of(broadcast(left, rows, cols))
                      : difference(left, right, rows, cols)
                          .or(() -> difference(right, left, rows, cols));
      case SUBTRACT ->
          isFilled(right, 0) ? Optional.of(broadcast(left, rows, cols)) : Optional.empty();
      case MULTIPLY -> multiplied(left, right, rows, cols);
      case DIVIDE, MAXIMUM, MINIMUM, POWER, ATAN2 -> Optional.empty();
    };
  }

  /// A sum with a negated term, which may be repeated.
  private Optional<Node> difference(Node left, Node right, int rows, int cols) {
    return negated(unrepeated(right))
        .map(positive -> broadcast(binary(Combination.SUBTRACT, left, positive), rows, cols));
  }

  private Optional<Node> negated(Node node) {
    if (node.isTransposed()) {
      return negated(node.operand(0)).map(this::transpose);
    }
    return node.op() instanceof Op.Unary unary && unary.function() == Function.NEGATE
        ? Optional.of(node.operand(0))
        : Optional.empty();
  }

  private Optional<Node> multiplied(Node left, Node right, int rows, int cols) {
    if (isFilled(left, 1)) {
      return Optional.of(broadcast(right, rows, cols));
    }
    if (isFilled(right, 1)) {
      return Optional.of(broadcast(left, rows, cols));
    }
    var stable = new StableForms(this).share(left, right);
    if (stable.isPresent()) {
      return stable;
    }
    if (left.isScalar() && isFilled(left, -1)) {
      return Optional.of(unary(Function.NEGATE, right));
    }
    if (right.isScalar() && isFilled(right, -1)) {
      return Optional.of(unary(Function.NEGATE, left));
    }
    if (left.isScalar()) {
      return scaledPattern(left, right);
    }
    return right.isScalar() ? scaledPattern(right, left) : Optional.empty();
  }

  /// A factor goes to where the pattern keeps its few numbers.
  private Optional<Node> scaledPattern(Node factor, Node pattern) {
    return switch (pattern.op()) {
      case Op.Kronecker kronecker -> {
        var left = pattern.operand(0);
        var right = pattern.operand(1);
        yield Optional.of(
            right.op() instanceof Op.Eye
                ? kronecker(multiply(factor, left), right)
                : kronecker(left, multiply(factor, right)));
      }
      case Op.DiagonalMatrix diagonal ->
          Optional.of(diagonalMatrix(multiply(factor, pattern.operand(0))));
      case Op.DiagonalBlocks blocks ->
          Optional.of(
              node(
                  blocks,
                  List.of(multiply(factor, pattern.operand(0))),
                  pattern.rows(),
                  pattern.cols()));
      case Op.Eye eye -> Optional.of(diagonalMatrix(broadcast(factor, pattern.rows(), 1)));
      default -> Optional.empty();
    };
  }

  /// Broadcast operands are replaced by what they repeat, and transposes move outside.
  private Node elementwise(Op op, List<Node> operands, int rows, int cols) {
    var plain = operands.stream().map(this::unrepeated).toList();
    int height = plain.stream().mapToInt(Node::rows).max().orElse(1);
    int width = plain.stream().mapToInt(Node::cols).max().orElse(1);
    var constant = folded(op, plain);
    if (constant.isPresent()) {
      return fill(constant.get(), rows, cols);
    }
    if (isLying(plain, height, width)) {
      var turned = plain.stream().map(this::transpose).toList();
      return broadcast(transpose(node(op, turned, width, height)), rows, cols);
    }
    return broadcast(node(op, plain, height, width), rows, cols);
  }

  /// Whether a value should be computed transposed: as it is a row, or as all its matrices are
  /// transposed already.
  private static boolean isLying(List<Node> operands, int height, int width) {
    if (height == 1) {
      return width > 1;
    }
    var full = operands.stream().filter(o -> o.rows() == height && o.cols() == width).toList();
    return width > 1 && !full.isEmpty() && full.stream().allMatch(Node::isTransposed);
  }

  private Node unrepeated(Node node) {
    return switch (node.op()) {
      case Op.Broadcast broadcast -> node.operand(0);
      case Op.Fill fill -> constant(fill.value());
      default -> node;
    };
  }

  private static Optional<Double> folded(Op op, List<Node> operands) {
    var values = new double[operands.size()];
    for (int i = 0; i < values.length; i++) {
      if (!(operands.get(i).op() instanceof Op.Fill fill)) {
        return Optional.empty();
      }
      values[i] = fill.value();
    }
    return Optional.of(Folding.apply(op, values));
  }

  Node broadcast(Node node, int rows, int cols) {
    if (node.rows() == rows && node.cols() == cols) {
      return node;
    }
    return switch (node.op()) {
      case Op.Fill fill -> fill(fill.value(), rows, cols);
      case Op.Broadcast broadcast -> broadcast(node.operand(0), rows, cols);
      default ->
          rows == 1
              ? transpose(broadcast(transpose(node), cols, rows))
              : node(new Op.Broadcast(), List.of(node), rows, cols);
    };
  }

  // --------------------------------------------------------------- reductions

  Node sum(Node operand) {
    return reduce(Reduction.SUM, Op.Over.ALL, operand);
  }

  Node reduce(Reduction reduction, Op.Over over, Node operand) {
    if (operand.isTransposed()) {
      return switch (over) {
        case ALL -> reduce(reduction, over, operand.operand(0));
        case ROW -> transpose(reduce(reduction, Op.Over.COLUMN, operand.operand(0)));
        case COLUMN -> transpose(reduce(reduction, Op.Over.ROW, operand.operand(0)));
      };
    }
    int rows = over == Op.Over.ROW ? operand.rows() : 1;
    int cols = over == Op.Over.COLUMN ? operand.cols() : 1;
    if (rows == operand.rows() && cols == operand.cols()) {
      return operand;
    }
    if (over != Op.Over.ALL && rows == 1 && cols == 1) {
      return reduce(reduction, Op.Over.ALL, operand);
    }
    return repeated(reduction, operand, rows, cols)
        .orElseGet(() -> {
          boolean nested =
              operand.op() instanceof Op.Reduce inner && inner.reduction() == reduction;
          if (over == Op.Over.ALL && nested) {
            return reduce(reduction, over, operand.operand(0));
          }
          var node = node(new Op.Reduce(reduction, over), List.of(operand), rows * cols, 1);
          return over == Op.Over.COLUMN ? transpose(node) : node;
        });
  }

  /// Of numbers that repeat, each is taken once.
  private Optional<Node> repeated(Reduction reduction, Node operand, int rows, int cols) {
    long times = operand.length() / ((long) rows * cols);
    if (operand.op() instanceof Op.Fill fill) {
      double value = reduction == Reduction.SUM ? times * fill.value() : fill.value();
      return Optional.of(fill(value, rows, cols));
    }
    if (!(operand.op() instanceof Op.Broadcast)) {
      return Optional.empty();
    }
    var once = operand.operand(0);
    var over = rows == 1 && cols == 1 ? Op.Over.ALL : rows == 1 ? Op.Over.COLUMN : Op.Over.ROW;
    var reduced = once.isScalar() ? once : reduce(reduction, over, once);
    if (reduction != Reduction.SUM) {
      return Optional.of(broadcast(reduced, rows, cols));
    }
    long taken = once.length() / reduced.length();
    return Optional.of(broadcast(multiply(constant((double) times / taken), reduced), rows, cols));
  }

  // --------------------------------------------------------------- products

  public Node transpose(Node operand) {
    if (operand.isSymmetric()) {
      return operand;
    }
    return switch (operand.op()) {
      case Op.Transpose transpose -> operand.operand(0);
      case Op.Fill fill -> fill(fill.value(), operand.cols(), operand.rows());
      case Op.Eye eye -> operand;
      case Op.DiagonalMatrix diagonal -> operand;
      case Op.Kronecker kronecker when operand.cols() > 1 ->
          kronecker(transpose(operand.operand(0)), transpose(operand.operand(1)));
      case Op.Gram gram -> operand;
      default -> node(new Op.Transpose(), List.of(operand), operand.cols(), operand.rows());
    };
  }

  /// The column `d` of `A'*(d.*A)`.
  private static Optional<Node> weight(Node left, Node right) {
    if (!(right.op() instanceof Op.Binary binary) || binary.combination() != Combination.MULTIPLY) {
      return Optional.empty();
    }
    for (int i = 0; i < 2; i++) {
      var weight = right.operand(1 - i);
      boolean isColumn = weight.cols() == 1 && weight.rows() == right.rows();
      if (isColumn && Symmetry.areTransposes(left, right.operand(i))) {
        return Optional.of(weight);
      }
    }
    return Optional.empty();
  }

  /// The product of two matrices with an inner extent above 1.
  Node product(Node left, Node right) {
    if (left.cols() == 1) {
      return multiply(left, right);
    }
    if (left.op() instanceof Op.Eye) {
      return right;
    }
    if (right.op() instanceof Op.Eye) {
      return left;
    }
    if (isFilled(left, 0) || isFilled(right, 0)) {
      return fill(0, left.rows(), right.cols());
    }
    if (left.op() instanceof Op.AddDiagonal && right.cols() <= INNER) {
      return add(product(left.operand(0), right), multiply(left.operand(1), right));
    }
    if (right.op() instanceof Op.AddDiagonal && left.rows() <= INNER) {
      return add(product(left, right.operand(0)), multiply(left, transpose(right.operand(1))));
    }
    var pattern = Kroneckers.product(this, left, right);
    if (pattern.isPresent()) {
      return pattern.get();
    }
    if (left.op() instanceof Op.DiagonalMatrix && right.op() instanceof Op.DiagonalMatrix) {
      return diagonalMatrix(multiply(left.operand(0), right.operand(0)));
    }
    if (left.op() instanceof Op.DiagonalMatrix) {
      return multiply(left.operand(0), right);
    }
    if (right.op() instanceof Op.DiagonalMatrix) {
      return multiply(left, transpose(right.operand(0)));
    }
    return repeatedProduct(left, right)
        .orElseGet(() -> {
          if (left.rows() == 1 && right.cols() == 1) {
            return sum(multiply(transpose(left), right));
          }
          return left.rows() == 1
              ? transpose(dense(transpose(right), transpose(left)))
              : dense(left, right);
        });
  }

  /// `A'*A` and `A'*(d.*A)` are symmetric and half the work: `S'*S`, with `S = sqrt(|d|).*A`.
  private Node dense(Node left, Node right) {
    int n = left.rows();
    if (isSquare(left, right)) {
      return node(new Op.Gram(), List.of(right), n, n);
    }
    var weight = weight(left, right);
    if (weight.isPresent()) {
      return weightedGram(transpose(left), weight.get());
    }
    weight = weight(transpose(right), transpose(left));
    if (weight.isPresent()) {
      return weightedGram(right, weight.get());
    }
    return node(new Op.Product(), List.of(left, right), n, right.cols());
  }

  /// Whether a product is a square that is worth computing as such: one with few inner numbers,
  /// such as `x*x'`, is made row by row where it is needed.
  private static boolean isSquare(Node left, Node right) {
    boolean isThin = left.cols() <= INNER && left.rows() > 4 * INNER;
    return Symmetry.areTransposes(left, right) && !isThin;
  }

  private Node weightedGram(Node matrix, Node weight) {
    int n = matrix.cols();
    var root = power(unary(Function.ABS, weight), 0.5);
    return node(new Op.Gram(), List.of(multiply(root, matrix), weight), n, n);
  }

  /// Whether a product of these two is computed already.
  boolean hasProduct(Node left, Node right) {
    return isSquare(left, right)
        ? exists(new Op.Gram(), List.of(right), left.rows(), right.cols())
        : exists(new Op.Product(), List.of(left, right), left.rows(), right.cols());
  }

  /// A factor that repeats a column, a row or a number makes sums of the other.
  private Optional<Node> repeatedProduct(Node left, Node right) {
    if (left.op() instanceof Op.Fill fill) {
      var sums = reduce(Reduction.SUM, Op.Over.COLUMN, right);
      return Optional.of(
          broadcast(multiply(constant(fill.value()), sums), left.rows(), right.cols()));
    }
    if (right.op() instanceof Op.Fill fill) {
      var sums = reduce(Reduction.SUM, Op.Over.ROW, left);
      return Optional.of(
          broadcast(multiply(constant(fill.value()), sums), left.rows(), right.cols()));
    }
    if (left.op() instanceof Op.Broadcast && left.operand(0).cols() == 1) {
      return Optional.of(multiply(left.operand(0), reduce(Reduction.SUM, Op.Over.COLUMN, right)));
    }
    if (right.op() instanceof Op.Broadcast && right.operand(0).rows() == 1) {
      return Optional.of(multiply(reduce(Reduction.SUM, Op.Over.ROW, left), right.operand(0)));
    }
    return Optional.empty();
  }

  Node kronecker(Node left, Node right) {
    if (left.isScalar() || right.isScalar()) {
      return multiply(left, right);
    }
    if (left.op() instanceof Op.Eye && right.op() instanceof Op.Eye) {
      return eye(left.rows() * right.rows());
    }
    if (left.op() instanceof Op.Fill one && right.op() instanceof Op.Fill other) {
      return fill(
          one.value() * other.value(), left.rows() * right.rows(), left.cols() * right.cols());
    }
    if (left.rows() == 1 && right.rows() == 1) {
      return transpose(kronecker(transpose(left), transpose(right)));
    }
    return node(
        new Op.Kronecker(),
        List.of(left, right),
        Math.multiplyExact(left.rows(), right.rows()),
        Math.multiplyExact(left.cols(), right.cols()));
  }

  // --------------------------------------------------------------- diagonals

  Node diagonalMatrix(Node column) {
    if (column.isScalar()) {
      return column;
    }
    return isFilled(column, 1)
        ? eye(column.rows())
        : node(new Op.DiagonalMatrix(), List.of(column), column.rows(), column.rows());
  }

  Node diagonal(Node square) {
    if (square.isScalar()) {
      return square;
    }
    return switch (square.op()) {
      case Op.DiagonalMatrix pattern -> square.operand(0);
      case Op.Eye eye -> fill(1, square.rows(), 1);
      case Op.Fill fill -> fill(fill.value(), square.rows(), 1);
      case Op.Transpose transpose -> diagonal(square.operand(0));
      case Op.AddDiagonal add ->
          this.add(diagonal(square.operand(0)), broadcast(square.operand(1), square.rows(), 1));
      default -> node(new Op.Diagonal(), List.of(square), square.rows(), 1);
    };
  }

  /// @param column what is added to the diagonal: a column or a number
  Node addDiagonal(Node square, Node column) {
    var diagonal = unrepeated(column);
    return square.op() instanceof Op.Transpose
        ? transpose(addDiagonal(square.operand(0), diagonal))
        : node(new Op.AddDiagonal(), List.of(square, diagonal), square.rows(), square.cols());
  }

  // --------------------------------------------------------------- rearrangements

  Node reshape(Node operand, int rows, int cols) {
    if (operand.rows() == rows && operand.cols() == cols) {
      return operand;
    }
    return switch (operand.op()) {
      case Op.Fill fill -> fill(fill.value(), rows, cols);
      case Op.Reshape reshape -> reshape(operand.operand(0), rows, cols);
      case Op.Transpose transpose when operand.rows() == 1 ->
          reshape(operand.operand(0), rows, cols);
      default ->
          rows == 1
              ? transpose(reshape(operand, cols, 1))
              : node(new Op.Reshape(), List.of(operand), rows, cols);
    };
  }

  Node slice(Node operand, int row, int col, int rows, int cols) {
    if (operand.op() instanceof Op.Fill fill) {
      return fill(fill.value(), rows, cols);
    }
    return rows == 1 && cols > 1
        ? transpose(slice(transpose(operand), col, row, cols, rows))
        : node(new Op.Slice(row, col), List.of(operand), rows, cols);
  }

  // --------------------------------------------------------------- linear algebra

  Node factors(Node square, boolean symmetric) {
    return node(new Op.Factors(symmetric), List.of(square), square.rows(), square.cols());
  }

  /// `inv(A)*B`, of the factors of `A`.
  Node solve(Node factors, Node right, boolean transposed) {
    return right.op() instanceof Op.Eye
        ? inverse(factors)
        : node(solveOp(factors, transposed), List.of(factors, right), factors.rows(), right.cols());
  }

  /// Whether the solution is computed already.
  boolean hasSolution(Node factors, Node right, boolean transposed) {
    return exists(
        solveOp(factors, transposed), List.of(factors, right), factors.rows(), right.cols());
  }

  /// The transpose of a symmetric matrix is the matrix.
  private static Op.Solve solveOp(Node factors, boolean transposed) {
    boolean symmetric = factors.op() instanceof Op.Factors kind && kind.symmetric();
    return new Op.Solve(transposed && !symmetric);
  }

  Node inverse(Node factors) {
    return node(new Op.Inverse(), List.of(factors), factors.rows(), factors.cols());
  }

  Node scalarOf(Op op, Node operand) {
    return node(op, List.of(operand), 1, 1);
  }
}
