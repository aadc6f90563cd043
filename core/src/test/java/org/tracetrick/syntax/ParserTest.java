package org.tracetrick.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Span;
import org.tracetrick.expr.TracetrickException;

final class ParserTest {

  /// A stack as small as a browser's.
  private static final long SMALL_STACK = 256 * 1024;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        // precedence
        "a + b*c - d ~ (+ a (* b c) -d)",
        "a - b - c ~ (+ a -b -c)",
        "-x.^2 ~ (neg (.^ x 2))",
        "-a*b ~ (* (neg a) b)",
        "--a ~ (neg (neg a))",
        "+a ~ a",
        "A*B' ~ (* A (t B))",
        "x^2' ~ (t (^ x 2))",
        "a^b^c ~ (^ (^ a b) c)",
        "a^-b ~ (^ a (neg b))",
        "a*b/c.*d./e ~ (* a b /c .*d ./e)",
        "(a + b)*c ~ (* (+ a b) c)",
        "a - (b - c) ~ (+ a -(+ b -c))",
        "A⊗B*C ~ (* A ⊗B C)",
        // numbers
        "2.5 ~ 5/2",
        ".5 ~ 1/2",
        "2e3 ~ 2000",
        "2.^x ~ (.^ 2 x)",
        "1./x ~ (* 1 ./x)",
        "2e3x ~ (* 2000 x)",
        "2ex ~ (* 2 ex)",
        // calls, indices, blocks, let
        "f(x, y) ~ (f x y)",
        "f (x) ~ (f x)",
        "X[1:k,:] ~ (at X 1:k :)",
        "x[2]' ~ (t (at x 2))",
        "[A, B; C, D] ~ [A B | C D]",
        "let u = a, v = u in u*v ~ (let u=a v=u (* u v))",
        "let u = a in let v = u in v ~ (let u=a (let v=u v))",
        "2*(let u = a in u) ~ (* 2 (let u=a u))",
        "f(let u = a in u, b) ~ (f (let u=a u) b)",
        "d(x'*y) ~ (d (* (t x) y))",
        // Unicode
        "Xᵀ ~ (t X)",
        "X⊤ ~ (t X)",
        "X^⊤ ~ (t X)",
        "x’ ~ (t x)",
        "a·b×c − d ~ (+ (* a b c) -d)",
        "X ⊙ Y ⊘ Z ~ (* X .*Y ./Z)",
        "x² ~ (^ x 2)",
        "x¹² ~ (^ x 12)",
        "X⁻¹ ~ (^ X -1)",
        "X⁻ᵀ ~ (t (inv X))",
        "X^(-T) ~ (t (inv X))",
        "X^T ~ (^ X T)",
        "½x ~ (* 1/2 x)",
        "x₁ + x_1 ~ (+ x_1 x_1)",
        "λ*π ~ (* λ pi)",
        "ϕ ~ φ",
        "√x ~ (sqrt x)",
        "√(a + b)*c ~ (* (sqrt (+ a b)) c)",
        "√√x ~ (sqrt (sqrt x))",
        "‖x‖² ~ (^ (norm2 x) 2)",
        "‖x‖₁ ~ (norm1 x)",
        "‖x‖_inf + ‖X‖_F ~ (+ (norminf x) (normF X))",
        "||x||^2 ~ (^ (norm2 x) 2)",
        "|X| ~ (| X)",
        "| |x| - 1 | ~ (| (+ (| x) -1))",
        "|a||b| ~ (* (| a) (| b))",
        "‖x‖‖y‖ ~ (* (norm2 x) (norm2 y))",
        "∇f(Y) ~ (grad_f Y)",
        "∇²f(Y) ~ (hess_f Y)",
        "φ′(u) ~ (diff_φ u)",
        "φ″(u) ~ (diff2_φ u)",
        "X'(y) ~ (* (t X) y)",
        // no sign where none is missed
        "2X'w ~ (* 2 (t X) w)",
        "2(x + y) ~ (* 2 (+ x y))",
        "(A + B)x ~ (* (+ A B) x)",
        "(a)(b) ~ (* a b)",
        "½x'x ~ (* 1/2 (t x) x)",
        "f(x)y ~ (* (f x) y)",
        "-2x ~ (* (neg 2) x)",
        "2x^2 ~ (* 2 (^ x 2))",
        "a/b*2x ~ (* a /b 2 x)",
      })
  void reads(String text, String tree) {
    assertThat(summary(Parser.parse(text))).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "tr(A*(X+B) ~ SYNTAX ~ 10..10 ~ )",
        "a + ) ~ SYNTAX ~ 4..5 ~ )",
        "a) ~ SYNTAX ~ 1..2 ~ closes nothing",
        "(a] ~ SYNTAX ~ 2..3 ~ )",
        "[a, b ~ SYNTAX ~ 5..5 ~ ]",
        "X[1,2,3] ~ SYNTAX ~ 5..6 ~ two indices",
        "X[] ~ SYNTAX ~ 2..3 ~ operand",
        "x[1:2:3] ~ SYNTAX ~ 5..6 ~ :",
        "|x ~ SYNTAX ~ 2..2 ~ |",
        "‖x ~ SYNTAX ~ 2..2 ~ ‖",
        "||x| - 1| ~ SYNTAX ~ 3..4 ~ ||",
        "f() ~ SYNTAX ~ 2..3 ~ operand",
        "() ~ SYNTAX ~ 1..2 ~ operand",
        "2* ~ SYNTAX ~ 2..2 ~ the text ends",
        "*2 ~ SYNTAX ~ 0..1 ~ *",
        "a,b ~ SYNTAX ~ 1..2 ~ ,",
        "a; b ~ SYNTAX ~ 1..2 ~ ;",
        "a = b ~ SYNTAX ~ 2..3 ~ =",
        "X w ~ SYNTAX ~ 0..3 ~ sign is missing",
        "2 x ~ SYNTAX ~ 0..3 ~ sign is missing",
        "x 2 ~ SYNTAX ~ 0..3 ~ sign is missing",
        "[1 2] ~ SYNTAX ~ 1..4 ~ sign is missing",
        "1/2x ~ SYNTAX ~ 2..4 ~ two ways",
        "x./2(y) ~ SYNTAX ~ 3..5 ~ two ways",
        "x^2y ~ SYNTAX ~ 2..4 ~ two ways",
        "√x² ~ SYNTAX ~ 2..3 ~ two ways",
        "x^--1 ~ SYNTAX ~ 3..4 ~ exponent",
        "a**b ~ SYNTAX ~ 1..3 ~ **",
        "A@B ~ SYNTAX ~ 1..2 ~ U+0040",
        "X.T ~ SYNTAX ~ 1..3 ~ .T",
        "X.' ~ SYNTAX ~ 1..2 ~ U+002E",
        "\\frac{a}{b} ~ SYNTAX ~ 0..1 ~ LaTeX",
        "$x$ ~ SYNTAX ~ 0..1 ~ LaTeX",
        "A\\ b ~ SYNTAX ~ 1..2 ~ U+005C",
        "x^{2} ~ SYNTAX ~ 2..3 ~ U+007B",
        "é ~ SYNTAX ~ 0..1 ~ U+00E9",
        "𝐗 ~ SYNTAX ~ 0..1 ~ U+1D417",
        "_x ~ SYNTAX ~ 0..1 ~ U+005F",
        "let a 1 in a ~ SYNTAX ~ 6..7 ~ =",
        "let 2 = 1 in a ~ SYNTAX ~ 4..5 ~ name",
        "let a = 1 ~ SYNTAX ~ 9..9 ~ in",
        "2*let a = 1 in a ~ SYNTAX ~ 2..5 ~ let",
        "a in b ~ SYNTAX ~ 2..4 ~ in",
        "∇(x) ~ SYNTAX ~ 0..2 ~ ∇",
        "‖x‖₃ ~ SYNTAX ~ 3..4 ~ norm",
        "X⁺ ~ SYNTAX ~ 1..2 ~ raised sign",
        "X⁺ᵀ ~ SYNTAX ~ 1..2 ~ raised sign",
        "x²²²²²²²²²² ~ LIMIT ~ 1..11 ~ digits",
        "1e999 ~ LIMIT ~ 0..5 ~ exponent",
        "1e-99999999999 ~ LIMIT ~ 0..14 ~ exponent",
      })
  void refuses(String text, Diagnostic.Code code, String place, String named) {
    var diagnostic = refusal(text);
    assertThat(diagnostic.code()).isEqualTo(code);
    assertThat(diagnostic.where().map(span -> span.start() + ".." + span.end())).contains(place);
    assertThat(diagnostic.message()).contains(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '"',
      value = {
        "A@B ~ *",
        "X.T ~ X'",
        "a**b ~ ^",
        "X w ~ X*w",
        "“x” ~ X'",
        "x^{2} ~ ( )",
        "2*let a = 1 in a ~ (let u = … in …)",
        "a – b ~ -",
        "∑x ~ sum(x)",
      })
  void saysTheCure(String text, String cure) {
    assertThat(refusal(text).hint()).hasValueSatisfying(hint -> assertThat(hint).contains(cure));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u00a0"})
  void nothingWrittenIsEmptyAndHasNoPlace(String text) {
    assertThat(refusal(text).code()).isEqualTo(Diagnostic.Code.EMPTY);
    assertThat(refusal(text).where()).isEqualTo(Optional.<Span>empty());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 0x7f, 0x200b, 0xfeff, 0xd835, 0xdc17})
  void refusesWhatCannotBeSeenByItsNumber(int unit) {
    var diagnostic = refusal("x" + (char) unit);
    assertThat(diagnostic.code()).isEqualTo(Diagnostic.Code.SYNTAX);
    assertThat(diagnostic.message())
        .contains("U+%04X".formatted(unit))
        .doesNotContain("" + (char) unit);
    assertThat(diagnostic.where()).contains(new Span(1, 2));
  }

  @Test
  void nestsAThousandLevelsInASmallStack() throws InterruptedException {
    var texts =
        List.of(
            "(".repeat(1000) + "x" + ")".repeat(1000),
            "-".repeat(1000) + "x",
            "x" + "'".repeat(1000),
            "f(".repeat(1000) + "x" + ")".repeat(1000),
            "let a = b in ".repeat(999) + "x",
            "√".repeat(1000) + "x",
            "[".repeat(1000) + "x" + "]".repeat(1000));
    var failures = new ArrayList<Throwable>();
    var thread =
        new Thread(
            Thread.currentThread().getThreadGroup(),
            () -> texts.forEach(Parser::parse),
            "small",
            SMALL_STACK);
    thread.setUncaughtExceptionHandler((at, failure) -> failures.add(failure));
    thread.start();
    thread.join();
    assertThat(failures).isEmpty();
  }

  @Test
  void refusesToNestDeeper() {
    for (var text :
        List.of(
            "(".repeat(1001) + "x" + ")".repeat(1001),
            "(".repeat(20_000),
            "-".repeat(1001) + "x",
            "x" + "'".repeat(1001),
            "x" + "^2".repeat(1001),
            "x" + "[1]".repeat(1001),
            "let a = b in ".repeat(1001) + "x",
            "√".repeat(1001) + "x",
            "-".repeat(600) + "(".repeat(600) + "x" + ")".repeat(600),
            "|(".repeat(600) + "x" + ")|".repeat(600))) {
      assertThat(refusal(text).code()).isEqualTo(Diagnostic.Code.LIMIT);
      assertThat(refusal(text).where()).isPresent();
    }
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(refusal("x+".repeat(50_001) + "x").code()).isEqualTo(Diagnostic.Code.LIMIT);
    assertThat(refusal("x".repeat(Lexer.MAX_CHARACTERS + 1)).code())
        .isEqualTo(Diagnostic.Code.LIMIT);
    assertThat(refusal("1".repeat(401)).code()).isEqualTo(Diagnostic.Code.LIMIT);
    assertThatCode(() -> Parser.parse("1".repeat(400))).doesNotThrowAnyException();
    assertThatCode(() -> Parser.parse("1e400 + 1e-400")).doesNotThrowAnyException();
  }

  @Test
  void readsAFullTextOfEveryKindInLinearTime() {
    assertThat(Parser.parse("x".repeat(Lexer.MAX_CHARACTERS))).isInstanceOf(Tree.Name.class);
    assertThat(Parser.parse(" ".repeat(Lexer.MAX_CHARACTERS - 1) + "x"))
        .isInstanceOf(Tree.Name.class);
    assertThat(Parser.parse("x+".repeat(49_990) + "x")).isInstanceOf(Tree.Sum.class);
    assertThat(Parser.parse("x*".repeat(49_990) + "x")).isInstanceOf(Tree.Product.class);
    assertThat(Parser.parse("f(" + "x,".repeat(49_990) + "x)")).isInstanceOf(Tree.Call.class);
    assertThat(Parser.parse("let " + "u=x,".repeat(24_000) + "u=x in u"))
        .isInstanceOf(Tree.Let.class);
  }

  /// Of any one character a full text is read or refused: one that took quadratic time would run
  /// for minutes.
  @Test
  void noCharacterTakesMoreThanLinearTime() {
    for (var character :
        List.of("x", "1", "²", "₂", "⁻", "ᵀ", "(", "|", "‖", "-", "'", "√", "[", ".")) {
      var text = "x" + character.repeat(Lexer.MAX_CHARACTERS - 1);
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> catchThrowable(() -> Parser.parse(text)), character);
    }
  }

  @Test
  void placesCountTheCharactersOfTheText() {
    var sum = (Tree.Sum) Parser.parse(" ab + f(cd) ");
    assertThat(sum.span()).isEqualTo(new Span(1, 11));
    var call = (Tree.Call) sum.terms().get(1).operand();
    assertThat(call.span()).isEqualTo(new Span(6, 11));
    assertThat(call.nameSpan()).isEqualTo(new Span(6, 7));
    assertThat(call.arguments().getFirst().span()).isEqualTo(new Span(8, 10));
  }

  private static Diagnostic refusal(String text) {
    return catchThrowableOfType(TracetrickException.class, () -> Parser.parse(text)).diagnostic();
  }

  private static String summary(Tree tree) {
    return switch (tree) {
      case Tree.Number number -> number.value().toString();
      case Tree.Name name -> name.name();
      case Tree.Call call -> "(" + call.function() + " " + all(call.arguments()) + ")";
      case Tree.Negated negated -> "(neg " + summary(negated.operand()) + ")";
      case Tree.Sum sum -> "(+ " + terms(sum).substring(1) + ")";
      case Tree.Product product -> "(* " + factors(product).substring(1) + ")";
      case Tree.Power power ->
          (power.sign() == Tree.PowerSign.MATRIX ? "(^ " : "(.^ ")
              + all(List.of(power.base(), power.exponent()))
              + ")";
      case Tree.Transposed transposed -> "(t " + summary(transposed.operand()) + ")";
      case Tree.Indexed indexed ->
          "(at "
              + summary(indexed.operand())
              + " "
              + range(indexed.first())
              + indexed.second().map(range -> " " + range(range)).orElse("")
              + ")";
      case Tree.Blocks blocks ->
          "["
              + blocks.rows().stream().map(ParserTest::all).collect(Collectors.joining(" | "))
              + "]";
      case Tree.Let let ->
          "(let "
              + let.bindings().stream()
                  .map(binding -> binding.name() + "=" + summary(binding.value()) + " ")
                  .collect(Collectors.joining())
              + summary(let.body())
              + ")";
    };
  }

  private static String all(List<Tree> trees) {
    return trees.stream().map(ParserTest::summary).collect(Collectors.joining(" "));
  }

  private static String terms(Tree.Sum sum) {
    return sum.terms().stream()
        .map(term -> (term.sign() == Tree.Sign.PLUS ? " " : " -") + summary(term.operand()))
        .collect(Collectors.joining());
  }

  private static String factors(Tree.Product product) {
    return product.factors().stream()
        .map(factor ->
            " "
                + (factor.link() == Tree.Link.TIMES ? "" : factor.link().text())
                + summary(factor.operand()))
        .collect(Collectors.joining());
  }

  private static String range(Tree.Range range) {
    return range.from().map(ParserTest::summary).orElse(":")
        + range.to().map(to -> ":" + summary(to)).orElse("");
  }
}
