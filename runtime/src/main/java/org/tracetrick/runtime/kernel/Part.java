package org.tracetrick.runtime.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.runtime.kernel.Loop.Access;
import org.tracetrick.runtime.kernel.Loop.Output;
import org.tracetrick.runtime.kernel.Loop.Reduction;
import org.tracetrick.runtime.kernel.Loop.Value;

/// One of several loops that do together what a long one does, a strip of the inner loop at a time:
/// what a part computes for later ones it stores, a row for each value; the last part has all the
/// outputs, so that none is written while its place may still be read as an input.
///
/// The parts' outer loops run once. What is accumulated over a run or a row becomes a total of the
/// last part, over strips.
///
/// @param places where the inputs lie, then the outputs
record Part(Loop loop, List<Location> places) {
  Part {
    places = List.copyOf(places);
  }

  /// Where an input or output of a part lies.
  sealed interface Location {
    /// With that input of the long loop.
    record Input(int index) implements Location {}

    /// With that output of the long loop.
    record Output(int index) implements Location {}

    /// In the row of that value of the long loop.
    record Row(int value) implements Location {}

    /// In the one number that is kept for that output of the long loop.
    record Cell(int output) implements Location {}
  }

  /// The part that computes the values from one to before another; the last one where that is how
  /// many there are.
  static Part of(Loop loop, int from, int to) {
    return new Cutting(loop, from, to).part();
  }

  /// One part under construction.
  private static final class Cutting {
    private final Loop loop;
    private final int from;
    private final int to;
    private final List<Access> accesses = new ArrayList<>();
    private final List<Location> inputs = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final Map<Integer, Integer> placed = new HashMap<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Location> destinations = new ArrayList<>();

    Cutting(Loop loop, int from, int to) {
      this.loop = loop;
      this.from = from;
      this.to = to;
    }

    Part part() {
      for (int value = from; value < to; value++) {
        if (isStored(value)) {
          outputs.add(new Output.Store(place(value)));
          destinations.add(new Location.Row(value));
        }
      }
      if (isLast()) {
        finalOutputs();
      }
      List<Location> places = new ArrayList<>(inputs);
      places.addAll(destinations);
      return new Part(new Loop(loop.precision(), accesses, values, outputs), places);
    }

    private void finalOutputs() {
      for (int k = 0; k < loop.outputs().size(); k++) {
        int place = place(loop.outputs().get(k).value());
        switch (loop.outputs().get(k)) {
          case Output.Store _ -> output(new Output.Store(place), new Location.Output(k));
          case Output.Columns _ -> output(new Output.Columns(place), new Location.Output(k));
          case Output.Total(Reduction reduction, int _) -> accumulated(k, reduction, place);
          case Output.Rows(Reduction reduction, int _) -> accumulated(k, reduction, place);
        }
      }
    }

    private void accumulated(int output, Reduction reduction, int place) {
      output(new Output.Total(reduction, place), new Location.Cell(output));
    }

    private void output(Output output, Location destination) {
      outputs.add(output);
      destinations.add(destination);
    }

    /// Does a later part need it, and not compute it for itself?
    private boolean isStored(int value) {
      if (isFree(value)) {
        return false;
      }
      for (int user = to; user < loop.values().size(); user++) {
        if (loop.values().get(user).operands().contains(value)) {
          return true;
        }
      }
      return !isLast() && loop.outputs().stream().anyMatch(output -> output.value() == value);
    }

    private boolean isLast() {
      return to == loop.values().size();
    }

    private boolean isFree(int value) {
      return switch (loop.values().get(value)) {
        case Value.Input _, Value.Constant _ -> true;
        case Value.Unary _, Value.Binary _, Value.Power _ -> false;
      };
    }

    /// The place in this part of a value of the long loop.
    private int place(int value) {
      Integer known = placed.get(value);
      if (known != null) {
        return known;
      }
      Value here =
          isFree(value) || value >= from
              ? here(loop.values().get(value))
              : input(Access.ELEMENT, new Location.Row(value));
      values.add(here);
      placed.put(value, values.size() - 1);
      return values.size() - 1;
    }

    private Value here(Value value) {
      return switch (value) {
        case Value.Input(int index) -> input(loop.inputs().get(index), new Location.Input(index));
        case Value.Constant constant -> constant;
        case Value.Unary(Loop.Function function, int operand) ->
            new Value.Unary(function, place(operand));
        case Value.Binary(Loop.Combination combination, int left, int right) ->
            new Value.Binary(combination, place(left), place(right));
        case Value.Power(int operand, double exponent) -> new Value.Power(place(operand), exponent);
      };
    }

    private Value input(Access access, Location location) {
      accesses.add(access);
      inputs.add(location);
      return new Value.Input(inputs.size() - 1);
    }
  }
}
