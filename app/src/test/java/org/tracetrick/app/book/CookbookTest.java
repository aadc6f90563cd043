package org.tracetrick.app.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.answer.Tracetrick;

/// The Matrix Cookbook's right-hand sides against our answers.
final class CookbookTest {

  private static final Tracetrick TRACETRICK = Tracetrick.standard();

  @TestFactory
  Stream<DynamicTest> everyAnswerEqualsTheBooks() {
    return Cookbook.equations().stream()
        .filter(Equation.Asked.class::isInstance)
        .map(Equation.Asked.class::cast)
        .map(asked ->
            DynamicTest.dynamicTest(
                asked.place() + ": " + asked.question(),
                () -> assertThat(Compared.of(asked, TRACETRICK).equation()).isEqualTo(asked)));
  }

  @Test
  void aWrongRightHandSideIsFoundOut() {
    var wrong =
        Cookbook.read(
            """
            §2.5.1 Traces, first order
            100 | tr(X*A) | X | X: n×n; A: n×n | A |
            """);
    assertThatThrownBy(() -> Compared.all(wrong, TRACETRICK))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("eq. 100, tr(X*A) by X: the book has A; we have A'");
  }

  @Test
  void whatIsNotAskedSaysWhy() {
    assertThat(Cookbook.equations())
        .filteredOn(Equation.Unasked.class::isInstance)
        .isNotEmpty()
        .allMatch(equation -> !((Equation.Unasked) equation).reason().isBlank());
  }

  /// Chapter 2 without a gap, from its first differential to the last structured matrix.
  @Test
  void everyNumberOfChapterTwoIsThere() {
    var numbers =
        Cookbook.equations().stream()
            .map(Equation::number)
            .filter(number -> !number.equals(Equation.UNNUMBERED))
            .flatMap(number -> Stream.of(number.split(", ", -1)))
            .map(Integer::valueOf)
            .toList();
    assertThat(numbers)
        .containsAll(IntStream.rangeClosed(33, 145).boxed().toList())
        .contains(351, 352, 392)
        .isSorted();
  }
}
