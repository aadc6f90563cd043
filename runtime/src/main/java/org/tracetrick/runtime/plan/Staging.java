package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.tracetrick.runtime.blas.Precision;

/// Which nodes are computed together, and in what order.
///
/// A sweep goes over blocks of rows of all matrices with the same number of rows, its axis, and
/// computes all it can of a block while that is in the cache: what stays within a row, and sums
/// over the rows. Everything else is a step of its own. A node's stage says when it is computed: a
/// sum is complete after the stage of its sweep.
final class Staging {

  /// How a node is computed.
  enum Way {
    /// Given, constant, or another view of a node.
    NONE,
    /// In a sweep: each row of the value from the same row of the operands.
    ROWS,
    /// In a sweep: accumulated over its rows.
    SUM,
    /// In a step of its own.
    WHOLE
  }

  /// The nodes of a sweep, in order.
  record Group(int stage, int axis, List<Node> nodes) {}

  /// A small factor of a product row by row is at most so large, in bytes.
  private static final long SMALL_FACTOR = 256 << 10;

  /// A product that is accumulated in a sweep is at most so large, in bytes.
  private static final long SMALL_SUM = 1 << 20;

  /// A product with an extent up to this is thin: it is bound by memory, and best in a sweep.
  private static final int THIN = 32;

  private final Precision precision;
  private final Map<Node, Way> ways = new HashMap<>();
  private final Map<Node, Integer> stages = new HashMap<>();
  private final Map<Node, Boolean> cheap = new HashMap<>();
  private final List<Node> needed;

  Staging(Precision precision, Collection<Node> roots) {
    this.precision = precision;
    this.needed = reachable(roots);
    for (var node : needed) {
      ways.put(node, wayOf(node));
    }
    for (var node : needed) {
      stages.put(node, stageOf(node));
    }
    sink();
    merge();
  }

  private static List<Node> reachable(Collection<Node> roots) {
    var seen = new LinkedHashSet<Node>();
    var stack = new ArrayList<>(roots);
    while (!stack.isEmpty()) {
      var node = stack.removeLast();
      if (seen.add(node)) {
        stack.addAll(node.operands());
      }
    }
    return seen.stream().sorted((a, b) -> Integer.compare(a.id(), b.id())).toList();
  }

  /// All nodes that a root needs, operands first.
  List<Node> needed() {
    return needed;
  }

  Way way(Node node) {
    return ways.getOrDefault(node, Way.NONE);
  }

  int stage(Node node) {
    return stages.getOrDefault(node, 0);
  }

  // --------------------------------------------------------------- ways

  private Way wayOf(Node node) {
    return switch (node.op()) {
      case Op.Input input -> Way.NONE;
      case Op.Fill fill -> Way.NONE;
      case Op.Transpose transpose -> Way.NONE;
      case Op.Unary unary -> Way.ROWS;
      case Op.Binary binary -> Way.ROWS;
      case Op.Power power -> Way.ROWS;
      case Op.Broadcast broadcast -> Way.ROWS;
      case Op.Reduce reduce -> reduce.over() == Op.Over.ROW ? Way.ROWS : Way.SUM;
      case Op.Product product -> productWay(node);
      case Op.Gram gram -> gramWay(node);
      default -> Way.WHOLE;
    };
  }

  private Way productWay(Node product) {
    var left = product.operand(0);
    var right = product.operand(1);
    if (left.isTransposed()) {
      return right.isTransposed() ? Way.WHOLE : sumWay(product, left.cols());
    }
    boolean isThin = Math.min(left.cols(), right.cols()) <= THIN;
    boolean isTall = left.rows() >= 4L * Math.max(left.cols(), right.cols());
    return right.cols() == 1 || ((isThin || isTall) && bytes(right) <= SMALL_FACTOR)
        ? Way.ROWS
        : Way.WHOLE;
  }

  private Way gramWay(Node gram) {
    return gram.operand(0).isTransposed() ? Way.WHOLE : sumWay(gram, gram.operand(0).rows());
  }

  private Way sumWay(Node product, int length) {
    if (product.cols() == 1) {
      return Way.SUM;
    }
    boolean isThin = Math.min(product.rows(), product.cols()) <= THIN;
    boolean isTall = length >= 4L * Math.max(product.rows(), product.cols());
    return (isThin || isTall) && bytes(product) <= SMALL_SUM ? Way.SUM : Way.WHOLE;
  }

  private long bytes(Node node) {
    return node.length() * precision.bytes();
  }

  // --------------------------------------------------------------- axes

  /// The rows that the sweep of a node goes over.
  int axis(Node node) {
    return switch (node.op()) {
      case Op.Reduce reduce -> node.operand(0).rows();
      case Op.Product product when way(node) == Way.SUM -> node.operand(0).cols();
      case Op.Gram gram -> node.operand(0).rows();
      default -> node.rows();
    };
  }

  /// The operands whose rows are those of the sweep, without transposes; the rest must be complete
  /// before.
  List<Node> aligned(Node node) {
    return switch (node.op()) {
      case Op.Product product when way(node) == Way.SUM ->
          List.of(node.operand(0).operand(0), node.operand(1));
      case Op.Product product -> List.of(node.operand(0));
      default ->
          node.operands().stream()
              .filter(operand -> operand.rows() == axis(node) && !operand.isTransposed())
              .toList();
    };
  }

  private List<Node> complete(Node node) {
    return switch (node.op()) {
      case Op.Product product when way(node) == Way.SUM -> List.of();
      case Op.Product product -> List.of(node.operand(1));
      default ->
          node.operands().stream()
              .filter(operand -> operand.rows() != axis(node) || operand.isTransposed())
              .toList();
    };
  }

  /// Whether all that a node reads of an operand are the rows that it computes from them.
  private boolean readsRows(Node node, Node operand) {
    return aligned(node).contains(operand)
        && !complete(node).contains(operand)
        && axis(node) == axis(operand);
  }

  // --------------------------------------------------------------- stages

  private int stageOf(Node node) {
    return switch (way(node)) {
      case NONE -> node.operands().stream().mapToInt(this::stage).max().orElse(0);
      case WHOLE -> node.operands().stream().mapToInt(this::after).max().orElse(0);
      case ROWS, SUM -> {
        int stage = 0;
        for (var operand : aligned(node)) {
          stage = Math.max(stage, isWith(operand, node) ? stage(operand) : after(operand));
        }
        for (var operand : complete(node)) {
          stage = Math.max(stage, after(operand));
        }
        yield stage;
      }
    };
  }

  /// Whether an operand's rows can be computed in the sweep of the node.
  private boolean isWith(Node operand, Node node) {
    return way(operand) == Way.ROWS && axis(operand) == axis(node);
  }

  /// The first stage at which a value is complete.
  private int after(Node node) {
    return switch (node.op()) {
      case Op.Input input -> 0;
      case Op.Fill fill -> 0;
      case Op.Transpose transpose -> after(node.operand(0));
      default -> stage(node) + 1;
    };
  }

  /// What is needed late, and made of what is there anyway, is computed late: it need not be
  /// stored.
  private void sink() {
    Map<Node, Integer> latest = new HashMap<>();
    for (int i = needed.size() - 1; i >= 0; i--) {
      var node = needed.get(i);
      var users = latest.get(node);
      if (isCheap(node) && users != null && users > stage(node)) {
        stages.put(node, users);
      }
      for (var operand : node.operands()) {
        boolean together =
            way(node) != Way.WHOLE && way(node) != Way.NONE && readsRows(node, operand);
        latest.merge(operand, together ? stage(node) : 0, Math::min);
      }
    }
  }

  /// Whether a matrix costs no more to compute when it is needed than to store and to read again:
  /// it is made of what is there anyway, entry by entry or by products with few inner numbers.
  private boolean isCheap(Node node) {
    var known = cheap.get(node);
    if (known == null) {
      known = findCheap(node);
      cheap.put(node, known);
    }
    return known;
  }

  private boolean findCheap(Node node) {
    boolean isSimple =
        node.op().isElementwise()
            || (node.op() instanceof Op.Product && node.operand(0).cols() <= Graph.INNER);
    return isSimple
        && way(node) == Way.ROWS
        && !node.isVector()
        && aligned(node).stream().allMatch(o -> way(o) == Way.NONE || o.isVector() || isCheap(o))
        && complete(node).stream().allMatch(o -> way(o) == Way.NONE || o.isVector());
  }

  /// A sweep whose results are not needed before a later one over the same axis joins it, so that
  /// what both read is read once.
  private void merge() {
    Map<Node, List<Node>> users = new HashMap<>();
    for (var node : needed) {
      for (var operand : node.operands()) {
        users.computeIfAbsent(operand, o -> new ArrayList<>()).add(node);
      }
    }
    var groups = groups();
    for (int i = groups.size() - 1; i >= 0; i--) {
      var early = groups.get(i);
      var late =
          groups.subList(i + 1, groups.size()).stream()
              .filter(group -> early.axis() > 1 && group.axis() == early.axis())
              .findFirst();
      if (late.isPresent()) {
        int stage = stage(late.get().nodes().getFirst());
        boolean canWait =
            early.nodes().stream().allMatch(node -> canWait(node, stage, early, users));
        if (canWait) {
          early.nodes().forEach(node -> stages.put(node, stage));
        }
      }
    }
  }

  private boolean canWait(Node node, int stage, Group group, Map<Node, List<Node>> users) {
    return users.getOrDefault(node, List.of()).stream()
        .allMatch(user -> {
          if (way(user) == Way.NONE) {
            return canWait(user, stage, group, users);
          }
          boolean together = way(node) == Way.ROWS && readsRows(user, node);
          return group.nodes().contains(user) || stage(user) >= (together ? stage : stage + 1);
        });
  }

  /// The sweeps and the other steps, in an order in which they can run.
  List<Group> groups() {
    record Key(int stage, int axis, int whole) {}
    Map<Key, List<Node>> groups = new LinkedHashMap<>();
    for (var node : needed) {
      if (way(node) != Way.NONE) {
        var key =
            way(node) == Way.WHOLE
                ? new Key(stage(node), 0, node.id())
                : new Key(stage(node), axis(node), -1);
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(node);
      }
    }
    return groups.entrySet().stream()
        .map(entry -> new Group(entry.getKey().stage, entry.getKey().axis, entry.getValue()))
        .sorted((a, b) -> Integer.compare(a.stage, b.stage))
        .toList();
  }
}
