package org.tracetrick.runtime.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.catalogue.Primitive;
import org.tracetrick.runtime.kernel.Loop.Combination;
import org.tracetrick.runtime.kernel.Loop.Function;
import org.tracetrick.runtime.kernel.Loop.Reduction;

/// Primitives as nodes.
final class Primitives {

  private static final Map<Primitive, Function> FUNCTIONS = new EnumMap<>(Primitive.class);

  static {
    FUNCTIONS.put(Primitive.EXP, Function.EXP);
    FUNCTIONS.put(Primitive.LOG, Function.LOG);
    FUNCTIONS.put(Primitive.LOG1P, Function.LOG1P);
    FUNCTIONS.put(Primitive.EXPM1, Function.EXPM1);
    FUNCTIONS.put(Primitive.ABS, Function.ABS);
    FUNCTIONS.put(Primitive.SIGN, Function.SIGN);
    FUNCTIONS.put(Primitive.STEP, Function.STEP);
    FUNCTIONS.put(Primitive.SIN, Function.SIN);
    FUNCTIONS.put(Primitive.COS, Function.COS);
    FUNCTIONS.put(Primitive.TAN, Function.TAN);
    FUNCTIONS.put(Primitive.ASIN, Function.ASIN);
    FUNCTIONS.put(Primitive.ACOS, Function.ACOS);
    FUNCTIONS.put(Primitive.ATAN, Function.ATAN);
    FUNCTIONS.put(Primitive.SINH, Function.SINH);
    FUNCTIONS.put(Primitive.COSH, Function.COSH);
    FUNCTIONS.put(Primitive.TANH, Function.TANH);
    FUNCTIONS.put(Primitive.ERF, Function.ERF);
  }

  private final Graph graph;

  Primitives(Graph graph) {
    this.graph = graph;
  }

  Node of(Primitive primitive, List<Node> operands, List<Integer> extents, int rows, int cols) {
    var function = FUNCTIONS.get(primitive);
    if (function != null) {
      return graph.unary(function, operands.getFirst());
    }
    return switch (primitive) {
      case PI -> graph.constant(Math.PI);
      case MAXIMUM -> graph.binary(Combination.MAXIMUM, operands.get(0), operands.get(1));
      case MINIMUM -> graph.binary(Combination.MINIMUM, operands.get(0), operands.get(1));
      case ATAN2 -> graph.binary(Combination.ATAN2, operands.get(0), operands.get(1));
      case POWER -> graph.binary(Combination.POWER, operands.get(0), operands.get(1));
      case SUM -> graph.sum(operands.getFirst());
      case MAX -> graph.reduce(Reduction.MAXIMUM, Op.Over.ALL, operands.getFirst());
      case MIN -> graph.reduce(Reduction.MINIMUM, Op.Over.ALL, operands.getFirst());
      case DIAGONAL_MATRIX -> graph.diagonalMatrix(operands.getFirst());
      case VEC, UNVEC -> graph.reshape(operands.getFirst(), rows, cols);
      case KRONECKER -> graph.kronecker(operands.get(0), operands.get(1));
      case LOWER_TRIANGLE -> graph.node(new Op.Triangle(true), operands, rows, cols);
      case UPPER_TRIANGLE -> graph.node(new Op.Triangle(false), operands, rows, cols);
      case CHOLESKY -> graph.node(new Op.Cholesky(), operands, rows, cols);
      case LARGEST_EIGENVALUE -> eigen(operands.getFirst(), true, false);
      case SMALLEST_EIGENVALUE -> eigen(operands.getFirst(), false, false);
      case EIGENVECTOR_OF_LARGEST -> eigen(operands.getFirst(), true, true);
      case EIGENVECTOR_OF_SMALLEST -> eigen(operands.getFirst(), false, true);
      case NUCLEAR_NORM -> singular(new Op.SingularSum(), operands.getFirst(), rows, cols);
      case SPECTRAL_NORM ->
          singular(
              new Op.SingularLargest(Op.SingularLargest.Part.VALUE),
              operands.getFirst(),
              rows,
              cols);
      case LEFT_SINGULAR_VECTOR ->
          singular(
              new Op.SingularLargest(Op.SingularLargest.Part.LEFT),
              operands.getFirst(),
              rows,
              cols);
      case RIGHT_SINGULAR_VECTOR ->
          singular(
              new Op.SingularLargest(Op.SingularLargest.Part.RIGHT),
              operands.getFirst(),
              rows,
              cols);
      case PSEUDO_INVERSE -> singular(new Op.PseudoInverse(), operands.getFirst(), rows, cols);
      default -> reference(primitive, operands, extents, rows, cols);
    };
  }

  private Node eigen(Node symmetric, boolean largest, boolean vector) {
    int n = symmetric.rows();
    if (n == 1) {
      return vector ? graph.constant(1) : symmetric;
    }
    // Eigenvalues, then eigenvectors row by row.
    var spectrum = graph.node(new Op.Spectrum(), List.of(symmetric), n + 1, n);
    return graph.node(new Op.Eigen(largest, vector), List.of(spectrum), vector ? n : 1, 1);
  }

  private Node singular(Op part, Node matrix, int rows, int cols) {
    int p = Math.min(matrix.rows(), matrix.cols());
    // Values, then the left vectors, then the right ones, row by row: a matrix of its own kind.
    var values =
        graph.node(new Op.SingularValues(), List.of(matrix), 1 + matrix.rows() + matrix.cols(), p);
    return graph.node(part, List.of(values), rows, cols);
  }

  /// The blocks of a block matrix in reading order.
  Node block(List<Node> blocks, List<Integer> lengths) {
    if (lengths.size() == 1 && blocks.getFirst().rows() == 1) {
      var turned = blocks.stream().map(graph::transpose).toList();
      return graph.transpose(block(turned, Collections.nCopies(blocks.size(), 1)));
    }
    int rows = 0;
    int cols = 0;
    int next = 0;
    for (int length : lengths) {
      rows += blocks.get(next).rows();
      int width = 0;
      for (int i = next; i < next + length; i++) {
        width += blocks.get(i).cols();
      }
      cols = width;
      next += length;
    }
    return graph.node(new Op.Block(List.copyOf(lengths)), blocks, rows, cols);
  }

  Node reference(
      Primitive primitive, List<Node> operands, List<Integer> extents, int rows, int cols) {
    return graph.node(new Op.Reference(primitive, List.copyOf(extents)), operands, rows, cols);
  }
}
