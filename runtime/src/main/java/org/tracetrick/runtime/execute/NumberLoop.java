package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.kernel.Kernel;
import org.tracetrick.runtime.kernel.Loop;
import org.tracetrick.runtime.plan.Functions;

/// A loop over a single number, interpreted: compiling it would cost more than it ever takes.
///
/// For one thread at a time.
final class NumberLoop implements Kernel {

  private final Loop loop;
  private final double[] values;

  NumberLoop(Loop loop) {
    this.loop = loop;
    this.values = new double[loop.values().size()];
  }

  @Override
  public void run(long[] places, int outer, int inner) {
    var precision = loop.precision();
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (loop.values().get(i)) {
            case Loop.Value.Input input -> Memory.get(precision, places[2 * input.index()]);
            case Loop.Value.Constant constant -> constant.value();
            case Loop.Value.Unary unary -> Functions.of(unary.function(), values[unary.operand()]);
            case Loop.Value.Power power ->
                Functions.power(values[power.operand()], power.exponent());
            case Loop.Value.Binary binary ->
                Functions.of(binary.combination(), values[binary.left()], values[binary.right()]);
          };
    }
    for (int i = 0; i < loop.outputs().size(); i++) {
      long place = places[2 * (loop.inputs().size() + i)];
      var output = loop.outputs().get(i);
      double value = values[output.value()];
      switch (output) {
        case Loop.Output.Store store -> Memory.put(precision, place, value);
        case Loop.Output.Rows rows -> Memory.put(precision, place, value);
        case Loop.Output.Columns columns ->
            Memory.put(precision, place, Memory.get(precision, place) + value);
        case Loop.Output.Total total ->
            Memory.put(
                precision,
                place,
                Functions.of(total.reduction(), Memory.get(precision, place), value));
      }
    }
  }
}
