package org.tracetrick.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tracetrick.catalogue.UnknownFunction;
import org.tracetrick.program.Problem;

final class NumPyTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/numpy.txt");

  /// Rewrite with `-Dgolden.rewrite=true`, and review the difference.
  @Test
  void modulesReadAsPeopleWriteThem() throws IOException {
    var text = NumPyCase.ALL.stream().map(NumPyTest::section).collect(Collectors.joining("\n\n"));
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, text);
    }
    assertThat(text).isEqualTo(Files.readString(GOLDEN));
  }

  private static String section(NumPyCase shown) {
    return "=== %s\n# %s\n# d/d%s of %s: %s\n%s"
        .formatted(
            shown.topic(),
            String.join(", ", shown.declarations()),
            shown.variable(),
            shown.function(),
            shown.derivative(),
            shown.module(shown.problem()));
  }

  @Test
  void aFunctionThatNobodyKnowsHasNoCode() {
    var problem = Problem.given("x: n").withUnknown(new UnknownFunction.ScalarValued("f", true));
    var module =
        new NumPy()
            .module(
                problem.symbols(),
                List.of(EmittedFunction.of("value", problem.expr("f(2*x)"))),
                problem.definitions(),
                problem.pool());
    assertThat(module).isEmpty();
  }
}
