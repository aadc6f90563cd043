package org.tracetrick.numeric;

import java.util.Arrays;
import java.util.List;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Symbol;
import org.tracetrick.numeric.Interpreter.Sizes;
import org.tracetrick.program.Instruction;
import org.tracetrick.program.Program;

/// A program at fixed sizes. Give it values, run it, read the results; give it other values and run
/// it again: only what depends on them is computed anew.
///
/// Not thread-safe: the values of all instructions are kept in place.
public final class Evaluation {

  private final List<Instruction> instructions;
  private final List<Integer> results;
  private final Step[] steps;
  private final boolean[] changed;
  private final double[][] values;

  Evaluation(Program program, Sizes sizes) {
    this.instructions = program.instructions();
    this.results = program.results();
    int count = instructions.size();
    this.steps = new Step[count];
    this.changed = new boolean[count];
    this.values = new double[count][];
    for (int i = 0; i < count; i++) {
      steps[i] = Step.of(instructions.get(i), sizes, steps);
      values[i] = new double[steps[i].rows() * steps[i].cols()];
      changed[i] = true;
    }
  }

  /// Gives a value to every input of that name, whatever it is declared to be; a name that the
  /// program does not use is ignored.
  public void set(String name, Matrix value) {
    for (int i = 0; i < steps.length; i++) {
      if (instructions.get(i) instanceof Instruction.Input input
          && input.symbol().name().equals(name)) {
        set(i, value);
      }
    }
  }

  /// Gives a value to `d(of)`; the differential of a symbol is found by its name.
  public void setDifferential(Expr of, Matrix value) {
    for (int i = 0; i < steps.length; i++) {
      if (instructions.get(i) instanceof Instruction.Differential differential
          && isSame(differential.of(), of)) {
        set(i, value);
      }
    }
  }

  private static boolean isSame(Expr one, Expr other) {
    return one instanceof Symbol symbol
        ? other instanceof Symbol same && same.name().equals(symbol.name())
        : one.equals(other);
  }

  private void set(int place, Matrix value) {
    if (value.rows() != steps[place].rows() || value.cols() != steps[place].cols()) {
      throw new IllegalArgumentException(
          "%d×%d for %s of %d×%d"
              .formatted(
                  value.rows(),
                  value.cols(),
                  instructions.get(place),
                  steps[place].rows(),
                  steps[place].cols()));
    }
    System.arraycopy(value.values(), 0, values[place], 0, values[place].length);
    changed[place] = true;
  }

  /// Computes what depends on values given since the last run.
  public void run() {
    for (int i = 0; i < steps.length; i++) {
      var step = steps[i];
      boolean stale = changed[i];
      for (int operand : step.operands()) {
        stale |= changed[operand];
      }
      changed[i] = stale;
      if (stale) {
        step.run(values, values[i]);
      }
    }
    Arrays.fill(changed, false);
  }

  /// A copy of the result at that index.
  public Matrix result(int index) {
    int place = results.get(index);
    return Matrix.of(steps[place].rows(), steps[place].cols(), values[place].clone());
  }

  /// The entries of the result at that index, valid until the next run; read only.
  public double[] values(int index) {
    return values[results.get(index)];
  }
}
