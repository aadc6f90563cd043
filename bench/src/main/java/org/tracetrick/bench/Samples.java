package org.tracetrick.bench;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/// The times that JMH sampled.
final class Samples {

  private Samples() {}

  /// The samples of the run with these parameters, given as name, value, name, value …
  static Statistics of(Collection<RunResult> results, String... parameters) {
    return results.stream()
        .filter(result -> has(result, parameters))
        .findFirst()
        .orElseThrow()
        .getPrimaryResult()
        .getStatistics();
  }

  private static boolean has(RunResult result, String... parameters) {
    for (int i = 0; i < parameters.length; i += 2) {
      if (!parameters[i + 1].equals(result.getParams().getParam(parameters[i]))) {
        return false;
      }
    }
    return true;
  }
}
