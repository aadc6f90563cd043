package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tracetrick.answer.Sketch.Extents;
import org.tracetrick.numeric.SplitMix;

/// The choices of one random problem: expressions are drawn from the top down by shape.
final class Drawing {

  private static final List<String> SIZES = List.of("m", "n", "p");
  private static final Extents SCALAR = new Extents("1", "1");
  private static final Map<String, List<String>> VECTORS =
      Map.of("m", List.of("y", "v"), "n", List.of("x", "w"), "p", List.of("z", "u"));

  /// Kinds of square matrices, by the letter that their names begin with.
  private static final List<String> KINDS =
      List.of(
          "S spd",
          "Q symmetric",
          "D diagonal",
          "L lower",
          "V invertible",
          "O orthogonal",
          "A general",
          "B general",
          "X general",
          "A general",
          "B general",
          "X general");

  private static final int DEEPEST = 3;

  /// Longer expressions are differentiated once.
  private static final int SHORT = 60;

  /// Variables that only stand where a function has no differential.
  private static final Predicate<String> IS_FIXED =
      name -> name.equals("k") || name.startsWith("F") || name.startsWith("G");

  private final SplitMix random;

  Drawing(SplitMix random) {
    this.random = random;
  }

  GeneratedProblem problem() {
    int kind = random.below(11);
    var shape =
        kind < 8 ? SCALAR : kind < 10 ? new Extents(size(), "1") : new Extents(size(), size());
    var sketch = expr(shape, 1 + random.below(DEEPEST));
    var declared = sketch.allDeclarations();
    var free = declared.keySet().stream().filter(IS_FIXED.negate()).toList();
    if (free.isEmpty()) {
      return problem();
    }
    var wrt = any(free);
    // second derivatives by a matrix are linear maps, and take longer
    int rarity = declared.getOrDefault(wrt, "").contains("×") ? 15 : 5;
    // a known gap: lines of a second derivative start from a gradient that O*O' = I has gone into
    boolean twice =
        shape.isScalar()
            && sketch.write().length() < SHORT
            && !wrt.startsWith("O")
            && random.below(rarity) == 0;
    return new GeneratedProblem(sketch, wrt, twice ? 2 : 1);
  }

  private String size() {
    return any(SIZES);
  }

  private <T> T any(List<T> from) {
    return from.get(random.below(from.size()));
  }

  private Sketch expr(Extents shape, int depth) {
    if (depth <= 0) {
      return leaf(shape);
    }
    var production = any(Production.all(shape));
    var sizes = new HashMap<>(production.sizes(shape).orElseThrow());
    var parts = new ArrayList<Sketch>();
    for (var operand : production.operands()) {
      parts.add(operand(operand, sizes, depth - 1));
    }
    return new Sketch(
        shape, filled(production.text(), sizes), parts, production.commutes(), Map.of());
  }

  private Sketch operand(String operand, Map<String, String> sizes, int depth) {
    int space = operand.lastIndexOf(' ');
    var letters = Extents.of(operand.substring(space + 1));
    var shape = new Extents(size(letters.rows(), sizes), size(letters.cols(), sizes));
    return switch (space < 0 ? "" : operand.substring(0, space)) {
      case "definite" -> definite(shape, depth);
      case "positive" -> positive(shape);
      case "leaf" -> general(shape);
      case "symmetric" -> symmetric(shape);
      case "fixed" -> named("F", shape, "general");
      case "fixed definite" -> named("G", shape, "spd");
      case "zeros" -> Sketch.leaf(shape, "zeros(" + shape.rows() + "," + shape.cols() + ")");
      case "exponent" -> Sketch.variable(shape, "k", "k: scalar");
      default -> expr(shape, depth);
    };
  }

  private String size(String letter, Map<String, String> sizes) {
    return letter.equals("1") ? letter : sizes.computeIfAbsent(letter, unknown -> size());
  }

  private static String filled(String text, Map<String, String> sizes) {
    var filled = text;
    for (var size : sizes.entrySet()) {
      filled = filled.replace("{" + size.getKey() + "}", size.getValue());
    }
    return filled;
  }

  private static Sketch named(String letter, Extents shape, String kind) {
    var name = letter + shape.rows() + (shape.rows().equals(shape.cols()) ? "" : shape.cols());
    return Sketch.variable(
        shape, name, name + ": " + kind + " " + shape.rows() + "×" + shape.cols());
  }

  private Sketch symmetric(Extents shape) {
    var one = named("Q", shape, "symmetric");
    return random.below(2) == 0
        ? one
        : new Sketch(shape, "#1 + #2", List.of(one, named("S", shape, "spd")), true, Map.of());
  }

  private Sketch definite(Extents shape, int depth) {
    var name = "S" + shape.rows();
    var declared = name + ": spd " + shape.rows() + "×" + shape.cols();
    if (depth <= 0 || random.below(2) == 0) {
      return Sketch.variable(shape, name, declared);
    }
    var root = expr(new Extents(shape.rows(), size()), depth - 1);
    return new Sketch(shape, "#1*#1' + eye(" + shape.rows() + ")", List.of(root), false, Map.of());
  }

  private static Sketch positive(Extents shape) {
    var name = "P" + shape.rows() + (shape.cols().equals("1") ? "" : shape.cols());
    return Sketch.variable(shape, name, name + ": positive " + declared(shape));
  }

  private Sketch general(Extents shape) {
    var name = any(List.of("A", "B", "X")) + shape.rows() + shape.cols();
    return Sketch.variable(shape, name, name + ": " + shape.rows() + "×" + shape.cols());
  }

  private static String declared(Extents shape) {
    return shape.isScalar()
        ? "scalar"
        : shape.cols().equals("1") ? shape.rows() : shape.rows() + "×" + shape.cols();
  }

  private Sketch leaf(Extents shape) {
    if (shape.isScalar()) {
      var text = any(List.of("2", "0.5", "3", "a", "b", "c", "a", "b"));
      return Character.isLetter(text.charAt(0))
          ? Sketch.variable(shape, text, text + ": scalar")
          : Sketch.leaf(shape, text);
    }
    if (shape.cols().equals("1")) {
      var name = any(VECTORS.getOrDefault(shape.rows(), List.of()));
      return Sketch.variable(shape, name, name + ": " + shape.rows());
    }
    if (shape.rows().equals("1")) {
      return new Sketch(shape, "#1'", List.of(leaf(shape.transposed())), false, Map.of());
    }
    return shape.rows().equals(shape.cols()) ? square(shape) : general(shape);
  }

  private Sketch square(Extents shape) {
    var kind = any(KINDS);
    var name = kind.charAt(0) + shape.rows() + (kind.endsWith("general") ? shape.cols() : "");
    return Sketch.variable(
        shape, name, name + ": " + kind.substring(2) + " " + shape.rows() + "×" + shape.cols());
  }
}
