package org.tracetrick.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.program.Problem;
import org.tracetrick.rules.Citation;
import org.tracetrick.rules.Metavariable;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Work;

final class RuleCheckTest {

  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final long SEED = 5;

  @TestFactory
  Stream<DynamicTest> everyRuleOfTheCatalogueHolds() {
    return CATALOGUE.rules().sets().stream()
        .flatMap(set -> set.equations().stream())
        .map(rule ->
            DynamicTest.dynamicTest(
                rule.name() + ": " + rule.statement(),
                () -> assertThat(RuleCheck.check(rule, CATALOGUE::definition, SEED)).isEmpty()));
  }

  private static Rule.Equation rule(
      Problem problem, String lhs, String rhs, Map<String, Set<Restriction>> restrictions) {
    var variables = new HashMap<String, Metavariable>();
    for (var symbol : problem.symbols()) {
      variables.put(
          symbol.name(),
          new Metavariable(symbol, restrictions.getOrDefault(symbol.name(), Set.of())));
    }
    return new Rule.Equation(
        "tried",
        lhs + " → " + rhs,
        problem.expr(lhs),
        problem.expr(rhs),
        variables,
        new Citation(Work.ALGEBRA, ""),
        Rule.Weight.ROUTINE);
  }

  private static Optional<String> complaint(
      Problem problem, String lhs, String rhs, Map<String, Set<Restriction>> restrictions) {
    return RuleCheck.check(rule(problem, lhs, rhs, restrictions), problem.definitions(), SEED);
  }

  @Test
  void aFalseIdentityIsReported() {
    var problem = Problem.given("A: n×n", "B: n×n");
    assertThat(complaint(problem, "(A*B)'", "A'*B'", Map.of()).orElseThrow())
        .contains("the sides differ");
  }

  @Test
  void anIdentityThatNeedsItsRestrictionHoldsWithIt() {
    var problem = Problem.given("A: n×n");
    assertThat(complaint(problem, "A'", "A", Map.of())).isPresent();
    assertThat(complaint(problem, "A'", "A", Map.of("A", Set.of(Restriction.SYMMETRIC)))).isEmpty();
    assertThat(complaint(problem, "inv(A)", "A'", Map.of("A", Set.of(Restriction.ORTHOGONAL))))
        .isEmpty();
    assertThat(complaint(problem, "abs(A)", "A", Map.of("A", Set.of(Restriction.POSITIVE))))
        .isEmpty();
  }

  @Test
  void aConstantDoesNotMove() {
    var problem = Problem.given("A: m×n", "X: n×p");
    assertThat(complaint(problem, "d(A*X)", "A*d(X)", Map.of())).isPresent();
    assertThat(complaint(problem, "d(A*X)", "A*d(X)", Map.of("A", Set.of(Restriction.CONSTANT))))
        .isEmpty();
    assertThat(complaint(problem, "d(A*X)", "d(A)*X + A*d(X)", Map.of())).isEmpty();
  }

  @Test
  void whatStandsOnTheRightOnlyIsReported() {
    var problem = Problem.given("A: n×n", "B: n×n");
    assertThat(complaint(problem, "A'", "A' + B", Map.of()).orElseThrow())
        .contains("only the right side has [B]");
  }

  @Test
  void sidesOfDifferentShapeAreReported() {
    var problem = Problem.given("x: n");
    assertThat(complaint(problem, "2*x", "2*x'", Map.of()).orElseThrow())
        .contains("differ in shape");
  }

  @Test
  void aRuleThatCanNeverBeEvaluatedIsReported() {
    var problem = Problem.given("a: scalar");
    assertThat(complaint(problem, "log(-a^2)", "log(-a^2)+0*a", Map.of())).isPresent();
  }
}
