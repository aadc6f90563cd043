package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;

/// The slots of a plan while it is made.
final class Slots {

  private final Precision precision;
  private final Map<Node, Integer> slots = new HashMap<>();
  private final List<Slot> made = new ArrayList<>();

  Slots(Precision precision) {
    this.precision = precision;
  }

  boolean has(Node node) {
    return slots.containsKey(node);
  }

  int of(Node node) {
    var slot = slots.get(node);
    if (slot == null) {
      throw new IllegalStateException("no memory is planned for " + node + " = " + node.op());
    }
    return slot;
  }

  int add(Node node, String name, Slot.Purpose purpose) {
    int index = add(name, purpose, node.rows(), node.cols(), bytes(node));
    slots.put(node, index);
    return index;
  }

  /// Gives a node the memory of another, which must not be needed any more when it is written.
  void share(Node node, Node other) {
    int index = of(other);
    var slot = made.get(index);
    slots.put(node, index);
    made.set(
        index,
        new Slot(
            index,
            node.toString(),
            slot.purpose(),
            slot.rows(),
            slot.cols(),
            Math.max(slot.bytes(), bytes(node)),
            slot.first(),
            slot.last()));
  }

  int add(String name, Slot.Purpose purpose, int rows, int cols, long bytes) {
    made.add(new Slot(made.size(), name, purpose, rows, cols, bytes, Integer.MAX_VALUE, -1));
    return made.size() - 1;
  }

  /// Whether a node takes no more memory than its numbers, so that a caller's will do.
  boolean isPlain(Node node) {
    return bytes(node) == node.length() * precision.bytes();
  }

  private long bytes(Node node) {
    long numbers = node.length();
    long more =
        switch (node.op()) {
          case Op.Factors factors -> (4L + precision.bytes()) * node.rows() + 2L * Memory.ALIGNMENT;
          case Op.Solve solve -> node.cols() == 1 ? 0 : numbers * precision.bytes();
          case Op.Inverse inverse ->
              (long) Op.Inverse.WORK_COLUMNS * node.rows() * precision.bytes();
          case Op.PseudoInverse inverse ->
              (long) Math.min(node.rows(), node.cols()) * node.rows() * precision.bytes();
          case Op.Spectrum spectrum -> 0;
          case Op.SingularValues values -> node.operand(0).length() * precision.bytes();
          default -> 0;
        };
    return numbers * precision.bytes() + more;
  }

  List<Slot> all() {
    return made;
  }

  /// A slot is used by the step with this number.
  void use(int index, int step) {
    var slot = made.get(index);
    made.set(
        index,
        new Slot(
            index,
            slot.name(),
            slot.purpose(),
            slot.rows(),
            slot.cols(),
            slot.bytes(),
            Math.min(slot.first(), step),
            Math.max(slot.last(), step)));
  }
}
