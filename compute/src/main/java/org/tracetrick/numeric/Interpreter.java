package org.tracetrick.numeric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Dim;
import org.tracetrick.program.Program;

/// The reference arithmetic: what a [Program] computes, plainly and correctly.
///
/// It knows primitives only. A value that does not exist is NaN. A program is fixed to sizes once
/// ([#at]) and then evaluated as often as needed.
public final class Interpreter {

  private final Program program;

  public Interpreter(Program program) {
    this.program = program;
  }

  /// The program at the given sizes, ready to be given values.
  public Evaluation at(Map<String, Integer> sizes) {
    return new Evaluation(program, new Sizes(sizes));
  }

  /// The results at the given sizes and values.
  public List<Matrix> evaluate(Map<String, Integer> sizes, Map<String, Matrix> values) {
    var evaluation = at(sizes);
    values.forEach(evaluation::set);
    evaluation.run();
    var results = new ArrayList<Matrix>();
    for (int i = 0; i < program.results().size(); i++) {
      results.add(evaluation.result(i));
    }
    return results;
  }

  /// Extents as numbers, each found once.
  static final class Sizes {
    private final Map<String, Integer> sizes;
    private final Map<Dim, Integer> known = new HashMap<>();

    Sizes(Map<String, Integer> sizes) {
      this.sizes = sizes;
    }

    int of(Dim dim) {
      if (dim.isOne()) {
        return 1;
      }
      var size = known.get(dim);
      if (size == null) {
        size = dim.at(sizes);
        known.put(dim, size);
      }
      return size;
    }
  }
}
