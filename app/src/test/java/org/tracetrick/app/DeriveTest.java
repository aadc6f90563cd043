package org.tracetrick.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a person is shown, against the golden files in `src/test/resources/derive`.
///
/// A golden file holds commands after `$`, each followed by what it writes. `-Dgolden.rewrite=true`
/// writes them anew, to be reviewed as a diff.
final class DeriveTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "derive");

  /// Words of a command: quoted, or without spaces.
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /// How far off rounding is depends on the machine.
  private static final Pattern ERROR = Pattern.compile("relative error [^,]+,");

  @TestFactory
  Stream<DynamicTest> everyCommandWritesWhatItsGoldenFileSays() throws IOException {
    try (var files = Files.list(GOLDEN)) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    var golden = Files.readString(file);
    var actual = new StringBuilder();
    golden.lines().filter(line -> line.startsWith("$ ")).forEach(line -> actual.append(run(line)));
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(file, actual);
    } else {
      assertThat(actual.toString()).isEqualTo(golden);
    }
  }

  private static String run(String line) {
    var words = words(line.substring(2));
    assertThat(words.getFirst()).isEqualTo("tracetrick");
    var run = Terminal.run(words.subList(1, words.size()), "");
    var written = ERROR.matcher(run.out() + run.err()).replaceAll("relative error …,");
    var exit = run.exit() == Exit.ANSWERED ? "" : "exit " + run.exit().code() + "\n";
    return line + "\n" + written + exit + "\n";
  }

  private static List<String> words(String command) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }

  @Test
  void noLineIsWiderThanATerminal() throws IOException {
    try (var files = Files.list(GOLDEN)) {
      for (var file : files.toList()) {
        assertThat(Files.readString(file).lines())
            .filteredOn(line -> !line.startsWith("$ ") && !line.contains("&="))
            .allMatch(line -> Layout.width(line) <= Layout.COLUMNS);
      }
    }
  }

  @Test
  void whatIsAskedAsJsonIsTheProtocolsAnswer() throws IOException {
    var run = Terminal.run(List.of("derive", "x'*A*x", "--wrt", "x", "--json", "--steps"), "");
    var answer = (Json.Members) Json.read(run.out());
    assertThat(answer.get("status")).contains(Json.of("ok"));
    assertThat(answer.members().stream().map(Json.Member::name))
        .contains("derivative", "derivation", "verified", "notes");
  }

  @Test
  void aRefusalAsJsonEndsWithItsExitCode() {
    var run = Terminal.run(List.of("derive", "x'*", "--wrt", "x", "--json"), "");
    assertThat(run.exit()).isEqualTo(Exit.REFUSED);
    assertThat(run.out()).startsWith("{\"id\":null,\"status\":\"refused\"");
  }

  @Test
  void anExpressionMayBeginWithAMinus() {
    var run = Terminal.run(List.of("derive", "-x'*x", "--wrt", "x"), "");
    assertThat(run.out()).startsWith("∂f/∂x = -2*x\n");
  }
}
