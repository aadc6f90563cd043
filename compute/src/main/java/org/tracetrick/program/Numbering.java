package org.tracetrick.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.catalogue.Primitive;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Shape;

/// Instructions as they are made, each numbered by its place; one that is there already is not made
/// again.
final class Numbering {

  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Instruction, Integer> places = new HashMap<>();

  List<Instruction> instructions() {
    return instructions;
  }

  Instruction at(int place) {
    return instructions.get(place);
  }

  Shape shape(int place) {
    return instructions.get(place).shape();
  }

  int constant(Rational value) {
    return add(new Instruction.Constant(value));
  }

  int add(Instruction instruction) {
    var place = places.putIfAbsent(instruction, instructions.size());
    if (place != null) {
      return place;
    }
    instructions.add(instruction);
    return instructions.size() - 1;
  }

  int filled(Primitive primitive, Shape shape) {
    return add(
        new Instruction.Compute(primitive, List.of(), List.of(shape.rows(), shape.cols()), shape));
  }

  int transpose(int operand) {
    var instruction = instructions.get(operand);
    return isFilled(operand, Primitive.ONES)
        ? filled(Primitive.ONES, instruction.shape().transposed())
        : add(
            new Instruction.Compute(
                Primitive.TRANSPOSE,
                List.of(operand),
                List.of(),
                instruction.shape().transposed()));
  }

  boolean isFilled(int place, Primitive primitive) {
    return instructions.get(place) instanceof Instruction.Compute compute && compute.is(primitive);
  }

  /// The scalar factors together, then the chain, cut where an inner extent is 1: what stands left
  /// of a cut ends in a column and is multiplied from the right, what stands right of it from the
  /// left.
  int product(List<Integer> factors) {
    Optional<Integer> scale = Optional.empty();
    var chain = new ArrayList<Integer>();
    for (int place : factors) {
      if (shape(place).isScalar()) {
        scale = Optional.of(scale.map(s -> times(s, place)).orElse(place));
      } else {
        chain.add(place);
      }
    }
    if (chain.isEmpty()) {
      return scale.orElseGet(() -> constant(Rational.ONE));
    }
    var segments = segments(chain);
    int value = associate(segments.getFirst());
    for (var segment : segments.subList(1, segments.size())) {
      int right = associate(segment);
      if (scale.isPresent() && shape(value).isColumn() && shape(right).isRow()) {
        value = times(scale.get(), value);
        scale = Optional.empty();
      }
      value = times(value, right);
    }
    return scale.isPresent() ? times(scale.get(), value) : value;
  }

  private List<List<Integer>> segments(List<Integer> chain) {
    var segments = new ArrayList<List<Integer>>();
    int start = 0;
    for (int i = 0; i < chain.size(); i++) {
      if (i == chain.size() - 1 || shape(chain.get(i)).cols().isOne()) {
        segments.add(chain.subList(start, i + 1));
        start = i + 1;
      }
    }
    return segments;
  }

  private int associate(List<Integer> chain) {
    if (shape(chain.getLast()).cols().isOne()) {
      int value = chain.getLast();
      for (int i = chain.size() - 2; i >= 0; i--) {
        value = times(chain.get(i), value);
      }
      return value;
    }
    int value = chain.getFirst();
    for (int factor : chain.subList(1, chain.size())) {
      value = times(value, factor);
    }
    return value;
  }

  private int times(int left, int right) {
    var l = shape(left);
    var r = shape(right);
    if (l.isScalar()) {
      return add(new Instruction.Compute(Primitive.SCALE, List.of(left, right), List.of(), r));
    }
    if (r.isScalar()) {
      return add(new Instruction.Compute(Primitive.SCALE, List.of(right, left), List.of(), l));
    }
    return add(
        new Instruction.Compute(
            Primitive.MULTIPLY, List.of(left, right), List.of(), new Shape(l.rows(), r.cols())));
  }
}
