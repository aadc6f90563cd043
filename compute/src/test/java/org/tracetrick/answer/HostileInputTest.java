package org.tracetrick.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Diagnostic.Code;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.expr.Traversal;
import org.tracetrick.syntax.Declarations;

/// Input that nobody means well with: answered or refused by a code, soon, on a thread with the
/// usual stack.
final class HostileInputTest {

  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final Tracetrick TRACETRICK = new Tracetrick(CATALOGUE);

  /// Long enough for a slow machine with other work; what goes wrong here takes minutes or for
  /// ever.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static <T> T soon(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    var thread =
        new Thread(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error thrown) {
                result.completeExceptionally(thrown);
              }
            },
            "hostile input");
    thread.setDaemon(true);
    thread.start();
    try {
      return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      var error = new AssertionError("no answer within " + PATIENCE, late);
      error.setStackTrace(thread.getStackTrace());
      throw error;
    } catch (ExecutionException | InterruptedException thrown) {
      throw new AssertionError("" + thrown.getCause(), thrown.getCause());
    }
  }

  private static Answer answer(Problem problem) {
    return soon(() -> TRACETRICK.answer(problem));
  }

  private static Diagnostic refused(Problem problem) {
    return switch (answer(problem)) {
      case Answer.Several several ->
          throw new AssertionError("one derivative was asked for, not " + several.parts().size());
      case Answer.Refused refused -> refused.diagnostic();
      case Answer.Derived derived -> throw new AssertionError(derived.text());
    };
  }

  private static String repeated(String part, int times, String between) {
    return IntStream.range(0, times).mapToObj(i -> part).collect(Collectors.joining(between));
  }

  private static String numbered(String part, int times, String between) {
    return IntStream.range(0, times)
        .mapToObj(i -> part.replace("#", "" + i))
        .collect(Collectors.joining(between));
  }

  // -------------------------------------------------------------- size

  static Stream<Arguments> tooLarge() {
    return Stream.of(
        arguments("10,000 brackets", "(".repeat(10_000) + "x" + ")".repeat(10_000)),
        arguments("10,000 open brackets", "(".repeat(10_000)),
        arguments("10,000 blocks", "[".repeat(10_000) + "x" + "]".repeat(10_000)),
        arguments("10,000 calls", "sin(".repeat(10_000) + "x" + ")".repeat(10_000)),
        arguments("10,000 signs", "-".repeat(10_000) + "x"),
        arguments("10,000 transposes", "x" + "'".repeat(10_000)),
        arguments("10,000 lets", "let a = x in ".repeat(10_000) + "a"),
        arguments("a line of more than 1 MB", "x" + " ".repeat(1_100_000) + "+ x"),
        arguments("a name of more than 1 MB", "x".repeat(1_100_000)),
        arguments("10^6 terms", repeated("x", 1_000_000, "+")),
        arguments("10^6 digits", "1".repeat(1_100_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooLarge")
  void whatIsTooLargeIsRefused(String name, String expr) {
    assertThat(refused(Problem.of(expr, "x")).code()).as(name).isEqualTo(Code.LIMIT);
  }

  static Stream<Arguments> large() {
    return Stream.of(
        arguments("many different terms", numbered("#*sum(sin(x/#1))", 300, "+")),
        arguments("many variables", numbered("sum(x.*x#)", 300, "+")),
        arguments("many equal factors", repeated("sum(x)", 300, "*")),
        arguments("many entries", "sum(" + repeated("x", 300, ".*") + ")"),
        arguments("a long line of spaces", "sum(x" + " ".repeat(900_000) + ")"),
        arguments("900 brackets", "(".repeat(900) + "sum(x)" + ")".repeat(900)),
        arguments("100 calls", "sum(" + "tanh(".repeat(100) + "x" + ")".repeat(100) + ")"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("large")
  void whatIsLargeIsAnsweredOrRefusedSoon(String name, String expr) {
    switch (answer(Problem.of(expr, "x"))) {
      case Answer.Derived derived -> assertThat(derived.verdict().passed()).as(name).isTrue();
      case Answer.Several several ->
          throw new AssertionError("one derivative was asked for, not " + several.parts().size());
      case Answer.Refused refused ->
          assertThat(refused.diagnostic().code()).as(name).isIn(Code.LIMIT, Code.UNSUPPORTED);
    }
  }

  @Test
  void aSumOfManyTermsAndAProductOfManyFactorsAreDifferentiated() {
    soon(() -> derived(CATALOGUE, 1_000, (pool, terms) -> pool.sum(terms)));
    soon(() -> derived(CATALOGUE, 50, (pool, terms) -> pool.product(terms)));
  }

  private static int derived(
      Catalogue catalogue, int count, BiFunction<Pool, List<Expr>, Expr> combined) {
    var pool = new Pool();
    var x = pool.symbol("x", Shape.SCALAR, Kind.GENERAL);
    var terms = new ArrayList<Expr>();
    for (int i = 1; i <= count; i++) {
      terms.add(pool.apply(catalogue.operator("sin"), pool.product(pool.literal(i), x)));
    }
    var derivative = new Differentiator(catalogue, pool, x).first(combined.apply(pool, terms));
    return Traversal.postorder(derivative.value().orElseThrow()).size();
  }

  // -------------------------------------------------------------- sharing

  @Test
  void letsThatDoubleSixtyTimesAreAsLongAsTheyAreWritten() {
    var lets = new StringBuilder("let a0 = x + x");
    for (int i = 1; i < 60; i++) {
      lets.append(", a%d = a%d + sin(a%d)".formatted(i, i - 1, i - 1));
    }
    assertThat(answer(Problem.of(lets + " in sum(a59)", "x"))).isInstanceOf(Answer.Derived.class);
  }

  @Test
  void aChainOfLinksTakesNodesInProportion() {
    int hundred = soon(() -> chain(100));
    int thousand = soon(() -> chain(1_000));
    assertThat((double) thousand / hundred).isBetween(9.0, 11.0);
  }

  /// The nodes that the derivative of `tanh(W*tanh(W*…x))`, summed, takes.
  private static int chain(int links) {
    var pool = new Pool();
    var n = Dim.named("n");
    var w = pool.symbol("W", new Shape(n, n), Kind.GENERAL);
    var x = pool.symbol("x", Shape.column(n), Kind.GENERAL);
    Expr link = x;
    for (int i = 0; i < links; i++) {
      link = pool.apply(CATALOGUE.operator("tanh"), pool.product(w, link));
    }
    var function = pool.apply(CATALOGUE.operator("sum"), link);
    var derivative = new Differentiator(CATALOGUE, pool, x).first(function);
    assertThat(derivative.derivation().complaint()).isEmpty();
    return pool.size();
  }

  // -------------------------------------------------------------- numbers

  @ParameterizedTest
  @CsvSource({
    "x^1e308",
    "x^(-1e308)",
    "x^1e-308",
    "2^(10^9)*x",
    "x^(10^9)",
    "(x + 1)^1000000",
    "(2*x)^1000000",
    "2^2^2^2^2^2*x",
    "1e999999999*x",
    "1e-999999999*x",
    "x/3^100000",
    "x^0.1234567890123456789",
    "0^0*x",
    "1/0*x",
    "0/0*x",
    "x/0",
    "0^(-1)*x",
    "A^1000000000*x",
    "A^(-1000000000)",
    "A^(1/3)",
    "sqrt(-1)*x",
    "log(0)*x",
    "x[1000000000000,1]"
  })
  void numbersThatAreHugeOrMeanNothingAreAnsweredOrRefused(String expr) {
    answer(Problem.of(expr, expr.contains("x") ? "x" : "A"));
  }

  // -------------------------------------------------------------- characters

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` `           | EMPTY",
        "`x + \0`      | SYNTAX",
        "`x\u0007y`    | SYNTAX",
        "`x + \uD800`  | SYNTAX",
        "`\uDC00x`     | SYNTAX",
        "`x \uFFFE`    | SYNTAX",
        "`x + \u202Ey` | SYNTAX",
        "x + + * y     | SYNTAX",
        "x y z )       | SYNTAX",
        "x @ y         | SYNTAX",
        "let in x      | SYNTAX",
        "let x = in x  | SYNTAX",
        "x'*           | SYNTAX",
        "[x, y; ]      | SYNTAX",
        "x[            | SYNTAX",
        "sin()         | SYNTAX",
        "sin(x, y)     | ARITY",
        "smi(x)        | UNKNOWN_FUNCTION",
        "logsumxep(x)  | UNKNOWN_FUNCTION",
        "foo(x)        | UNKNOWN_FUNCTION"
      })
  void charactersAndWordsThatMeanNothingAreRefused(String expr, Code code) {
    var diagnostic = refused(Problem.of(expr, "x"));
    assertThat(diagnostic.code()).as(diagnostic.message()).isEqualTo(code);
    assertThat(diagnostic.message()).isNotBlank();
  }

  @Test
  void aMisspeltFunctionIsRefusedWithTheNearestNames() {
    assertThat(suggestion("logsumxep(x)")).contains("logsumexp");
    assertThat(suggestion("sigmiod(x)")).contains("sigmoid");
  }

  private static String suggestion(String expr) {
    var diagnostic = refused(Problem.of(expr, "x"));
    return diagnostic.message() + diagnostic.hint().orElse("");
  }

  // -------------------------------------------------------------- declarations

  private static Code refused(String expr, String wrt, String... declarations) {
    try {
      var declared = Stream.of(declarations).map(Declarations::variable).toList();
      return refused(Problem.of(expr, wrt).withVariables(declared)).code();
    } catch (TracetrickException refusal) {
      return refusal.diagnostic().code();
    }
  }

  @Test
  void declarationsThatCannotHoldTogetherAreRefused() {
    assertThat(refused("x'*x", "x", "x: n", "x: m")).isEqualTo(Code.CONTRADICTION);
    assertThat(refused("x'*x", "x", "x: n", "x: n")).isEqualTo(Code.CONTRADICTION);
    assertThat(refused("tr(S)", "S", "S: symmetric m×n")).isEqualTo(Code.CONTRADICTION);
    assertThat(refused("x'*A*x", "x", "x: n", "A: m×m")).isEqualTo(Code.SHAPE_MISMATCH);
    assertThat(refused("inv(A)", "A", "A: 2×3")).isEqualTo(Code.NOT_SQUARE);
  }

  @Test
  void aVariableThatIsNotThereIsRefusedAndOneThatIsOnlyDeclaredGivesZeros() {
    assertThat(refused("x'*x", "z")).isEqualTo(Code.UNKNOWN_NAME);
    assertThat(refused("x'*x", "")).isEqualTo(Code.UNKNOWN_NAME);
    assertThat(refused("2 + 3", "x")).isEqualTo(Code.UNKNOWN_NAME);
    assertThat(refused("", "x")).isEqualTo(Code.EMPTY);
    var zeros =
        answer(Problem.of("x'*x", "z").withVariables(List.of(Declarations.variable("z: k"))));
    assertThat(((Answer.Derived) zeros).text()).isEqualTo(Optional.of("zeros(k)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``",
        "x",
        "x:",
        ":",
        "x: 0",
        "x: -1",
        "x: n×m×p",
        "x: huge n",
        "1: n",
        "x: n×",
        "x: ×"
      })
  void declarationsThatSayNothingAreRefused(String declaration) {
    assertThatThrownBy(() -> Declarations.variable(declaration))
        .isInstanceOf(TracetrickException.class);
  }
}
