package org.tracetrick.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.derive.Simplified;
import org.tracetrick.elaborate.Declared;
import org.tracetrick.elaborate.Elaborator;
import org.tracetrick.elaborate.Scope;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Notation;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Trait;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Metavariable;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Template;
import org.tracetrick.syntax.Parser;
import org.tracetrick.syntax.TextWriter;

/// What holds for every block of the catalogue, with no code per block: a new function is tested as
/// soon as it is defined.
final class CatalogueTest {

  private static final Catalogue CATALOGUE = Catalogue.standard();

  /// The seeds of the random points at which identities are tried.
  private static final List<Long> SEEDS = List.of(11L, 12L);

  private static List<Rule.Equation> rules() {
    return CATALOGUE.rules().sets().stream().flatMap(set -> set.equations().stream()).toList();
  }

  private static Stream<DynamicTest> forEveryRule(Consumer<Rule.Equation> check) {
    return rules().stream()
        .map(rule ->
            DynamicTest.dynamicTest(
                rule.name() + ": " + rule.statement(), () -> check.accept(rule)));
  }

  private static Stream<DynamicTest> forEvery(
      Predicate<Definition> chosen, Consumer<Definition> check) {
    return CATALOGUE.definitions().stream()
        .filter(chosen)
        .map(definition ->
            DynamicTest.dynamicTest(
                definition.operator().name()
                    + " of "
                    + definition.operator().signature().orElseThrow().operands(),
                () -> check.accept(definition)));
  }

  private static void assertHolds(Rule.Equation rule) {
    for (long seed : SEEDS) {
      assertThat(RuleCheck.check(rule, CATALOGUE::definition, seed))
          .as(rule.name() + ": " + rule.statement() + ", seed " + seed)
          .isEmpty();
    }
  }

  // -------------------------------------------------------------- rules

  @TestFactory
  Stream<DynamicTest> everyRuleHolds() {
    return forEveryRule(CatalogueTest::assertHolds);
  }

  @TestFactory
  Stream<DynamicTest> everyRuleIsPrintedAndReadBack() {
    return forEveryRule(rule -> {
      for (var side : List.of(rule.lhs(), rule.rhs())) {
        assertThat(read(TextWriter.write(side), rule)).isEqualTo(side);
      }
    });
  }

  private static Expr read(String text, Rule.Equation rule) {
    var declared = new HashMap<String, Declared>();
    for (var part : Traversal.postorder(List.of(rule.lhs(), rule.rhs()))) {
      if (part instanceof Symbol symbol) {
        declared.put(symbol.name(), new Declared(symbol.shape(), symbol.kind()));
      }
      if (part instanceof Apply apply) {
        apply.extents().stream()
            .flatMap(extent -> extent.names().stream())
            .forEach(size -> declared.put("of_" + size, sized(size)));
      }
    }
    var scope = Scope.of(declared, CATALOGUE.functions()).withDifferentials();
    return Elaborator.elaborate(Parser.parse(text), text, scope, new Pool()).expr();
  }

  /// A variable that says no more than that the name is a size.
  private static Declared sized(String name) {
    return Declared.of(Shape.column(Dim.named(name)));
  }

  @TestFactory
  Stream<DynamicTest> noRuleNamesAnUnknownFunction() {
    return forEveryRule(rule -> {
      for (var part : Traversal.postorder(List.of(rule.lhs(), rule.rhs()))) {
        if (part instanceof Apply apply
            && apply.operator().notation() == Notation.FUNCTION
            && apply.operator().signature().isPresent()) {
          assertThat(CATALOGUE.definition(apply.operator()))
              .as(apply.operator().name())
              .isPresent();
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> simplifyingTheSidesOfALawEndsAndSimplifyingAgainChangesNothing() {
    return CATALOGUE.rules().laws().equations().stream()
        .map(law ->
            DynamicTest.dynamicTest(law.name() + ": " + law.statement(), () -> assertSettled(law)));
  }

  private static void assertSettled(Rule.Equation law) {
    var pool = new Pool();
    var simplified = new Simplified(CATALOGUE, pool, Optional.empty());
    for (var side : List.of(law.lhs(), law.rhs())) {
      var once = simplified.simplify(pool.substitute(side, Map.of()));
      assertThat(simplified.simplify(once)).isSameAs(once);
      var shown = simplified.present(once);
      assertThat(simplified.present(shown)).isSameAs(shown);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyNameIsShorterThanWhatItNames() {
    var book = CATALOGUE.rules();
    return Stream.of(book.recognitions(), book.shorthands())
        .flatMap(set -> set.equations().stream())
        .map(law ->
            DynamicTest.dynamicTest(
                law.name() + ": " + law.statement(),
                () ->
                    assertThat(Simplified.length(law.rhs()))
                        .isLessThan(Simplified.length(law.lhs()))));
  }

  // -------------------------------------------------------------- meaning and computation

  @TestFactory
  Stream<DynamicTest> everyMeaningAgreesWithWhatIsComputed() {
    return forEvery(
        definition ->
            definition.meaning().isPresent()
                && (definition.computation().isPresent() || definition.primitive().isPresent()),
        definition -> assertHolds(meaning(definition, definition.meaning().orElseThrow())));
  }

  /// `f(X) → meaning`, as a rule.
  private static Rule.Equation meaning(Definition definition, Template meaning) {
    var pool = new Pool();
    var variables = new LinkedHashMap<String, Metavariable>();
    for (var parameter : meaning.parameters()) {
      variables.put(parameter.name(), new Metavariable(parameter, Set.of()));
    }
    var call =
        pool.apply(definition.operator(), List.copyOf(meaning.parameters()), extents(definition));
    return new Rule.Equation(
        "meaning of " + definition.operator().name(),
        TextWriter.write(call) + " → " + TextWriter.write(meaning.body()),
        call,
        meaning.body(),
        variables,
        definition.source(),
        Rule.Weight.ROUTINE);
  }

  private static List<Dim> extents(Definition definition) {
    return definition.operator().signature().orElseThrow().extents().stream()
        .map(Dim::named)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyFunctionCanBeComputed() {
    return forEvery(
        definition -> true,
        definition ->
            assertThat(definition.primitive().isPresent() || definition.meaning().isPresent())
                .isTrue());
  }

  // -------------------------------------------------------------- linear operators

  @TestFactory
  Stream<DynamicTest> everyLinearOperatorHasAnAdjointAndAMatrix() {
    return forEvery(
        definition -> !linearIn(definition).isEmpty(),
        definition -> {
          var linear = linearIn(definition);
          assertThat(moved(definition.adjoints())).containsExactlyInAnyOrderElementsOf(linear);
          assertThat(moved(definition.matrices())).isSubsetOf(linear);
          if (!definition.result().isScalar()) {
            assertThat(moved(definition.matrices())).containsExactlyInAnyOrderElementsOf(linear);
          }
        });
  }

  private static List<String> linearIn(Definition definition) {
    return IntStream.range(0, definition.parameters().size())
        .filter(definition.operator()::isLinearIn)
        .mapToObj(definition.parameters()::get)
        .toList();
  }

  /// The operand that each of the rules is about.
  private static List<String> moved(List<Rule.Equation> rules) {
    return rules.stream()
        .flatMap(rule -> rule.variables().values().stream())
        .filter(variable -> variable.restrictions().contains(Restriction.DIFFERENTIAL))
        .map(variable -> variable.symbol().name())
        .toList();
  }

  /// `tr(G'*L(E)) = tr(L*(G)'*E)` and `vec(L(E)) = M*vec(E)`.
  @TestFactory
  Stream<DynamicTest> everyAdjointAndEveryMatrixIsRight() {
    return forEvery(
        definition -> !linearIn(definition).isEmpty(),
        definition -> {
          definition.adjoints().forEach(CatalogueTest::assertHolds);
          definition.matrices().forEach(CatalogueTest::assertHolds);
        });
  }

  // -------------------------------------------------------------- differentials

  @TestFactory
  Stream<DynamicTest> everyDerivativeAgreesWithADifference() {
    return forEvery(
        definition -> !definition.differentials().isEmpty(),
        definition -> {
          for (int i = 0; i < definition.parameters().size(); i++) {
            assertDerivative(definition, i);
          }
        });
  }

  private static void assertDerivative(Definition definition, int operand) {
    var pool = new Pool();
    var symbols = operands(definition, pool);
    var function = pool.apply(definition.operator(), List.copyOf(symbols), extents(definition));
    var variable = symbols.get(operand);
    if (NOT_DIFFERENTIABLE.contains(definition.operator().name() + " by " + variable.name())) {
      return;
    }
    var derivative = new Differentiator(CATALOGUE, pool, variable).first(function);
    var claim =
        derivative.value().isPresent()
            ? new Claim.Derivative(derivative.value().get())
            : new Claim.LinearMap(
                derivative.map().orElseThrow().operator(), derivative.map().orElseThrow().vec());
    var verdict =
        GradientCheck.check(
            function, variable, claim, CATALOGUE::definition, pool, SEEDS.getFirst());
    assertThat(verdict.passed()).as(variable.name() + ": " + verdict).isTrue();
    assertThat(derivative.derivation().complaint()).as(variable.name()).isEmpty();
  }

  /// Operands by which a function has no derivative, none for every matrix of the shape, or none
  /// that is known: the second Fréchet derivatives.
  private static final Set<String> NOT_DIFFERENTIABLE = Set.of("polygamma by k", "dpowm by k");

  private static List<Symbol> operands(Definition definition, Pool pool) {
    var shapes = definition.operator().signature().orElseThrow().operands();
    var symbols = new ArrayList<Symbol>();
    var kind = definition.operator().has(Trait.OF_SYMMETRIC) ? Kind.SPD : Kind.GENERAL;
    for (int i = 0; i < shapes.size(); i++) {
      symbols.add(pool.symbol(definition.parameters().get(i), shapes.get(i), kind));
    }
    return symbols;
  }

  @TestFactory
  Stream<DynamicTest> everyDifferentialNamesItsSource() {
    return forEvery(
        definition -> !definition.differentials().isEmpty(),
        definition -> {
          for (var rule : definition.differentials()) {
            assertThat(rule.citation().toString()).as(rule.statement()).isNotBlank();
          }
        });
  }

  // -------------------------------------------------------------- notation

  @TestFactory
  Stream<DynamicTest> everyDifferentiableFunctionHasALatexTemplate() {
    return forEvery(
        definition -> !definition.differentials().isEmpty(),
        definition -> {
          var latex = definition.latex();
          assertThat(latex).isPresent();
          assertThat(isBalanced(latex.get())).as(latex.get()).isTrue();
          assertThat(definition.parameters().isEmpty() || latex.get().contains("#1")).isTrue();
        });
  }

  private static boolean isBalanced(String latex) {
    int depth = 0;
    for (int i = 0; i < latex.length() && depth >= 0; i++) {
      boolean escaped = i > 0 && latex.charAt(i - 1) == '\\';
      depth += escaped ? 0 : latex.charAt(i) == '{' ? 1 : latex.charAt(i) == '}' ? -1 : 0;
    }
    return depth == 0 && latex.split("\\\\left", -1).length == latex.split("\\\\right", -1).length;
  }

  @Test
  void aTemplateThatIsNotBalancedIsSeen() {
    assertThat(isBalanced("\\frac{#1}{#2}")).isTrue();
    assertThat(isBalanced("\\frac{#1}{#2")).isFalse();
    assertThat(isBalanced("#1}{")).isFalse();
  }
}
