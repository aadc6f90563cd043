package org.tracetrick.runtime.execute;

import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop;
import org.tracetrick.runtime.plan.Action;
import org.tracetrick.runtime.plan.Place;

/// How far the inputs and outputs of a loop move from one tile to the next.
final class TileSteps {

  private TileSteps() {}

  /// Bytes from column to column: none for what was turned into a buffer, or is one number a row.
  static long[] of(Action.Run run, Precision precision) {
    var steps = new long[run.places().size()];
    int inputs = run.loop().inputs().size();
    for (int i = 0; i < steps.length; i++) {
      boolean moves =
          i < inputs
              ? moves(run.loop().inputs().get(i))
              : run.loop().outputs().get(i - inputs) instanceof Loop.Output.Store;
      boolean isBuffer = run.places().get(i) instanceof Place.Local;
      steps[i] = moves && !isBuffer ? precision.bytes() : 0;
    }
    return steps;
  }

  private static boolean moves(Loop.Access access) {
    return switch (access) {
      case ELEMENT, INNER -> true;
      case OUTER, UNIFORM -> false;
    };
  }
}
