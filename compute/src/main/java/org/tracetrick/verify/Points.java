package org.tracetrick.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.expr.Symbol;
import org.tracetrick.numeric.Matrix;
import org.tracetrick.numeric.SplitMix;
import org.tracetrick.program.Instruction;
import org.tracetrick.program.Program;
import org.tracetrick.verify.Sampler.Range;

/// Looks for points at which a check can be made, at several sizes.
final class Points {

  /// What a check says of a point: it was made, or the point is no good for it.
  enum Use {
    MADE,
    /// It was made, but any number of wrong answers would pass it: a derivative of 0.
    SAYS_LITTLE,
    NOT_HERE,
    /// It was made, and nothing more is needed.
    ENOUGH
  }

  /// Assignments of sizes, beside the one with all sizes 1.
  private static final int SIZES = 3;

  /// Points at each of them; all sizes 1 make do with one.
  private static final int EACH = 2;

  /// Attempts for one point, at first and where no point was found at any sizes.
  private static final int FIRST_PATIENCE = 12;

  private static final int PATIENCE = 150;

  /// Points in all.
  private static final int WANTED = 6;

  private final Sampler sampler;
  private final SizeSampler sizeSampler;
  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final List<Program> programs;
  private Optional<Map<String, Range>> liked = Optional.empty();
  private Optional<Place> fruitful = Optional.empty();
  private int made;
  private int saidLittle;

  /// @param programs what will be evaluated at the points
  /// @param declared symbols that are of their kind wherever their name occurs
  Points(long seed, List<Program> programs, List<Symbol> declared) {
    var random = new SplitMix(seed);
    this.sampler = new Sampler(random);
    this.sizeSampler = new SizeSampler(random);
    this.programs = programs;
    declared.forEach(symbol -> symbols.put(symbol.name(), symbol));
    for (var program : programs) {
      for (int place : program.inputs()) {
        if (program.at(place) instanceof Instruction.Input input) {
          symbols.putIfAbsent(input.symbol().name(), input.symbol());
        }
      }
    }
  }

  Collection<Symbol> symbols() {
    return symbols.values();
  }

  Matrix direction(Symbol symbol, Map<String, Integer> sizes) {
    return sampler.direction(symbol, sizes);
  }

  /// Tries points until enough were used; answers how many were.
  ///
  /// @param checkAt for an assignment of sizes, what to do at a point with those sizes
  int each(Function<Map<String, Integer>, Function<Point, Use>> checkAt) {
    var places = new ArrayList<Place>();
    for (var sizes : sizeSampler.draw(SIZES, programs)) {
      places.add(new Place(sizes, checkAt.apply(sizes)));
    }
    boolean enough = false;
    for (var place : places) {
      int wanted = place.sizes.isEmpty() ? WANTED : place.isOnes() ? 1 : EACH;
      enough = enough || lookAt(place, wanted, FIRST_PATIENCE);
    }
    for (var place : made == 0 && !enough ? places : List.<Place>of()) {
      enough = enough || lookAt(place, made == 0 ? EACH : 0, PATIENCE);
    }
    if (made < WANTED && !enough && fruitful.isPresent()) {
      lookAt(fruitful.get(), WANTED - made, FIRST_PATIENCE);
    }
    return made == 0 ? saidLittle : made;
  }

  /// Sizes, and what to do at a point with those sizes.
  private record Place(Map<String, Integer> sizes, Function<Point, Use> check) {
    boolean isOnes() {
      return !sizes.isEmpty() && sizes.values().stream().allMatch(size -> size == 1);
    }
  }

  /// Whether the check has had enough.
  private boolean lookAt(Place place, int wanted, int patience) {
    int rest = wanted;
    int attempt = 0;
    while (rest > 0 && attempt < patience) {
      var ranges =
          attempt == 0 && liked.isPresent()
              ? liked.get()
              : sampler.ranges(symbols.values(), attempt);
      attempt++;
      switch (place.check.apply(drawn(place.sizes, ranges))) {
        case MADE -> {
          made++;
          rest--;
          liked = Optional.of(ranges);
          attempt = 0;
          fruitful = place.isOnes() ? fruitful : Optional.of(place);
        }
        case SAYS_LITTLE -> saidLittle++;
        case NOT_HERE -> {}
        case ENOUGH -> {
          made++;
          return true;
        }
      }
    }
    return false;
  }

  private Point drawn(Map<String, Integer> sizes, Map<String, Range> ranges) {
    var values = new LinkedHashMap<String, Matrix>();
    symbols.forEach((name, symbol) ->
        values.put(name, sampler.value(symbol, sizes, ranges.getOrDefault(name, Range.NORMAL))));
    return new Point(sizes, values);
  }
}
