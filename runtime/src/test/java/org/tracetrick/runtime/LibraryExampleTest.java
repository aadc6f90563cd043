package org.tracetrick.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tracetrick.answer.Quantity;

/// The example of the README, compiled and run.
final class LibraryExampleTest {

  private final double[] x = new Random(1).doubles(20_000, -1, 1).toArray();
  private final double[] y =
      new Random(2).ints(1_000, 0, 2).mapToDouble(sign -> 2 * sign - 1).toArray();
  private double[] w = new double[20];

  private double newton() {
    // example
    var problem =
        Problem.parse(
            EnumSet.of(Quantity.VALUE, Quantity.GRADIENT, Quantity.NEWTON),
            "sum(log(1 + exp(-y.*(X*w)))) + 0.5*lambda*w'*w",
            "w");
    var evaluator = problem.compile(Map.of("m", 1_000, "n", 20));
    try (var evaluation = evaluator.evaluation()) {
      evaluation.set("X", x); // row by row; bind(…) uses native memory where it lies
      evaluation.set("y", y);
      evaluation.set("lambda", 0.1);
      evaluation.set("w", w);
      evaluation.run(); // allocates nothing
      double value = evaluation.value();
      double[] step = evaluation.get("newton_w"); // w - step is where Newton's method goes
      // end
      for (int i = 0; i < step.length; i++) {
        w[i] -= step[i];
      }
      return value;
    }
  }

  @Test
  void newtonsMethodConverges() {
    double before = newton();
    for (int i = 0; i < 4; i++) {
      newton();
    }
    double last = newton();
    assertThat(last).isLessThan(before);
    assertThat(newton()).isCloseTo(last, within(1e-9));
  }

  @Test
  void theReadmeShowsWhatIsRunHere() throws IOException {
    var here = Path.of("src/test/java/org/tracetrick/runtime/LibraryExampleTest.java");
    var source = Files.readString(here);
    var example =
        source.substring(source.indexOf("// example\n") + 11, source.indexOf("      // end\n"));
    var readme = Files.readString(Path.of("../README.md"));
    assertThat(readme).contains("```java\n" + example.stripTrailing().stripIndent() + "\n}\n```");
  }
}
