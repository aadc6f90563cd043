package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.runtime.blas.Precision;

/// Makes a [Plan] of a [Graph].
public final class Planner {

  private final Precision precision;
  private final int threads;
  private final Map<String, Node> inputs;
  private final Map<String, Node> outputs;
  private final Staging staging;
  private final Slots slots;
  private final List<Step> steps = new ArrayList<>();
  private final List<Step> constants = new ArrayList<>();

  /// @param inputs the nodes that are given, as they lie in memory row by row, by name
  /// @param outputs what is to be computed, by name
  public Planner(
      Precision precision, int threads, Map<String, Node> inputs, Map<String, Node> outputs) {
    this.precision = precision;
    this.threads = threads;
    this.inputs = new LinkedHashMap<>(inputs);
    this.outputs = new LinkedHashMap<>(outputs);
    this.staging = new Staging(precision, outputs.values());
    this.slots = new Slots(precision);
  }

  public Plan plan() {
    var inputSlots = new ArrayList<Integer>();
    inputs.forEach((name, node) -> inputSlots.add(slots.add(node, name, Slot.Purpose.INPUT)));
    var outputSlots = new ArrayList<Integer>();
    var copies = new ArrayList<Step.Copy>();
    outputs.forEach((name, node) -> outputSlots.add(output(name, node, copies)));
    store();
    for (var group : staging.groups()) {
      var first = group.nodes().getFirst();
      if (staging.way(first) != Staging.Way.WHOLE) {
        steps.add(new SweepPlanner(staging, group, slots, precision).plan());
      } else if (slots.has(first)) {
        steps.add(whole(first));
      }
    }
    steps.addAll(copies);
    steps.addAll(0, constants);
    live();
    var workspace = Workspace.of(slots.all());
    return new Plan(
        precision,
        threads,
        slots.all(),
        inputSlots,
        outputSlots,
        steps,
        workspace.places(),
        workspace.bytes(),
        scratch());
  }

  // --------------------------------------------------------------- memory

  /// What an output is computed into: its own memory, unless something else has it already.
  private int output(String name, Node node, List<Step.Copy> copies) {
    var inner = node.untransposed();
    boolean isAsItLies = !node.isTransposed() || node.isVector();
    if (isAsItLies && !slots.has(inner) && slots.isPlain(inner)) {
      return slots.add(inner, name, Slot.Purpose.OUTPUT);
    }
    if (!slots.has(inner)) {
      work(inner);
    }
    int slot =
        slots.add(
            name, Slot.Purpose.OUTPUT, node.rows(), node.cols(), node.length() * precision.bytes());
    copies.add(
        new Step.Copy(
            new Step.Operand(
                slots.of(inner),
                node.isTransposed() && !node.isVector(),
                inner.rows(),
                inner.cols()),
            slot));
    return slot;
  }

  private void work(Node node) {
    if (slots.has(node)) {
      return;
    }
    if (isInPlace(node)) {
      work(node.operand(0));
      slots.share(node, node.operand(0));
    } else {
      boolean isConstant = node.op() instanceof Op.Fill;
      slots.add(node, node.toString(), isConstant ? Slot.Purpose.CONSTANT : Slot.Purpose.WORK);
    }
  }

  /// Memory for whatever is read outside of the sweep that computes it.
  private void store() {
    for (var node : staging.needed()) {
      switch (staging.way(node)) {
        case WHOLE -> {
          if (!(node.op() instanceof Op.Eye)) {
            work(node);
          }
          node.operands()
              .forEach(operand -> {
                if (!isPattern(node, operand)) {
                  work(operand.untransposed());
                }
              });
        }
        case SUM -> {
          work(node);
          storeOperands(node);
        }
        case ROWS -> storeOperands(node);
        case NONE -> {}
      }
    }
    for (var node : staging.needed()) {
      if (node.op() instanceof Op.Fill && slots.has(node)) {
        constants.add(new Step.Whole(node, List.of(), slots.of(node), 0, 0));
      }
    }
  }

  /// Whether a node may overwrite its operand, since nobody else reads that.
  private boolean isInPlace(Node node) {
    boolean canBe = node.op() instanceof Op.AddDiagonal || node.op() instanceof Op.Factors;
    if (!canBe || node.operand(0).isTransposed()) {
      return false;
    }
    var operand = node.operand(0);
    boolean isOwn =
        switch (staging.way(operand)) {
          case NONE -> false;
          case ROWS, SUM, WHOLE -> true;
        };
    return isOwn
        && !outputs.containsValue(operand)
        && staging.needed().stream().filter(user -> user.operands().contains(operand)).count() == 1;
  }

  /// Identities in a Kronecker product are never built.
  private static boolean isPattern(Node node, Node operand) {
    return node.op() instanceof Op.Kronecker && operand.op() instanceof Op.Eye;
  }

  private void storeOperands(Node node) {
    var aligned = staging.aligned(node);
    for (var operand : node.operands()) {
      var inner = operand.untransposed();
      boolean isNumber = inner.op() instanceof Op.Fill && !(node.op() instanceof Op.Product);
      boolean isHere =
          (aligned.contains(operand) || aligned.contains(inner))
              && staging.way(inner) == Staging.Way.ROWS
              && staging.axis(inner) == staging.axis(node)
              && staging.stage(inner) == staging.stage(node);
      if (!isNumber && !isHere) {
        work(inner);
      }
    }
  }

  // --------------------------------------------------------------- steps

  private Step.Whole whole(Node node) {
    var operands = new ArrayList<Step.Operand>();
    double bytes = node.length();
    for (var operand : node.operands()) {
      var inner = operand.untransposed();
      int slot = isPattern(node, operand) ? Step.Operand.IDENTITY : slots.of(inner);
      operands.add(new Step.Operand(slot, operand.isTransposed(), inner.rows(), inner.cols()));
      bytes += inner.length();
    }
    return new Step.Whole(
        node, operands, slots.of(node), Costs.flops(node), bytes * precision.bytes());
  }

  /// From when to when each slot is used. An output is whole until the end.
  private void live() {
    for (int i = 0; i < steps.size(); i++) {
      int step = i;
      switch (steps.get(i)) {
        case Step.Whole whole -> {
          slots.use(whole.slot(), step);
          whole.operands().stream()
              .filter(operand -> operand.slot() != Step.Operand.IDENTITY)
              .forEach(operand -> slots.use(operand.slot(), step));
        }
        case Step.Copy copy -> {
          slots.use(copy.to(), step);
          slots.use(copy.from().slot(), step);
        }
        case Step.Sweep sweep -> {
          sweep.sums().forEach(sum -> slots.use(sum.slot(), step));
          sweep
              .actions()
              .forEach(action ->
                  placesOf(action)
                      .forEach(place -> {
                        switch (place) {
                          case Place.Stored stored -> slots.use(stored.slot(), step);
                          case Place.Fixed fixed -> slots.use(fixed.slot(), step);
                          case Place.Local local -> {}
                          case Place.Sum sum -> {}
                        }
                      }));
        }
      }
    }
  }

  static List<Place> placesOf(Action action) {
    return switch (action) {
      case Action.Run run -> run.places();
      case Action.RowProduct product -> List.of(product.a(), product.b(), product.out());
      case Action.SumProduct product -> List.of(product.a(), product.b(), product.sum());
      case Action.Gram gram -> {
        var places = new ArrayList<Place>(List.of(gram.s(), gram.sum()));
        gram.signs().ifPresent(places::add);
        yield places;
      }
      case Action.Turn turn -> List.of(turn.a(), turn.out());
      case Action.Tiled tiled -> {
        var places = new ArrayList<>(tiled.run().places());
        tiled.turns().forEach(turn -> places.add(turn.a()));
        yield places;
      }
    };
  }

  /// What a thread needs for the blocks and the sums of the sweep that needs most.
  private long scratch() {
    return steps.stream()
        .filter(Step.Sweep.class::isInstance)
        .map(Step.Sweep.class::cast)
        .flatMapToLong(sweep -> Arrays.stream(sweep.ends(precision)))
        .max()
        .orElse(0);
  }
}
