package org.tracetrick.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tracetrick.catalogue.Primitive;
import org.tracetrick.catalogue.UnknownFunction;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Shape;

final class LoweringTest {

  @Test
  void aSharedPartIsComputedOnce() {
    var program = Problem.given("X: m×n", "w: n").program("norm2(X*w)^2 + sum(X*w)");
    assertThat(count(program, Primitive.MULTIPLY)).isEqualTo(1);
  }

  @Test
  void whatIsWrittenDifferentlyButComputedAlikeIsComputedOnce() {
    var program = Problem.given("a: m", "X: m×n", "w: n").program("a'*X*w + sum(X*w)");
    assertThat(count(program, Primitive.MULTIPLY)).isEqualTo(2);
  }

  @Test
  void aChainThatEndsInAVectorMultipliesVectorsOnly() {
    var program = Problem.given("A: n×n", "B: n×n", "x: n").program("A*B*A*x");
    assertThat(shapes(program, Primitive.MULTIPLY)).allMatch(Shape::isColumn);
  }

  @Test
  void aChainThatBeginsWithARowMultipliesRowsOnly() {
    var program = Problem.given("A: n×n", "B: n×n", "x: n").program("x'*A*B*A");
    assertThat(shapes(program, Primitive.MULTIPLY)).allMatch(Shape::isRow);
  }

  @Test
  void anOuterProductInsideAChainIsTakenLast() {
    var program = Problem.given("A: n×n", "B: n×n", "x: n", "y: n").program("A*x*y'*B");
    var shapes = shapes(program, Primitive.MULTIPLY);
    assertThat(shapes).hasSize(3);
    assertThat(shapes.stream().filter(s -> !s.isColumn() && !s.isRow())).hasSize(1);
  }

  @Test
  void aScaledOuterProductScalesTheVector() {
    var program = Problem.given("x: n", "y: n").program("3*x*y'");
    assertThat(shapes(program, Primitive.SCALE)).allMatch(Shape::isColumn);
  }

  @Test
  void theSquareOfALengthTakesNoRoot() {
    var program = Problem.given("x: n").program("norm2(x)^2", "norm2(x)^4");
    assertThat(count(program, Primitive.POWER)).isEqualTo(2);
    assertThat(count(program, Primitive.SUM)).isEqualTo(1);
  }

  @Test
  void aFunctionWithoutAPrimitiveIsComputedByItsStableForm() {
    var program = Problem.given("x: n").program("logsumexp(x)");
    assertThat(count(program, Primitive.MAX)).isEqualTo(1);
  }

  @Test
  void anUnknownFunctionStaysOne() {
    var program =
        Problem.given("Y: p×q")
            .withUnknown(new UnknownFunction.ScalarValued("f", false))
            .program("f(2*Y)");
    assertThat(program.holdsUnknown()).isTrue();
  }

  @Test
  void aDifferentialIsGivenFromOutside() {
    var problem = Problem.given("A: m×n", "X: n×p");
    var program = problem.program("A*d(X)");
    assertThat(program.inputs().stream().map(program::at))
        .contains(new Instruction.Differential(problem.symbol("X")));
  }

  @Test
  void depthCostsNoStack() {
    var problem = Problem.given("A: n×n", "x: n");
    var pool = problem.pool();
    var tanh = problem.expr("tanh(x)");
    Expr link = problem.symbol("x");
    int links = 20_000;
    for (int i = 0; i < links; i++) {
      link = pool.substitute(tanh, Map.of(problem.symbol("x"), link));
    }
    var program = Lowering.lower(List.of(link), problem.definitions(), pool);
    assertThat(program.instructions()).hasSize(links + 1);
  }

  private static List<Shape> shapes(Program program, Primitive primitive) {
    return program.instructions().stream()
        .filter(i -> i instanceof Instruction.Compute compute && compute.is(primitive))
        .map(Instruction::shape)
        .toList();
  }

  private static int count(Program program, Primitive primitive) {
    return shapes(program, primitive).size();
  }
}
