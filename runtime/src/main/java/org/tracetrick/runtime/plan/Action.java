package org.tracetrick.runtime.plan;

import java.util.List;
import java.util.Optional;
import org.tracetrick.runtime.kernel.Loop;

/// What is done with one block of rows.
public sealed interface Action {

  /// An element-wise loop over rows of `width` numbers.
  ///
  /// @param places of the inputs of the loop, then of its outputs
  /// @param flat whether all rows are one long row
  record Run(Loop loop, List<Place> places, int width, boolean flat) implements Action {
    public Run {
      places = List.copyOf(places);
    }
  }

  /// `out := a*b`, where `a` has `inner` and `out` has `cols` columns, and `b`, which does not
  /// move, lies as its transpose where it is turned.
  record RowProduct(Place a, Place.Fixed b, boolean turned, int inner, int cols, Place out)
      implements Action {}

  /// `sum := sum + a'*b`, rows×cols.
  record SumProduct(Place a, Place b, int rows, int cols, Place.Sum sum) implements Action {}

  /// One triangle of `sum := sum + s'*s`, n×n; rows with a negative sign are subtracted.
  record Gram(Place s, Optional<Place> signs, int n, Place.Sum sum) implements Action {}

  /// A loop that also reads transposes: tile by tile, each of which is turned first.
  ///
  /// @param turns into buffers of `width` numbers a row, of which the loop reads
  record Tiled(List<Turn> turns, Run run, int width) implements Action {
    public Tiled {
      turns = List.copyOf(turns);
    }
  }

  /// `out := a'`, of the rows of `a'` that the block has.
  ///
  /// @param cols of `out`, rows of `a`
  record Turn(Place.Fixed a, int cols, Place out) implements Action {}
}
