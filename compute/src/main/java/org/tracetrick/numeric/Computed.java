package org.tracetrick.numeric;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.tracetrick.catalogue.Primitive;

/// A primitive at known sizes: the reference for what each primitive means.
final class Computed implements Step {

  private final Primitive primitive;
  private final int rows;
  private final int cols;
  private final int[] operands;
  private final Step[] shapes;
  private final int[] extents;

  /// @param shapes the steps of the operands, for their sizes
  Computed(Primitive primitive, int rows, int cols, int[] operands, Step[] shapes, int[] extents) {
    this.primitive = primitive;
    this.rows = rows;
    this.cols = cols;
    this.operands = operands;
    this.shapes = shapes;
    this.extents = extents;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int cols() {
    return cols;
  }

  @Override
  public int[] operands() {
    return operands;
  }

  @Override
  public void run(double[][] values, double[] out) {
    double[] a = operands.length > 0 ? values[operands[0]] : out;
    double[] b = operands.length > 1 ? values[operands[1]] : a;
    switch (primitive) {
      case ADD -> fold(values, Double::sum, out);
      case HADAMARD -> fold(values, (x, y) -> x * y, out);
      case SCALE -> scale(a[0], b, out);
      case MULTIPLY -> Rearrangements.multiply(a, b, out, rows, shapes[0].cols(), cols);
      case POWER -> power(a, b, out);
      case TRANSPOSE -> Rearrangements.transpose(a, out, cols, rows);
      case ONES -> Arrays.fill(out, 1);
      case ZEROS -> Arrays.fill(out, 0);
      case EYE -> put(Matrix.identity(rows), out);
      case PI -> out[0] = Math.PI;
      case SLICE ->
          Rearrangements.cut(a, shapes[0].rows(), extents[0] - 1, extents[2] - 1, out, rows, cols);
      case BLOCK -> block(values, out);
      case EXP -> map(Math::exp, a, out);
      case LOG -> map(Math::log, a, out);
      case LOG1P -> map(Special::log1p, a, out);
      case EXPM1 -> map(Special::expm1, a, out);
      case ABS -> map(Math::abs, a, out);
      case SIGN -> map(Math::signum, a, out);
      case STEP -> map(x -> x > 0 ? 1 : x <= 0 ? 0 : Double.NaN, a, out);
      case SIN -> map(Math::sin, a, out);
      case COS -> map(Math::cos, a, out);
      case TAN -> map(Math::tan, a, out);
      case ASIN -> map(Math::asin, a, out);
      case ACOS -> map(Math::acos, a, out);
      case ATAN -> map(Math::atan, a, out);
      case SINH -> map(Special::sinh, a, out);
      case COSH -> map(Special::cosh, a, out);
      case TANH -> map(Special::tanh, a, out);
      case ERF -> map(Special::erf, a, out);
      case LGAMMA -> map(Special::logGamma, a, out);
      case POLYGAMMA -> map(x -> Special.polygamma(a[0], x), b, out);
      case ATAN2 -> zip(Math::atan2, a, b, out);
      case MAXIMUM -> zip(Math::max, a, b, out);
      case MINIMUM -> zip(Math::min, a, b, out);
      case SUM -> out[0] = reduce(Double::sum, 0, a);
      case MAX -> out[0] = reduce(Math::max, Double.NEGATIVE_INFINITY, a);
      case MIN -> out[0] = reduce(Math::min, Double.POSITIVE_INFINITY, a);
      case TRACE -> out[0] = trace(a, shapes[0].rows());
      case DIAGONAL_MATRIX -> Rearrangements.diagonalMatrix(a, out, rows);
      case DIAGONAL -> Rearrangements.diagonal(a, out, rows);
      case VEC, UNVEC -> System.arraycopy(a, 0, out, 0, out.length);
      case KRONECKER ->
          Rearrangements.kronecker(
              a, b, out, shapes[0].rows(), shapes[0].cols(), shapes[1].rows(), shapes[1].cols());
      case COMMUTATION -> Rearrangements.commutation(out, extents[0], extents[1]);
      case BLOCK_TRACE ->
          Rearrangements.blockTrace(a, b, out, rows, cols, shapes[1].rows(), shapes[1].cols());
      case BLOCK_SUM ->
          Rearrangements.blockSum(a, b, out, shapes[0].rows(), shapes[0].cols(), rows, cols);
      case LOWER_TRIANGLE -> Rearrangements.lowerTriangle(a, out, rows, cols);
      case UPPER_TRIANGLE -> Rearrangements.upperTriangle(a, out, rows, cols);
      case DETERMINANT -> out[0] = Lu.of(matrix(values, 0)).determinant();
      case LOG_DETERMINANT -> out[0] = Lu.of(matrix(values, 0)).logDeterminant();
      case NUCLEAR_NORM -> out[0] = SingularValues.of(matrix(values, 0)).sum();
      case SPECTRAL_NORM -> out[0] = SingularValues.of(matrix(values, 0)).largest();
      case LEFT_SINGULAR_VECTOR -> put(SingularValues.of(matrix(values, 0)).left(), out);
      case RIGHT_SINGULAR_VECTOR -> put(SingularValues.of(matrix(values, 0)).right(), out);
      case LARGEST_EIGENVALUE -> out[0] = Eigen.of(matrix(values, 0)).value(shapes[0].rows() - 1);
      case SMALLEST_EIGENVALUE -> out[0] = Eigen.of(matrix(values, 0)).value(0);
      case EIGENVECTOR_OF_LARGEST -> put(Eigen.of(matrix(values, 0)).vector(rows - 1), out);
      case EIGENVECTOR_OF_SMALLEST -> put(Eigen.of(matrix(values, 0)).vector(0), out);
      case INVERSE -> put(Factorisations.inverse(matrix(values, 0)), out);
      case PSEUDO_INVERSE -> put(SingularValues.of(matrix(values, 0)).pseudoInverse(), out);
      case ADJUGATE -> put(Factorisations.adjugate(matrix(values, 0)), out);
      case CHOLESKY -> put(Factorisations.cholesky(matrix(values, 0)), out);
      case MATRIX_POWER -> put(MatrixFunctions.power(matrix(values, 0), b[0]), out);
      case MATRIX_EXPONENTIAL -> put(MatrixFunctions.exponential(matrix(values, 0)), out);
      case MATRIX_LOGARITHM -> put(MatrixFunctions.logarithm(matrix(values, 0)), out);
      case MATRIX_SQUARE_ROOT -> put(MatrixFunctions.squareRoot(matrix(values, 0)), out);
      case SYLVESTER ->
          put(
              MatrixFunctions.sylvester(matrix(values, 0), matrix(values, 1), matrix(values, 2)),
              out);
      case FRECHET_EXPONENTIAL ->
          put(
              MatrixFunctions.derivative(
                  MatrixFunctions::exponential, matrix(values, 0), matrix(values, 1)),
              out);
      case FRECHET_LOGARITHM ->
          put(
              MatrixFunctions.derivative(
                  MatrixFunctions::logarithm, matrix(values, 0), matrix(values, 1)),
              out);
      case FRECHET_POWER -> {
        double k = b[0];
        put(
            MatrixFunctions.derivative(
                x -> MatrixFunctions.power(x, k), matrix(values, 0), matrix(values, 2)),
            out);
      }
      case FRECHET_SQUARE_ROOT ->
          put(MatrixFunctions.squareRootDerivative(matrix(values, 0), matrix(values, 1)), out);
    }
  }

  private Matrix matrix(double[][] values, int operand) {
    return Matrix.of(shapes[operand].rows(), shapes[operand].cols(), values[operands[operand]]);
  }

  private static void put(Matrix value, double[] out) {
    System.arraycopy(value.values(), 0, out, 0, out.length);
  }

  private static void map(DoubleUnaryOperator function, double[] a, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = function.applyAsDouble(a[i]);
    }
  }

  private static void zip(DoubleBinaryOperator function, double[] a, double[] b, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = function.applyAsDouble(a[i], b[i]);
    }
  }

  private void fold(double[][] values, DoubleBinaryOperator function, double[] out) {
    System.arraycopy(values[operands[0]], 0, out, 0, out.length);
    for (int k = 1; k < operands.length; k++) {
      zip(function, out, values[operands[k]], out);
    }
  }

  private static double reduce(DoubleBinaryOperator function, double start, double[] a) {
    double result = start;
    for (double value : a) {
      result = function.applyAsDouble(result, value);
    }
    return result;
  }

  private static void scale(double factor, double[] a, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = factor * a[i];
    }
  }

  private static double trace(double[] a, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += a[i * (n + 1)];
    }
    return sum;
  }

  private void power(double[] a, double[] k, double[] out) {
    boolean same = shapes[1].rows() == 1 && shapes[1].cols() == 1;
    for (int i = 0; i < out.length; i++) {
      out[i] = power(a[i], same ? k[0] : k[i]);
    }
  }

  /// Whole and half powers up to 3 come out as people compute them, and quickly.
  private static double power(double x, double k) {
    if (k == 2) {
      return x * x;
    }
    if (k == -1) {
      return 1 / x;
    }
    if (k == 0.5) {
      return Math.sqrt(x);
    }
    if (k == -0.5) {
      return 1 / Math.sqrt(x);
    }
    return k == Math.rint(k) && Math.abs(k) <= 3 ? Special.power(x, (int) k) : Math.pow(x, k);
  }

  private void block(double[][] values, double[] out) {
    int next = 0;
    int row = 0;
    for (int length : extents) {
      int col = 0;
      int height = shapes[next].rows();
      for (int i = next; i < next + length; i++) {
        Rearrangements.paste(values[operands[i]], height, shapes[i].cols(), out, rows, row, col);
        col += shapes[i].cols();
      }
      row += height;
      next += length;
    }
  }
}
