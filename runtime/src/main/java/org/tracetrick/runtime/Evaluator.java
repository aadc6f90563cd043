package org.tracetrick.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tracetrick.answer.Solution;
import org.tracetrick.program.Lowering;

/// A program for given sizes: immutable, safe to use from several threads, each of which takes its
/// own [Evaluation].
public final class Evaluator {

  private final Solution solution;
  private final Map<String, Integer> sizes;
  private final Settings settings;
  private final List<Argument> inputs;
  private final List<Argument> outputs;

  private Evaluator(Solution solution, Map<String, Integer> sizes, Settings settings) {
    this.solution = solution;
    this.sizes = Map.copyOf(sizes);
    this.settings = settings;
    this.inputs =
        solution.inputs().stream()
            .map(symbol ->
                new Argument(
                    symbol.name(),
                    symbol.shape().rows().at(sizes),
                    symbol.shape().cols().at(sizes)))
            .toList();
    this.outputs = new ArrayList<>();
    for (var output : solution.outputs()) {
      var shape = output.expr().shape();
      outputs.add(new Argument(output.name(), shape.rows().at(sizes), shape.cols().at(sizes)));
    }
  }

  static Evaluator of(Solution solution, Map<String, Integer> sizes, Settings settings) {
    return new Evaluator(solution, sizes, settings);
  }

  /// What must be given.
  public List<Argument> inputs() {
    return inputs;
  }

  /// What is computed.
  public List<Argument> outputs() {
    return List.copyOf(outputs);
  }

  /// Room to evaluate in, for one thread at a time.
  public Evaluation evaluation() {
    var roots = solution.outputs().stream().map(Solution.Output::expr).toList();
    var program = Lowering.lower(roots, solution.catalogue()::definition, solution.pool());
    return new Evaluation(this, program, sizes);
  }

  Settings settings() {
    return settings;
  }
}
