package org.tracetrick.runtime.kernel;

import java.util.ArrayList;
import java.util.List;

/// A loop's vector code, each step with how often it has to be computed.
///
/// @param places where each is computed; [Place#NOWHERE] where nothing needs it
/// @param results the step that each output takes
record Vectorised(List<Step> steps, List<Place> places, List<Integer> results) {
  Vectorised {
    steps = List.copyOf(steps);
    places = List.copyOf(places);
    results = List.copyOf(results);
  }

  static Vectorised of(Loop loop, List<Step> steps, List<Integer> results) {
    boolean[] needed = new boolean[steps.size()];
    results.forEach(result -> needed[result] = true);
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (needed[i]) {
        steps.get(i).operands().forEach(operand -> needed[operand] = true);
      }
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      places.add(needed[i] ? place(loop, steps.get(i), places) : Place.NOWHERE);
    }
    return new Vectorised(steps, places, results);
  }

  private static Place place(Loop loop, Step step, List<Place> places) {
    return step instanceof Step.Input(int index)
        ? Place.of(loop.inputs().get(index))
        : Place.innermost(step.operands().stream().map(places::get).toList());
  }

  /// Is it used in a loop further in than the place where it is computed? Constants are written
  /// wherever they are used.
  boolean leavesItsPlace(int step) {
    Place place = places.get(step);
    return switch (steps.get(step)) {
      case Step.Constant _, Step.Whole _ -> false;
      case Step.Input _, Step.Compute _, Step.ShiftLeft _, Step.ShiftRight _, Step.Library _ ->
          place != Place.NOWHERE && place != Place.INNER && isUsedFurtherIn(step, place);
    };
  }

  private boolean isUsedFurtherIn(int step, Place place) {
    for (int k = step + 1; k < steps.size(); k++) {
      if (places.get(k).compareTo(place) > 0 && steps.get(k).operands().contains(step)) {
        return true;
      }
    }
    return results.contains(step);
  }

  /// How many steps the inner loop has.
  int innerSteps() {
    return (int) places.stream().filter(place -> place == Place.INNER).count();
  }

  /// How many steps are computed there, long ones counted as several.
  int work(Place place) {
    int work = 0;
    for (int i = 0; i < steps.size(); i++) {
      work += places.get(i) == place ? work(steps.get(i)) : 0;
    }
    return place == Place.INNER ? work + results.size() : work;
  }

  private static int work(Step step) {
    return switch (step) {
      case Step.Input _, Step.Constant _, Step.Whole _, Step.ShiftLeft _, Step.ShiftRight _ -> 1;
      case Step.Library _ -> 30;
      case Step.Compute(Operation operation, var _) -> work(operation);
    };
  }

  private static int work(Operation operation) {
    return switch (operation) {
      case ADD, SUBTRACT, MULTIPLY, FMA, NEGATE, ABS, LESS, EQUAL, SELECT -> 1;
      case BITS, NUMBERS, PLUS, MINUS, AND, OR -> 1;
      case MAXIMUM, MINIMUM, DIVIDE, SQRT -> 5;
      case POWER, ATAN2 -> 30;
    };
  }
}
