package org.tracetrick.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {

  @Test
  void withoutACommandItSaysWhatThereIs() {
    var run = Terminal.run(List.of(), "");
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(run.out()).isEqualTo(Help.OVERVIEW).contains("derive", "eval", "batch", "rules");
  }

  @ParameterizedTest
  @ValueSource(strings = {"derive", "eval", "batch", "rules"})
  void everyCommandHasHelpThatFitsATerminal(String command) {
    var run = Terminal.run(List.of(command, "--help"), "");
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(run.out()).startsWith("usage: tracetrick " + command);
    assertThat(run.out().lines()).allMatch(line -> Layout.width(line) <= Layout.COLUMNS);
    assertThat(Terminal.run(List.of("help", command), "").out()).isEqualTo(run.out());
  }

  /// The refusal of an unknown option lists those there are.
  @ParameterizedTest
  @ValueSource(strings = {"derive", "eval", "batch", "rules"})
  void helpSaysWhatEveryOptionDoes(String command) {
    var refusal = Terminal.run(List.of(command, "--frobnicate"), "").err();
    var options =
        Pattern.compile("--[a-z-]+")
            .matcher(refusal.substring(refusal.indexOf("the options are"), refusal.indexOf("Try")))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(options).isNotEmpty();
    assertThat(Terminal.run(List.of(command, "--help"), "").out()).contains(options);
  }

  @Test
  void rulesAreFoundByWords() {
    var run = Terminal.run(List.of("rules", "cyclic", "note"), "");
    assertThat(run.out()).contains("tr(A*E*B) → tr(B*A*E)", "[note, tr(AB) = tr(BA)]");
    assertThat(run.out()).doesNotContain("logdet");
  }

  @Test
  void rulesAreFoundByOperator() {
    var run = Terminal.run(List.of("rules", "--operator", "logsumexp"), "");
    assertThat(run.out()).contains("logsumexp(x)", "means", "log(sum(exp(x)))");
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
  }

  @Test
  void equationsOfTheCookbookAreFoundByTheirNumber() {
    var run = Terminal.run(List.of("rules", "cookbook 57"), "");
    assertThat(run.out()).contains("eq. 57", "logdet(X) by X", "inv(X)'");
    assertThat(run.out()).doesNotContain("eq. 58");
    assertThat(Terminal.run(List.of("rules", "Cookbook", "121"), "").out())
        .contains("trace of a power", "eq. 121");
  }

  @Test
  void rulesAreFoundByTheirNameAndByTheOperatorTheyAreAbout() {
    assertThat(Terminal.run(List.of("rules", "trace of a power"), "").out())
        .contains("d(tr(A^k)) → k*tr(A^(k - 1)*d(A))");
    assertThat(Terminal.run(List.of("rules", "dpowm"), "").out()).contains("dpowm(A, k, E)");
  }

  @ParameterizedTest
  @CsvSource({
    "invrse, inverse",
    "logdt, logdet",
    "cookbook 150, eq. 145",
    "cookbook 360, eq. 352",
    "--operator=dett, det"
  })
  void whatIsNotFoundIsToldWithTheNearest(String sought, String nearest) {
    var run = Terminal.run(List.of("rules", sought), "");
    assertThat(run.exit()).isEqualTo(Exit.REFUSED);
    assertThat(run.err().strip().replaceAll("\\s+", " ")).endsWith("; the nearest is " + nearest);
  }

  @Test
  void wordsThatAreFoundApartAreToldToBe() {
    assertThat(Terminal.run(List.of("rules", "trace", "kron", "cholesky"), "").err())
        .contains("each of trace, kron, cholesky is found, but not together");
  }

  @Test
  void theRuleBookIsWrittenToAFolder(@TempDir Path folder) {
    var run = Terminal.run(List.of("rules", "--write", folder.resolve("book").toString()), "");
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(folder.resolve("book").resolve("README.md"))
        .content()
        .contains("cookbook.md", "linear-algebra.md#logdeta");
  }

  @Test
  void whatCannotBeWrittenIsRefused(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    var run = Terminal.run(List.of("rules", "--write", file.toString()), "");
    assertThat(run.exit()).isEqualTo(Exit.REFUSED);
    assertThat(run.err()).startsWith("tracetrick: cannot write to");
    assertThat(Terminal.run(List.of("rules", "--write", "x", "trace"), "").exit())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void theWholeRuleBookFitsATerminal() {
    assertThat(Terminal.run(List.of("rules"), "").out().lines())
        .allMatch(line -> Layout.width(line) <= Layout.COLUMNS + 10);
  }
}
