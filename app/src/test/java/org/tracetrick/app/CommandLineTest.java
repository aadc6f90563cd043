package org.tracetrick.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {

  @Test
  void withoutACommandItSaysWhatThereIs() {
    var run = Terminal.run(List.of(), "");
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(run.out()).isEqualTo(Help.OVERVIEW).contains("derive", "batch", "rules");
  }

  @ParameterizedTest
  @ValueSource(strings = {"derive", "batch", "rules"})
  void everyCommandHasHelpThatFitsATerminal(String command) {
    var run = Terminal.run(List.of(command, "--help"), "");
    assertThat(run.exit()).isEqualTo(Exit.ANSWERED);
    assertThat(run.out()).startsWith("usage: tracetrick " + command);
    assertThat(run.out().lines()).allMatch(line -> Layout.width(line) <= Layout.COLUMNS);
    assertThat(Terminal.run(List.of("help", command), "").out()).isEqualTo(run.out());
  }

  /// The refusal of an unknown option lists those there are.
  @ParameterizedTest
  @ValueSource(strings = {"derive", "batch", "rules"})
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
  void theWholeRuleBookFitsATerminal() {
    assertThat(Terminal.run(List.of("rules"), "").out().lines())
        .allMatch(line -> Layout.width(line) <= Layout.COLUMNS + 10);
  }
}
