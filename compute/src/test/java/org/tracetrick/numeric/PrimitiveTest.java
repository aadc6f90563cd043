package org.tracetrick.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tracetrick.catalogue.Primitive;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;
import org.tracetrick.program.Instruction;
import org.tracetrick.program.Program;

/// Primitives by themselves, whatever functions the catalogue builds on them.
final class PrimitiveTest {

  private static final double TOLERANCE = 1e-12;

  private final SplitMix random = new SplitMix(23);

  private Matrix random(int rows, int cols) {
    var values = new double[rows * cols];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.normal();
    }
    return Matrix.of(rows, cols, values);
  }

  private Matrix definite(int n) {
    var root = random(n, n);
    return root.times(root.transposed()).plus(Matrix.identity(n));
  }

  private static Matrix apply(Primitive primitive, int rows, int cols, Matrix... operands) {
    var instructions = new ArrayList<Instruction>();
    var places = new ArrayList<Integer>();
    for (var operand : operands) {
      var shape = shape(operand.rows(), operand.cols());
      places.add(instructions.size());
      instructions.add(new Instruction.Input(new Symbol("x" + places.size(), shape, Kind.GENERAL)));
    }
    instructions.add(new Instruction.Compute(primitive, places, List.of(), shape(rows, cols)));
    var evaluation =
        new Interpreter(new Program(instructions, List.of(operands.length))).at(Map.of());
    for (int i = 0; i < operands.length; i++) {
      evaluation.set("x" + (i + 1), operands[i]);
    }
    evaluation.run();
    return evaluation.result(0);
  }

  private static Shape shape(int rows, int cols) {
    return new Shape(Dim.of(rows), Dim.of(cols));
  }

  private static void assertEqual(Matrix actual, Matrix expected) {
    assertThat(actual.minus(expected).largest()).isLessThan(TOLERANCE * (1 + expected.largest()));
  }

  @Test
  void extremeEigenvectorsBelongToTheirEigenvalues() {
    var s = definite(4);
    var largest = apply(Primitive.LARGEST_EIGENVALUE, 1, 1, s).at(0, 0);
    var smallest = apply(Primitive.SMALLEST_EIGENVALUE, 1, 1, s).at(0, 0);
    var first = apply(Primitive.EIGENVECTOR_OF_LARGEST, 4, 1, s);
    var last = apply(Primitive.EIGENVECTOR_OF_SMALLEST, 4, 1, s);
    assertEqual(s.times(first), first.times(largest));
    assertEqual(s.times(last), last.times(smallest));
    assertThat(largest).isGreaterThan(smallest);
    assertThat(first.transposed().times(first).at(0, 0)).isCloseTo(1, within(TOLERANCE));
  }

  @Test
  void singularVectorsFitTogether() {
    for (var a : List.of(random(4, 3), random(2, 5), random(3, 1))) {
      var largest = apply(Primitive.SPECTRAL_NORM, 1, 1, a).at(0, 0);
      var left = apply(Primitive.LEFT_SINGULAR_VECTOR, a.rows(), 1, a);
      var right = apply(Primitive.RIGHT_SINGULAR_VECTOR, a.cols(), 1, a);
      assertEqual(a.times(right), left.times(largest));
      assertEqual(a.transposed().times(left), right.times(largest));
    }
  }

  @Test
  void theNuclearNormOfARowIsItsLength() {
    var row = Matrix.of(1, 2, 3, 4);
    assertThat(apply(Primitive.NUCLEAR_NORM, 1, 1, row).at(0, 0)).isCloseTo(5, within(TOLERANCE));
  }

  @Test
  void theDerivativeOfASquareIsTheProductRule() {
    var a = random(3, 3);
    var e = random(3, 3);
    assertEqual(
        apply(Primitive.FRECHET_POWER, 3, 3, a, Matrix.scalar(2), e), a.times(e).plus(e.times(a)));
  }

  @Test
  void theDerivativeOfAHalfPowerIsThatOfTheRoot() {
    var s = definite(3);
    var e = random(3, 3);
    assertEqual(
        apply(Primitive.FRECHET_POWER, 3, 3, s, Matrix.scalar(0.5), e),
        apply(Primitive.FRECHET_SQUARE_ROOT, 3, 3, s, e));
  }

  @Test
  void aCholeskyFactorIsLowerAndASquareRoot() {
    var s = definite(4);
    var factor = apply(Primitive.CHOLESKY, 4, 4, s);
    assertEqual(factor.times(factor.transposed()), s);
    assertEqual(apply(Primitive.LOWER_TRIANGLE, 4, 4, factor), factor);
  }

  @Test
  void theTrianglesOverlapInTheDiagonal() {
    var a = random(3, 3);
    var both =
        apply(Primitive.LOWER_TRIANGLE, 3, 3, a).plus(apply(Primitive.UPPER_TRIANGLE, 3, 3, a));
    var diagonal = apply(Primitive.DIAGONAL_MATRIX, 3, 3, apply(Primitive.DIAGONAL, 3, 1, a));
    assertEqual(both, a.plus(diagonal));
  }

  @Test
  void anIndefiniteMatrixHasNoCholeskyFactor() {
    assertThat(apply(Primitive.CHOLESKY, 2, 2, Matrix.of(2, 2, -1, 0, 0, 1)).isFinite()).isFalse();
  }
}
