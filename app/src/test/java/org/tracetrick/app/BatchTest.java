package org.tracetrick.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The batch protocol: a line in, a line out.
final class BatchTest {

  private static final String LEAST_SQUARES =
      """
      {"id": "ls", "expr": "norm2(X*w - y)^2", "wrt": "w", "steps": true,\
       "vars": {"X": {"shape": ["m", "n"], "kind": "general"}, "w": {"shape": ["n"]}}}\
      """;

  private static List<Json.Members> answers(String lines) {
    return answers(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Json.Members> answers(byte[] lines) {
    var run = Terminal.run(List.of("batch"), lines);
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(run.err()).isEmpty();
    return run.out().lines().map(BatchTest::object).toList();
  }

  private static Json.Members object(String line) {
    try {
      return (Json.Members) Json.read(line);
    } catch (IOException malformed) {
      throw new UncheckedIOException(line, malformed);
    }
  }

  private static Json.Members answer(String line) {
    var answers = answers(line);
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  /// The value at a path of names: `error.code`.
  private static Json at(Json value, String path) {
    var current = value;
    for (var name : path.split("\\.", -1)) {
      current = ((Json.Members) current).get(name).orElse(Json.none());
    }
    return current;
  }

  private static String text(Json value, String path) {
    return at(value, path) instanceof Json.Text text ? text.value() : "";
  }

  @Test
  void aProblemIsAnsweredWithEverythingThatTheProtocolNames() {
    var answer = answer(LEAST_SQUARES);
    assertThat(at(answer, "id")).isEqualTo(Json.of("ls"));
    assertThat(at(answer, "status")).isEqualTo(Json.of("ok"));
    assertThat(at(answer, "value.shape")).isEqualTo(Json.array(List.of()));
    assertThat(at(answer, "derivative.form")).isEqualTo(Json.of("gradient"));
    assertThat(at(answer, "derivative.shape")).isEqualTo(Json.texts(List.of("n")));
    assertThat(text(answer, "derivative.text")).isEqualTo("2*X'*(X*w - y)");
    assertThat(text(answer, "derivative.latex")).isEqualTo("2 X^\\top (X w - y)");
    assertThat(text(answer, "derivative.numpy")).contains("def value(X, w, y):", "def derivative(");
    assertThat(at(answer, "verified.passed")).isEqualTo(Json.of(true));
    assertThat(at(answer, "notes")).isEqualTo(Json.texts(List.of("y: m (inferred)")));
    assertThat(at(answer, "micros")).isInstanceOf(Json.Numeral.class);
  }

  @Test
  void aDerivationNamesTheRuleAndSourceOfEveryLine() {
    var answer = answer(LEAST_SQUARES);
    assertThat(at(answer, "derivation.replayed")).isEqualTo(Json.of(true));
    var lines = ((Json.Array) at(answer, "derivation.lines")).values();
    assertThat(lines).hasSizeGreaterThan(5);
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(text(line, "phase")).isIn("differential", "trace", "result");
          for (var field : List.of("text", "latex", "rule", "source")) {
            assertThat(text(line, field)).isNotBlank();
          }
        });
    assertThat(text(lines.getLast(), "text")).isEqualTo("2*X'*(X*w - y)");
  }

  @Test
  void aLinearMapHasViewsAndNoText() {
    var answer = answer("{\"id\": 1, \"expr\": \"A*X*B\", \"wrt\": \"X\"}");
    assertThat(text(answer, "derivative.form")).isEqualTo("linear-map");
    assertThat(at(answer, "derivative.text")).isEqualTo(Json.none());
    assertThat(text(answer, "derivative.views.operator")).isEqualTo("A*dX*B");
    assertThat(text(answer, "derivative.views.vec")).isEqualTo("kron(B',A)");
  }

  @Test
  void variablesMayBeAList() {
    var answer =
        answer(
            """
            {"id": 1, "expr": "x'*S*x", "wrt": "x",\
             "vars": [{"name": "S", "shape": ["n", "n"], "kind": "symmetric"}]}\
            """);
    assertThat(text(answer, "derivative.text")).isEqualTo("2*S*x");
  }

  @Test
  void aFixedSizeIsANumberInTheAnswer() {
    var answer =
        answer("{\"expr\": \"x'*x\", \"wrt\": \"x\", \"vars\": {\"x\": {\"shape\": [3]}}}");
    assertThat(at(answer, "derivative.shape")).isEqualTo(Json.array(List.of(Json.of(3))));
    assertThat(at(answer, "id")).isEqualTo(Json.none());
  }

  @Test
  void anUnknownFunctionHasNoCode() {
    var answer =
        answer(
            """
            {"id": 1, "expr": "f(A*X*B)", "wrt": "X", "functions": {"f": "p×q -> scalar"}}\
            """);
    assertThat(text(answer, "derivative.text")).isEqualTo("A'*grad_f(A*X*B)*B'");
    assertThat(at(answer, "derivative.numpy")).isEqualTo(Json.none());
  }

  @Test
  void aDeclaredVariableThatDoesNotOccurHasADerivativeOfZeros() {
    var answer =
        answer(
            """
            {"id": 1, "expr": "x'*x", "wrt": "z", "vars": {"z": {"shape": ["k"]}}}\
            """);
    assertThat(text(answer, "derivative.text")).isEqualTo("zeros(k)");
    assertThat(at(answer, "notes"))
        .isEqualTo(Json.texts(List.of("x: n (inferred)", "z does not occur in the expression")));
  }

  @Test
  void answersComeInTheOrderOfTheLinesAndNoLineStopsThem() {
    var lines =
        """
        {"id": 1, "expr": "x'*x", "wrt": "x"}
        nonsense

        {"id": "b"}
        []
        """;
    var ids = answers(lines).stream().map(answer -> at(answer, "id"));
    assertThat(ids).containsExactly(Json.of(1), Json.none(), Json.of("b"), Json.none());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "{\"id\": 1",
        "{\"id\": 1} trailing",
        "[1, 2]",
        "\"text\"",
        "null",
        "{\"id\": {\"a\": 1}, \"expr\": \"x\", \"wrt\": \"x\"}"
      })
  void whatIsNoProblemIsABadRequestWithoutAnId(String line) {
    var answer = answer(line);
    assertThat(answer.members().getFirst()).isEqualTo(new Json.Member("id", Json.none()));
    assertThat(text(answer, "error.code")).isEqualTo("bad-request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bad-request    | expr         | {\"wrt\": \"x\"}",
        "bad-request    | wrt          | {\"expr\": \"x\"}",
        "bad-request    | wrt          | {\"expr\": \"x\", \"wrt\": 5}",
        "bad-request    | order        | {\"expr\": \"x\", \"wrt\": \"x\", \"order\": \"1\"}",
        "bad-request    | order        | {\"expr\": \"x\", \"wrt\": \"x\", \"order\": 0}",
        "bad-request    | order        | {\"expr\": \"x\", \"wrt\": \"x\", \"order\": 1.5}",
        "unsupported    | order 7      | {\"expr\": \"x\", \"wrt\": \"x\", \"order\": 7}",
        "bad-request    | steps        | {\"expr\": \"x\", \"wrt\": \"x\", \"steps\": 1}",
        "bad-request    | vars         | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": \"x\"}",
        "bad-request    | vars.x       | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": {\"x\": 1}}",
        "bad-request    | shape        | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": {\"x\": {}}}",
        "bad-request    | shape of x   | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": {\"x\":"
            + " {\"shape\": [1,2,3]}}}",
        "domain         | shape of x   | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": {\"x\":"
            + " {\"shape\": [0]}}}",
        "syntax         | shape of x   | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": {\"x\":"
            + " {\"shape\": [\"n;\"]}}}",
        "bad-request    | kind of x    | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": {\"x\":"
            + " {\"shape\": [2], \"kind\": \"odd\"}}}",
        "bad-request    | 1x           | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": {\"1x\":"
            + " {\"shape\": []}}}",
        "contradiction  | x            | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": {\"x\":"
            + " {\"shape\": [2], \"kind\": \"spd\"}}}",
        "contradiction  | x            | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": {\"x\":"
            + " {\"shape\": [2]}, \"x\": {\"shape\": [3]}}}",
        "contradiction  | x            | {\"expr\": \"x\", \"wrt\": \"x\", \"vars\": [{\"name\":"
            + " \"x\", \"shape\": [2]}, {\"name\": \"x\", \"shape\": [2]}]}",
        "unsupported    | julia        | {\"expr\": \"x\", \"wrt\": \"x\", \"languages\":"
            + " [\"julia\"]}",
        "bad-request    | languages    | {\"expr\": \"x\", \"wrt\": \"x\", \"languages\":"
            + " \"numpy\"}",
        "contradiction  | tr           | {\"expr\": \"tr(X)\", \"wrt\": \"X\", \"functions\":"
            + " {\"tr\": \"p×q -> scalar\"}}",
        "unsupported    | f            | {\"expr\": \"f(x)\", \"wrt\": \"x\", \"functions\":"
            + " {\"f\": \"p -> q\"}}",
        "unknown-name   | z            | {\"expr\": \"x'*x\", \"wrt\": \"z\"}",
        "unknown-name   | size         | {\"expr\": \"n*x'*x\", \"wrt\": \"n\", \"vars\": {\"x\":"
            + " {\"shape\": [\"n\"]}}}",
        "unknown-name   | x+y          | {\"expr\": \"x'*x\", \"wrt\": \"x+y\"}",
        "empty          | empty        | {\"expr\": \"  \", \"wrt\": \"x\"}",
        "syntax         | U+0000       | {\"expr\": \"x\\u0000\", \"wrt\": \"x\"}",
        "syntax         | U+D800       | {\"expr\": \"x\\ud800\", \"wrt\": \"x\"}"
      })
  void aRefusalHasItsCodeAndNamesWhatIsWrong(String code, String named, String line) {
    var answer = answer("{\"id\": 7, " + line.substring(1));
    assertThat(at(answer, "id")).isEqualTo(Json.of(7));
    assertThat(text(answer, "status")).isEqualTo("refused");
    assertThat(text(answer, "error.code")).isEqualTo(code);
    assertThat(text(answer, "error.message")).contains(named);
  }

  @Test
  void aPlaceIsCountedInCharacters() {
    var answer = answer("{\"id\": 1, \"expr\": \"x'*x + 😀\", \"wrt\": \"x\"}");
    assertThat(at(answer, "error.span")).isEqualTo(Json.array(List.of(Json.of(7), Json.of(8))));
  }

  @Test
  void halfASurrogatePairInAnIdComesBackAsItWentIn() {
    var run =
        Terminal.run(List.of("batch"), "{\"id\": \"\\ud800\", \"expr\": \"x'*x\", \"wrt\": \"x\"}");
    assertThat(run.out()).startsWith("{\"id\":\"\\ud800\",\"status\":\"ok\"");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write("{\"id\": 1, \"expr\": \"x".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xFF);
    bytes.write("\"}\n".getBytes(StandardCharsets.UTF_8));
    bytes.write("{\"id\": 2, \"expr\": \"x'*x\", \"wrt\": \"x\"}".getBytes(StandardCharsets.UTF_8));
    var answers = answers(bytes.toByteArray());
    assertThat(text(answers.getFirst(), "error.code")).isEqualTo("bad-request");
    assertThat(text(answers.getLast(), "status")).isEqualTo("ok");
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() {
    var answers = answers("x".repeat(Lines.LONGEST + 1) + "\n" + LEAST_SQUARES);
    assertThat(text(answers.getFirst(), "error.code")).isEqualTo("limit");
    assertThat(text(answers.getLast(), "status")).isEqualTo("ok");
  }

  @Test
  void nestingWithoutEndIsRefusedAtOnce() {
    var answer = answer("{\"id\": 1, \"expr\": \"" + "(".repeat(10_000) + "\", \"wrt\": \"x\"}");
    assertThat(text(answer, "error.code")).isEqualTo("limit");
    var nested = answer("{\"id\": " + "[".repeat(10_000) + "}");
    assertThat(text(nested, "error.code")).isEqualTo("bad-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bank_public.jsonl", "se_public.jsonl"})
  void everyProblemOfTheBankIsAnswered(String file) throws IOException {
    var problems = new StringBuilder();
    for (var entry : resource(file).lines().map(BatchTest::object).toList()) {
      problems.append(request(entry).write()).append('\n');
    }
    for (var answer : answers(problems.toString())) {
      assertThat(text(answer, "status")).as(answer.write()).isEqualTo("ok");
      assertThat(at(answer, "derivation.replayed")).as(answer.write()).isEqualTo(Json.of(true));
    }
  }

  @Test
  void everyBadProblemOfTheBankIsRefusedByOneOfItsCodes() throws IOException {
    for (var entry : resource("bad_public.jsonl").lines().map(BatchTest::object).toList()) {
      var answer = answer(request(entry).write());
      var codes = ((Json.Array) at(entry, "codes")).values();
      if (entry.get("or_note").isEmpty()) {
        assertThat(codes).contains(at(answer, "error.code"));
      }
    }
  }

  private static String resource(String file) throws IOException {
    try (var in = BatchTest.class.getResourceAsStream("/bank/" + file)) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// An entry of the bank as a problem: kinds that only steer its sampling are general.
  private static Json request(Json.Members entry) {
    var variables = Json.object();
    for (var member : ((Json.Members) at(entry, "vars")).members()) {
      var kind = text(member.value(), "kind");
      boolean known =
          List.of(
                  "general",
                  "invertible",
                  "symmetric",
                  "spd",
                  "diagonal",
                  "orthogonal",
                  "lower",
                  "positive")
              .contains(kind);
      variables.with(
          member.name(),
          Json.object()
              .with("shape", at(member.value(), "shape"))
              .with("kind", known ? kind : "general")
              .build());
    }
    return Json.object()
        .with("id", at(entry, "id"))
        .with("expr", at(entry, "expr"))
        .with("vars", variables.build())
        .with("wrt", at(entry, "wrt"))
        .with("order", at(entry, "order"))
        .with("steps", Json.of(true))
        .build();
  }
}
