package org.tracetrick.answer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Domain.Outside;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Traversal;
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.program.Lowering;
import org.tracetrick.syntax.Declarations;

/// What an answer says it returns outside the domain of an operator is what it returns.
///
/// Each edge is a function, a point outside the domain of its operator, and the derivative there;
/// the assumption that the answer states is quoted beside it.
final class EdgesTest {

  private static final Catalogue CATALOGUE = Catalogue.standard();

  /// The size of every matrix and vector here.
  private static final Map<String, Integer> SIZES = Map.of("n", 2);

  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @MethodSource("org.tracetrick.answer.Edge#all")
  void theAnswerReturnsWhatItSays(Edge edge) {
    var values = values(edge);
    var question = question(edge);
    var function = question.function();
    assertThat(Assumptions.of(question, 1))
        .anySatisfy(said -> assertThat(said).contains(edge.says()));
    var derivative =
        new Differentiator(CATALOGUE, question.pool(), question.variable()).first(function);
    var entries = evaluated(Checks.body(derivative), question, values);
    var expected = edge.derivative().split(" ", -1);
    assertThat(entries).as(Arrays.toString(entries)).hasSameSizeAs(expected);
    for (int i = 0; i < entries.length; i++) {
      if (!expected[i].equals("*")) {
        assertThat(Arrays.stream(entries).mapToObj(this::rounded).toList().get(i))
            .as(Arrays.toString(entries))
            .isEqualTo(rounded(Double.parseDouble(expected[i])));
      }
    }
  }

  private String rounded(double value) {
    return Double.isFinite(value) && Math.abs(value) < 1e9
        ? String.valueOf(Math.round(value / TOLERANCE) * TOLERANCE + 0.0)
        : String.valueOf(value);
  }

  /// At an edge the margin is not positive, and away from it it is.
  @ParameterizedTest
  @MethodSource("org.tracetrick.answer.Edge#all")
  void theMarginTellsTheEdge(Edge edge) {
    var question = question(edge);
    var values = values(edge);
    for (var part : Traversal.postorder(question.function())) {
      if (part instanceof Apply call
          && call.operator().name().equals(edge.operator())
          && !call.operand(0).shape().isScalar()) {
        CATALOGUE
            .definition(call.operator())
            .flatMap(Definition::domain)
            .flatMap(domain -> domain.margin())
            .ifPresent(margin -> {
              var entries = evaluated(margin.expand(call, question.pool()), question, values);
              assertThat(Arrays.stream(entries).allMatch(entry -> entry > 0))
                  .as(edge.toString())
                  .isFalse();
            });
      }
    }
  }

  @Test
  void everyOperatorWithADomainHasAnEdge() {
    var tested = Edge.all().stream().map(Edge::operator).collect(Collectors.toSet());
    var declared =
        CATALOGUE.definitions().stream()
            .filter(definition -> definition.domain().isPresent())
            .map(definition -> definition.operator().name())
            .collect(Collectors.toSet());
    assertThat(tested).containsAll(declared);
  }

  @Test
  void marginsAreDeclaredWhereThereAreNumbersOutside() {
    assertThat(CATALOGUE.definitions())
        .flatMap(definition -> definition.domain().stream().toList())
        .allSatisfy(domain ->
            assertThat(domain.margin().isEmpty()).isEqualTo(domain.outside() == Outside.NO_NUMBER));
  }

  /// Two entries of a symmetric matrix are equal, and so are others by what an expression is: where
  /// only such entries are extreme, no point speaks for the answer.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "max(S)           | S: symmetric n×n  | indmax(S)",
        "norminf(S)       | S: symmetric n×n  | indmax(abs(S)).*sign(S)",
        "max(Q)           | Q: orthogonal n×n | indmax(Q)",
        "min(X + X')      | X: n×n            | indmin(X + X') + indmin(X + X')'",
        "max(x*ones(n)')  | x: n              | that one entry of x*ones(n)' is largest",
        "max([x; x])      | x: n              | that one entry of [x; x] is largest",
        "sum(maximum(X, X')) | X: n×n         | that X and X' have no equal entries",
        "normspec(Q)      | Q: orthogonal n×n | that the largest singular value of Q is simple"
      })
  void aKinkByStructureIsNoErrorOfOurs(String expr, String declaration, String outcome) {
    var declared = List.of(Declarations.variable(declaration));
    var problem = Problem.of(expr, declaration.substring(0, 1)).withVariables(declared);
    switch (Tracetrick.standard().answer(problem.withSteps())) {
      case Answer.Derived derived -> assertThat(derived.text()).contains(outcome);
      case Answer.Several several ->
          throw new AssertionError("one derivative was asked for, not " + several.parts().size());
      case Answer.Refused refused -> {
        assertThat(refused.diagnostic().code()).isEqualTo(Diagnostic.Code.UNSUPPORTED);
        assertThat(refused.diagnostic().message()).contains("it assumes " + outcome);
      }
    }
  }

  private static Question question(Edge edge) {
    var declarations =
        Stream.of(edge.variables().split("; ", -1))
            .map(text -> Declarations.variable(text.substring(0, text.indexOf(" ="))))
            .toList();
    return Question.of(
        Problem.of(edge.expr(), declarations.getFirst().name()).withVariables(declarations),
        CATALOGUE);
  }

  private static Map<String, double[]> values(Edge edge) {
    var values = new HashMap<String, double[]>();
    for (var text : edge.variables().split("; ", -1)) {
      var name = text.substring(0, text.indexOf(':'));
      var entries = text.substring(text.indexOf("= ") + 2).split(" ", -1);
      values.put(name, Arrays.stream(entries).mapToDouble(Double::parseDouble).toArray());
    }
    return values;
  }

  private static double[] evaluated(Expr expr, Question question, Map<String, double[]> values) {
    var program = Lowering.lower(List.of(expr), CATALOGUE::definition, question.pool());
    var evaluation = new Interpreter(program).at(SIZES);
    for (Symbol symbol : question.parameters()) {
      int rows = symbol.shape().rows().at(SIZES);
      int cols = symbol.shape().cols().at(SIZES);
      evaluation.set(
          symbol.name(), Matrix.of(rows, cols, requireNonNull(values.get(symbol.name()))));
    }
    evaluation.run();
    return evaluation.values(0);
  }
}
