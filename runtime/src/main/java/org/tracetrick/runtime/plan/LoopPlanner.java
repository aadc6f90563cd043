package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop;

/// Element-wise nodes of one width as one loop.
final class LoopPlanner {

  private record Source(Place place, Loop.Access access) {}

  private final Precision precision;
  private final int width;
  private final List<Node> members;
  private final BiFunction<Node, Node, Place> operandPlace;
  private final Function<Node, Optional<Place>> outputPlace;
  private final Map<Node, Integer> computed = new HashMap<>();
  private final Map<Source, Integer> loaded = new LinkedHashMap<>();
  private final Map<Double, Integer> constants = new HashMap<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Loop.Value> values = new ArrayList<>();
  private final List<Loop.Output> outputs = new ArrayList<>();
  private final List<Place> outputPlaces = new ArrayList<>();

  LoopPlanner(
      Precision precision,
      int width,
      List<Node> members,
      BiFunction<Node, Node, Place> operandPlace,
      Function<Node, Optional<Place>> outputPlace) {
    this.precision = precision;
    this.width = width;
    this.members = members;
    this.operandPlace = operandPlace;
    this.outputPlace = outputPlace;
  }

  Action.Run plan() {
    for (var node : members) {
      switch (node.op()) {
        case Op.Reduce reduce -> reduce(node, reduce);
        default -> store(node);
      }
    }
    var places = new ArrayList<Place>();
    sources.forEach(source -> places.add(source.place));
    places.addAll(outputPlaces);
    boolean flat =
        width == 1
            || (sources.stream()
                    .allMatch(
                        s -> s.access == Loop.Access.ELEMENT || s.access == Loop.Access.UNIFORM)
                && outputs.stream()
                    .allMatch(
                        o -> o instanceof Loop.Output.Store || o instanceof Loop.Output.Total));
    var accesses = sources.stream().map(Source::access).toList();
    return new Action.Run(new Loop(precision, accesses, values, outputs), places, width, flat);
  }

  private void reduce(Node node, Op.Reduce reduce) {
    var operand = node.operand(0);
    int value = value(node, operand);
    var place = outputPlace.apply(node).orElseThrow();
    outputs.add(
        switch (reduce.over()) {
          case ALL -> new Loop.Output.Total(reduce.reduction(), value);
          case ROW -> new Loop.Output.Rows(reduce.reduction(), value);
          case COLUMN -> new Loop.Output.Columns(value);
        });
    outputPlaces.add(place);
  }

  private void store(Node node) {
    int value =
        switch (node.op()) {
          case Op.Broadcast broadcast -> value(node, node.operand(0));
          case Op.Unary unary ->
              add(new Loop.Value.Unary(unary.function(), value(node, node.operand(0))));
          case Op.Power power ->
              add(new Loop.Value.Power(value(node, node.operand(0)), power.exponent()));
          case Op.Binary binary ->
              add(
                  new Loop.Value.Binary(
                      binary.combination(),
                      value(node, node.operand(0)),
                      value(node, node.operand(1))));
          default -> throw new IllegalArgumentException("not entry by entry: " + node.op());
        };
    computed.put(node, value);
    outputPlace
        .apply(node)
        .ifPresent(place -> {
          outputs.add(new Loop.Output.Store(value));
          outputPlaces.add(place);
        });
  }

  private int add(Loop.Value value) {
    values.add(value);
    return values.size() - 1;
  }

  private int value(Node user, Node operand) {
    var known = computed.get(operand);
    if (known != null) {
      return known;
    }
    if (operand.op() instanceof Op.Fill fill) {
      return constants.computeIfAbsent(fill.value(), v -> add(new Loop.Value.Constant(v)));
    }
    var source = new Source(operandPlace.apply(user, operand), access(operand));
    return loaded.computeIfAbsent(
        source,
        s -> {
          sources.add(s);
          return add(new Loop.Value.Input(sources.size() - 1));
        });
  }

  private Loop.Access access(Node operand) {
    if (operand.isScalar()) {
      return Loop.Access.UNIFORM;
    }
    if (width == 1 || (operand.cols() == width && operand.rows() > 1)) {
      return Loop.Access.ELEMENT;
    }
    return operand.cols() == width ? Loop.Access.INNER : Loop.Access.OUTER;
  }
}
