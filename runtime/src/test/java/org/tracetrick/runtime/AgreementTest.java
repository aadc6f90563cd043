package org.tracetrick.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.answer.Quantity;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.syntax.Declarations;

/// The evaluator against the interpreter, on every public problem.
final class AgreementTest {

  /// Relative to the largest entry of a result: other orders of summation, and solving in place of
  /// inverting, change the last digits.
  private static final double TOLERANCE = 1e-9;

  /// Of single precision.
  private static final double FLOAT_TOLERANCE = 2e-2;

  private static final List<Settings> SETTINGS =
      List.of(
          Settings.standard().withThreads(1),
          Settings.standard().withThreads(2),
          Settings.standard().withThreads(1).withLinearAlgebra(Settings.LinearAlgebra.PLAIN),
          Settings.standard().withThreads(2).withLinearAlgebra(Settings.LinearAlgebra.PLAIN));

  @TestFactory
  Stream<DynamicTest> everyPublicProblem() {
    return PublicProblems.all().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> check(entry)));
  }

  private static void check(PublicProblems.Entry entry) {
    for (var wanted : wanted(entry)) {
      var problem = problem(entry, wanted);
      if (problem.isPresent()) {
        for (int most : List.of(4, 11)) {
          agrees(entry.id() + " " + wanted, problem.get(), most);
        }
      }
    }
  }

  private static List<Set<Quantity>> wanted(PublicProblems.Entry entry) {
    var first = EnumSet.of(Quantity.VALUE, Quantity.GRADIENT);
    return entry.problem().order() == 1
        ? List.of(first)
        : List.of(
            EnumSet.of(Quantity.VALUE, Quantity.GRADIENT, Quantity.HESSIAN),
            EnumSet.of(Quantity.PRODUCT));
  }

  /// Empty where the problem asks for what is not evaluated, which is said with its reason.
  private static Optional<Problem> problem(PublicProblems.Entry entry, Set<Quantity> wanted) {
    try {
      return Optional.of(Problem.of(entry.problem(), wanted));
    } catch (TracetrickException refused) {
      assertThat(refused.diagnostic().code()).isEqualTo(Diagnostic.Code.UNSUPPORTED);
      return Optional.empty();
    }
  }

  private static void agrees(String id, Problem problem, int most) {
    var draw = new Draw(id.hashCode());
    for (var settings : SETTINGS) {
      compare(
          id, problem, draw.sample(problem.solution(), most, 1e-13, 1e-10), settings, TOLERANCE);
    }
    var single = Settings.standard().withPrecision(Precision.FLOAT);
    compare(id, problem, draw.sample(problem.solution(), 4, 1e-6, 1e-4), single, FLOAT_TOLERANCE);
  }

  private static void compare(
      String id,
      Problem problem,
      Optional<Draw.Sample> found,
      Settings settings,
      double tolerance) {
    assertThat(found).as("%s: a point where it has a value", id).isPresent();
    var sample = found.orElseThrow();
    var evaluator = problem.compile(sample.sizes(), settings);
    try (var evaluation = evaluator.evaluation()) {
      sample.inputs().forEach(evaluation::set);
      evaluation.run();
      evaluation.run();
      for (int k = 0; k < evaluator.outputs().size(); k++) {
        var output = evaluator.outputs().get(k);
        assertThat(Draw.error(evaluation.get(output.name()), sample.outputs().get(k)))
            .as(
                "%s: %s at %s, %s%n%s",
                id, output.name(), sample.sizes(), settings, evaluator.describe())
            .isLessThan(tolerance);
      }
    }
  }

  /// A function of which nothing is known has no value.
  @Test
  void whatIsNotKnownIsSaid() {
    var f = Declarations.function("f: p×q -> scalar");
    var asked = org.tracetrick.answer.Problem.of("f(A*X)", "X").withFunctions(List.of(f));
    var problem = Problem.of(asked, EnumSet.of(Quantity.VALUE));
    assertThatThrownBy(() -> problem.compile(Map.of("m", 2, "n", 2, "p", 2)))
        .isInstanceOf(TracetrickException.class)
        .hasMessageContaining("nothing is known of what f computes");
  }
}
