package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop;

/// Arranges the nodes of one sweep as actions on a block of rows: element-wise nodes of one width
/// become one loop, unless a product stands between them.
final class SweepPlanner {

  /// What a block may take of the cache next to the core, in bytes.
  private static final long CACHE = 256 << 10;

  /// Where a small matrix is multiplied by itself, long blocks pay for packing.
  private static final long CACHE_OF_PRODUCTS = 768 << 10;

  /// The rows and columns of a tile that is turned.
  private static final int TILE = 64;

  /// Rows are taken in multiples of this.
  private static final int MULTIPLE = 16;

  private final Staging staging;
  private final Staging.Group group;
  private final Slots slots;
  private final Precision precision;
  private final Map<Node, Integer> phases = new HashMap<>();
  private final Map<Node, Place> places = new HashMap<>();
  private final boolean tiles;
  private final Map<Node, Integer> turned = new LinkedHashMap<>();
  private final List<Integer> widths = new ArrayList<>();
  private final List<Step.Total> sums = new ArrayList<>();
  private final Map<Node, Place.Sum> sumPlaces = new HashMap<>();
  private final List<Action> actions = new ArrayList<>();

  SweepPlanner(Staging staging, Staging.Group group, Slots slots, Precision precision) {
    this.staging = staging;
    this.group = group;
    this.slots = slots;
    this.precision = precision;
    this.tiles = canBeTiled();
  }

  Step.Sweep plan() {
    for (var node : group.nodes()) {
      phases.put(node, phase(node));
    }
    places();
    var byPhase = new TreeMap<Integer, List<Node>>();
    for (var node : group.nodes()) {
      byPhase.computeIfAbsent(phaseOf(node), phase -> new ArrayList<>()).add(node);
    }
    for (var nodes : byPhase.values()) {
      phase(nodes);
    }
    return new Step.Sweep(
        group.nodes(), group.axis(), block(), widths, sums, allActions(), flops(), traffic());
  }

  private List<Action> allActions() {
    var turns = new ArrayList<Action.Turn>();
    turned.forEach((node, buffer) -> {
      var inner = node.operand(0);
      turns.add(
          new Action.Turn(
              new Place.Fixed(slots.of(inner), inner.cols()),
              node.cols(),
              new Place.Local(buffer, widths.get(buffer))));
    });
    if (tiles && !turned.isEmpty()) {
      return List.of(new Action.Tiled(turns, (Action.Run) actions.getFirst(), TILE));
    }
    var all = new ArrayList<Action>(turns);
    all.addAll(actions);
    return all;
  }

  /// Whether one loop over a matrix and transposes is all there is: each number is by itself, and
  /// tiles that fit the nearest cache are turned.
  private boolean canBeTiled() {
    return group.nodes().stream().allMatch(node -> isTileable(node) && width(node) > TILE)
        && group.nodes().stream().mapToInt(SweepPlanner::width).distinct().count() == 1;
  }

  private static boolean isTileable(Node node) {
    return node.op().isElementwise()
        || (node.op() instanceof Op.Reduce reduce && reduce.over() == Op.Over.ALL);
  }

  // --------------------------------------------------------------- phases

  /// The width of the loop that computes a node.
  private static int width(Node node) {
    return node.op() instanceof Op.Reduce ? node.operand(0).cols() : node.cols();
  }

  private static boolean isInLoop(Node node) {
    return node.op().isElementwise()
        || node.op() instanceof Op.Reduce
        || node.op() instanceof Op.Broadcast;
  }

  private boolean isHere(Node node) {
    return phases.containsKey(node) && staging.way(node) == Staging.Way.ROWS;
  }

  private int phaseOf(Node node) {
    return Objects.requireNonNull(phases.get(node));
  }

  private Place.Sum sumPlace(Node node) {
    return Objects.requireNonNull(sumPlaces.get(node));
  }

  /// Within a phase products come first, then loops.
  private int phase(Node node) {
    int phase = 0;
    for (var operand : staging.aligned(node)) {
      if (isHere(operand)) {
        phase = Math.max(phase, phaseOf(operand) + (isDirect(operand, node) ? 0 : 1));
      }
    }
    return phase;
  }

  private static boolean isDirect(Node operand, Node node) {
    if (!isInLoop(operand)) {
      return true;
    }
    return isInLoop(node) && !(operand.op() instanceof Op.Reduce) && width(operand) == width(node);
  }

  // --------------------------------------------------------------- places

  private void places() {
    for (var node : group.nodes()) {
      if (staging.way(node) == Staging.Way.SUM) {
        boolean isTriangle = node.op() instanceof Op.Gram;
        var reduction =
            node.op() instanceof Op.Reduce reduce ? reduce.reduction() : Loop.Reduction.SUM;
        sumPlaces.put(node, new Place.Sum(sums.size(), node.cols()));
        sums.add(new Step.Total(slots.of(node), node.length(), reduction, isTriangle));
      } else if (slots.has(node)) {
        places.put(node, new Place.Stored(slots.of(node), node.cols()));
      } else if (isReadFromMemory(node)) {
        places.put(node, local(node.cols()));
      }
    }
  }

  private Place.Local local(int width) {
    widths.add(width);
    return new Place.Local(widths.size() - 1, width);
  }

  /// Whether some node of this sweep needs the rows in memory, not just in a register of its loop.
  private boolean isReadFromMemory(Node node) {
    if (!isInLoop(node) || node.op() instanceof Op.Reduce) {
      return true;
    }
    return group.nodes().stream()
        .anyMatch(user -> staging.aligned(user).contains(node) && !isSameLoop(node, user));
  }

  private boolean isSameLoop(Node node, Node user) {
    return isInLoop(user) && isDirect(node, user) && phaseOf(node) == phaseOf(user);
  }

  /// Where the rows of an aligned operand are.
  private Place rows(Node node) {
    var place = places.get(node);
    return place != null ? place : new Place.Stored(slots.of(node), node.cols());
  }

  private Place.Fixed fixed(Node node) {
    var stored = node.untransposed();
    return new Place.Fixed(slots.of(stored), stored.cols());
  }

  // --------------------------------------------------------------- actions

  private void phase(List<Node> nodes) {
    var loops = new TreeMap<Integer, List<Node>>();
    for (var node : nodes) {
      if (isInLoop(node)) {
        loops.computeIfAbsent(width(node), width -> new ArrayList<>()).add(node);
      } else {
        actions.add(product(node));
      }
    }
    loops.forEach((width, members) ->
        actions.add(
            new LoopPlanner(precision, width, members, this::operandPlace, this::outputPlace)
                .plan()));
  }

  private Action product(Node node) {
    if (node.op() instanceof Op.Gram) {
      var s = node.operand(0);
      Optional<Place> signs =
          node.operands().size() == 2 ? Optional.of(rows(node.operand(1))) : Optional.empty();
      return new Action.Gram(rows(s), signs, node.rows(), sumPlace(node));
    }
    var left = node.operand(0);
    var right = node.operand(1);
    if (staging.way(node) == Staging.Way.SUM) {
      return new Action.SumProduct(
          rows(left.operand(0)), rows(right), node.rows(), node.cols(), sumPlace(node));
    }
    return new Action.RowProduct(
        rows(left),
        fixed(right),
        right.isTransposed() && right.cols() > 1 && right.rows() > 1,
        left.cols(),
        node.cols(),
        rows(node));
  }

  /// Where a loop reads an operand that it does not compute itself.
  private Place operandPlace(Node user, Node operand) {
    boolean isAligned = staging.aligned(user).contains(operand);
    if (isAligned) {
      return rows(operand);
    }
    if (operand.isTransposed() && !operand.isVector() && operand.rows() == group.axis()) {
      int buffer =
          turned.computeIfAbsent(
              operand,
              node -> {
                widths.add(tiles ? TILE : node.cols());
                return widths.size() - 1;
              });
      return new Place.Local(buffer, widths.get(buffer));
    }
    return fixed(operand);
  }

  private Optional<Place> outputPlace(Node node) {
    var sum = sumPlaces.get(node);
    return sum != null ? Optional.of(sum) : Optional.ofNullable(places.get(node));
  }

  // --------------------------------------------------------------- costs

  private int block() {
    if (tiles && !turned.isEmpty()) {
      return Math.min(TILE, group.axis());
    }
    long perRow = 0;
    boolean multiplies = false;
    for (var node : group.nodes()) {
      multiplies |= node.op() instanceof Op.Gram || isMatrixProduct(node);
    }
    for (var matrix : matrices()) {
      perRow += (long) matrix.cols() * precision.bytes();
    }
    for (int width : widths) {
      perRow += (long) width * precision.bytes();
    }
    long rows = (multiplies ? CACHE_OF_PRODUCTS : CACHE) / Math.max(1, perRow);
    long rounded = Math.max(MULTIPLE, rows / MULTIPLE * MULTIPLE);
    return (int) Math.min(rounded, Math.max(1, group.axis()));
  }

  private boolean isMatrixProduct(Node node) {
    return node.op() instanceof Op.Product && node.cols() > 1;
  }

  /// The matrices in memory whose rows the sweep goes through.
  private List<Node> matrices() {
    var matrices = new LinkedHashSet<Node>();
    for (var node : group.nodes()) {
      for (var operand : staging.aligned(node)) {
        if (!isHere(operand) && !(operand.op() instanceof Op.Fill)) {
          matrices.add(operand);
        }
      }
      if (isHere(node) && slots.has(node)) {
        matrices.add(node);
      }
    }
    return List.copyOf(matrices);
  }

  private double flops() {
    return group.nodes().stream().mapToDouble(Costs::flops).sum();
  }

  private double traffic() {
    double bytes = 0;
    for (var matrix : matrices()) {
      bytes += (double) matrix.length() * precision.bytes();
    }
    for (var node : turned.keySet()) {
      bytes += (double) node.length() * precision.bytes();
    }
    return bytes;
  }
}
