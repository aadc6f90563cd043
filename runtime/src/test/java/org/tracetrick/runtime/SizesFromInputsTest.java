package org.tracetrick.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;

final class SizesFromInputsTest {

  private static final Problem SQUARES = Problem.parse("norm2(X*w - y)^2", "w");

  /// @param text such as `X 100 5; y 100`
  private static List<Given> given(String text) {
    return Stream.of(text.split(";", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(one -> {
          var words = one.split(" ", -1);
          var axes = Arrays.stream(words).skip(1).map(Long::valueOf).toList();
          return new Given(words[0], axes, words[0] + ".npy");
        })
        .toList();
  }

  private static Map<String, Integer> sizes(Problem problem, String text) {
    return SizesFromInputs.of(problem.solution(), given(text), Map.of());
  }

  private static Diagnostic refusal(Problem problem, String text) {
    return catchThrowableOfType(TracetrickException.class, () -> sizes(problem, text)).diagnostic();
  }

  @ParameterizedTest
  @CsvSource({
    "X 100 5",
    "X 100 5; y 100; w 5",
    "X 100 5; y 100 1; w 1 5",
    "y 1 100; w 5 1",
    "w 5; y 100",
  })
  void vectorsMayLieEitherWay(String given) {
    assertThat(sizes(SQUARES, given)).isEqualTo(Map.of("m", 100, "n", 5));
  }

  @Test
  void aNumberMayHaveAxesOfOne() {
    var ridge = Problem.parse("norm2(w)^2*c", "w");
    for (var c : List.of("c", "c 1", "c 1 1")) {
      assertThat(sizes(ridge, c + "; w 3")).isEqualTo(Map.of("n", 3));
    }
    assertThat(refusal(ridge, "c 3; w 3").message())
        .isEqualTo("c has 3 numbers in c.npy, but c: scalar");
  }

  @Test
  void aPolynomialIsSolved() {
    var padded = Problem.parse("sum(A*x)", "x", "A: k×(n+1)", "x: n+1");
    assertThat(sizes(padded, "A 7 6")).isEqualTo(Map.of("k", 7, "n", 5));
    var product = Problem.parse("norm2(x)^2 + norm2(y)^2", "x", "x: m*n", "y: m");
    assertThat(sizes(product, "x 12; y 4")).isEqualTo(Map.of("m", 4, "n", 3));
    assertThat(refusal(product, "x 13; y 4"))
        .isEqualTo(
            Diagnostic.of(
                Diagnostic.Code.SHAPE_MISMATCH,
                "x has 13 numbers in x.npy, but x: m*n: no n makes 4*n be 13"));
    var square = Problem.parse("norm2(x)^2", "x", "x: n*n+n");
    assertThat(sizes(square, "x 30")).isEqualTo(Map.of("n", 5));
    assertThat(refusal(square, "x 31").message()).contains("no n makes");
  }

  @Test
  void axesThatContradictEachOtherAreToldTogether() {
    assertThat(refusal(SQUARES, "X 100 5; y 99"))
        .isEqualTo(
            Diagnostic.of(
                Diagnostic.Code.SHAPE_MISMATCH,
                "X is 100×5 in X.npy and y has 99 numbers in y.npy, but X: m×n and y: m: m is 100"
                    + " by X and 99 by y"));
    assertThat(refusal(Problem.parse("x'*A*x", "x"), "A 3 4").message())
        .isEqualTo("A is 3×4 in A.npy, but A: n×n: n is 3 by its rows and 4 by its columns");
    assertThat(refusal(Problem.parse("sum(A*x)", "x", "A: k×5"), "A 3 4").message())
        .isEqualTo("A is 3×4 in A.npy, but A: k×5: it has 4 columns, not 5");
    var padded = Problem.parse("sum(A*x) + sum(y)", "x", "A: k×(n+1)", "x: n+1", "y: n");
    assertThat(refusal(padded, "A 7 7; y 5").message())
        .endsWith("but y: n and A: k×(n+1): n+1 is 6 by y and 7 by A");
  }

  @Test
  void aTransposedMatrixIsSeen() {
    assertThat(refusal(SQUARES, "X 5 100; y 100").hint()).hasValue("X would fit transposed");
    assertThat(refusal(SQUARES, "y 100; w 5; X 5 100").hint()).hasValue("X would fit transposed");
    assertThat(refusal(SQUARES, "X 5 99; y 100").hint()).isEmpty();
  }

  @Test
  void sizesMayBeStated() {
    var stated = SizesFromInputs.of(SQUARES.solution(), given("y 100"), Map.of("n", 5, "m", 100));
    assertThat(stated).isEqualTo(Map.of("m", 100, "n", 5));
    assertThat(
            catchThrowableOfType(
                    TracetrickException.class,
                    () -> SizesFromInputs.of(SQUARES.solution(), given("y 99"), Map.of("m", 100)))
                .diagnostic()
                .message())
        .isEqualTo("y has 99 numbers in y.npy, but y: m: m is 100 as stated and 99 by y");
    assertThat(
            catchThrowableOfType(
                    TracetrickException.class,
                    () -> SizesFromInputs.of(SQUARES.solution(), List.of(), Map.of("k", 1)))
                .diagnostic())
        .isEqualTo(
            Diagnostic.of(Diagnostic.Code.UNKNOWN_NAME, "there is no size k")
                .withHint("the sizes are m, n"));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(refusal(SQUARES, "y 100"))
        .isEqualTo(
            Diagnostic.of(Diagnostic.Code.BAD_REQUEST, "nothing that is given says what n is")
                .withHint("give X: m×n, w: n; or state n"));
    var missing =
        catchThrowableOfType(
            TracetrickException.class,
            () ->
                SizesFromInputs.checkAllGiven(
                    SQUARES.solution(), given("y 100"), Map.of("m", 100, "n", 5)));
    assertThat(missing.diagnostic().message())
        .isEqualTo("nothing is given for X: m×n, 100×5; nor for w: n, 5 numbers");
  }

  @ParameterizedTest
  @CsvSource({
    "X 100, but X: m×n",
    "X 0 5, it is empty",
    "X 3000000000 5, at most 2147483647",
    "X 2 3 4, it has 3 axes",
    "Z 3, there is no input Z",
    "w 3 4, but w: n",
  })
  void whatIsNoMatrixOfTheShapeIsRefused(String given, String said) {
    assertThat(refusal(SQUARES, given).message()).contains(said);
  }
}
