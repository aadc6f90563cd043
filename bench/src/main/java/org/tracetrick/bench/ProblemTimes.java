package org.tracetrick.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tracetrick.answer.Problem;

/// What each problem took, run by run; written by the JVM that measures, read by the one that
/// reports.
final class ProblemTimes {

  /// The folder of the files, as a system property.
  static final String FOLDER = "tracetrick.bench.folder";

  private static final double NANOS_PER_MILLI = 1e6;

  private final List<String> ids;
  private final List<List<Long>> nanos = new ArrayList<>();

  ProblemTimes(List<String> ids) {
    this.ids = List.copyOf(ids);
    ids.forEach(id -> nanos.add(new ArrayList<>()));
  }

  /// What was found.
  ///
  /// @param refused how many problems have no answer and are left out
  record Medians(int refused, List<OfProblem> problems) {}

  /// The median of one problem.
  record OfProblem(String id, int runs, double millis) {}

  void add(int problem, long elapsed) {
    nanos.get(problem).add(elapsed);
  }

  void write(Problem.Steps steps, int refused) {
    var lines = new ArrayList<String>();
    lines.add(Integer.toString(refused));
    for (int i = 0; i < ids.size(); i++) {
      var runs = nanos.get(i).stream().mapToDouble(time -> time / NANOS_PER_MILLI).toArray();
      lines.add(ids.get(i) + "\t" + runs.length + "\t" + Statistics.quantile(runs, 0.5));
    }
    try {
      Files.write(file(steps), lines);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  static Medians read(Problem.Steps steps) throws IOException {
    var lines = Files.readAllLines(file(steps));
    var problems =
        lines.stream()
            .skip(1)
            .map(line -> List.of(line.split("\t", -1)))
            .map(parts ->
                new OfProblem(
                    parts.get(0), Integer.parseInt(parts.get(1)), Double.parseDouble(parts.get(2))))
            .toList();
    return new Medians(Integer.parseInt(lines.getFirst()), problems);
  }

  private static Path file(Problem.Steps steps) {
    return Path.of(System.getProperty(FOLDER, "."), "problems-" + steps + ".tsv");
  }
}
