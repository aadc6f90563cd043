package org.tracetrick.runtime.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;
import org.tracetrick.numeric.Evaluation;
import org.tracetrick.numeric.Interpreter;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.program.Instruction;
import org.tracetrick.program.Program;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.plan.Op;
import org.tracetrick.runtime.plan.Step;

/// A step by the reference arithmetic: correct, and as fast as that is. It allocates.
final class ReferenceExecution implements StepExecution {

  private final Step.Whole step;
  private final Precision precision;
  private final Evaluation evaluation;

  ReferenceExecution(Step.Whole step, Op.Reference reference, Precision precision) {
    this.step = step;
    this.precision = precision;
    var instructions = new ArrayList<Instruction>();
    var places = new ArrayList<Integer>();
    for (var operand : step.operands()) {
      var shape = shape(operand.seenRows(), operand.seenCols());
      instructions.add(new Instruction.Input(new Symbol(name(places.size()), shape, Kind.GENERAL)));
      places.add(places.size());
    }
    var extents = reference.extents().stream().map(extent -> Dim.of(extent)).toList();
    instructions.add(
        new Instruction.Compute(
            reference.primitive(), places, extents, shape(step.node().rows(), step.node().cols())));
    var program = new Program(instructions, List.of(places.size()));
    this.evaluation = new Interpreter(program).at(Map.of());
  }

  private static Shape shape(int rows, int cols) {
    return new Shape(Dim.of(rows), Dim.of(cols));
  }

  private static String name(int index) {
    return "a" + index;
  }

  @Override
  public void run(long[] frame) {
    for (int k = 0; k < step.operands().size(); k++) {
      var operand = step.operands().get(k);
      var matrix = Matrix.zeros(operand.seenRows(), operand.seenCols());
      for (int i = 0; i < operand.rows(); i++) {
        for (int j = 0; j < operand.cols(); j++) {
          long place = (long) i * operand.cols() + j;
          int index = operand.turned() ? j + i * operand.cols() : i + j * operand.rows();
          matrix.values()[index] =
              Memory.get(precision, frame[operand.slot()] + place * precision.bytes());
        }
      }
      evaluation.set(name(k), matrix);
    }
    evaluation.run();
    var values = evaluation.values(0);
    int rows = step.node().rows();
    int cols = step.node().cols();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        long place = frame[step.slot()] + ((long) i * cols + j) * precision.bytes();
        Memory.put(precision, place, values[i + j * rows]);
      }
    }
  }
}
