package org.tracetrick.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.program.Program;

/// The memory of one evaluation: inputs, results, and what lies between. For one thread at a time.
///
/// Matrices lie row by row, but for the inputs that [Settings#byColumns] names.
public final class Evaluation implements AutoCloseable {

  private final Arena arena = Arena.ofShared();
  private final Evaluator evaluator;
  private final org.tracetrick.numeric.Evaluation reference;
  private final Map<String, MemorySegment> bound = new HashMap<>();

  Evaluation(Evaluator evaluator, Program program, Map<String, Integer> sizes) {
    this.evaluator = evaluator;
    this.reference = new Interpreter(program).at(sizes);
    for (var argument : evaluator.inputs()) {
      bound.put(argument.name(), arena.allocate(argument.length() * 8, 64));
    }
    for (var argument : evaluator.outputs()) {
      bound.put(argument.name(), arena.allocate(argument.length() * 8, 64));
    }
  }

  /// Copies numbers into an input.
  ///
  /// @throws IllegalArgumentException where there is no such input, or the length does not fit
  public void set(String name, double... values) {
    MemorySegment.copy(values, 0, segment(name), ValueLayout.JAVA_DOUBLE, 0, values.length);
  }

  /// Uses native memory of the caller as an input or a result, without a copy. It must stay alive
  /// as long as this evaluation runs.
  ///
  /// @throws IllegalArgumentException where there is no such input or result, or the segment is not
  ///   native, too short, or not aligned to its numbers
  public void bind(String name, MemorySegment memory) {
    segment(name);
    bound.put(name, memory);
  }

  /// Computes all results from the inputs as they are now.
  public void run() {
    for (var input : evaluator.inputs()) {
      var values = segment(input.name()).toArray(ValueLayout.JAVA_DOUBLE);
      var matrix = Matrix.zeros(input.rows(), input.cols());
      boolean byColumns = evaluator.settings().byColumns().contains(input.name());
      for (int i = 0; i < input.rows(); i++) {
        for (int j = 0; j < input.cols(); j++) {
          matrix.values()[i + j * input.rows()] =
              byColumns ? values[i + j * input.rows()] : values[i * input.cols() + j];
        }
      }
      reference.set(input.name(), matrix);
    }
    reference.run();
    for (int k = 0; k < evaluator.outputs().size(); k++) {
      var output = evaluator.outputs().get(k);
      var values = reference.values(k);
      for (int i = 0; i < output.rows(); i++) {
        for (int j = 0; j < output.cols(); j++) {
          segment(output.name())
              .setAtIndex(
                  ValueLayout.JAVA_DOUBLE,
                  (long) i * output.cols() + j,
                  values[i + j * output.rows()]);
        }
      }
    }
  }

  /// The result `value`, of a function that is a scalar.
  public double value() {
    return segment("value").get(ValueLayout.JAVA_DOUBLE, 0);
  }

  /// The memory of an input or a result; a result is valid until the next run.
  public MemorySegment segment(String name) {
    var segment = bound.get(name);
    if (segment == null) {
      throw new IllegalArgumentException("there is no input or result " + name);
    }
    return segment;
  }

  /// A copy of the numbers of a result.
  public double[] get(String name) {
    return segment(name).toArray(ValueLayout.JAVA_DOUBLE);
  }

  @Override
  public void close() {
    arena.close();
  }
}
