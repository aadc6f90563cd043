package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tracetrick.answer.Sketch.Extents;
import org.tracetrick.numeric.SplitMix;
import org.tracetrick.syntax.Declarations;
import org.tracetrick.syntax.FunctionDeclaration;

/// A random well-shaped problem, and smaller ones like it.
///
/// Expressions are drawn from the top down by shape; where a function has a domain, its operand is
/// made so that it stays inside.
record GeneratedProblem(Sketch sketch, String wrt, int order) {

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

  /// Functions of which nothing is known, where an expression calls them.
  static final List<String> UNKNOWN =
      List.of("f: p×q -> scalar", "g: p -> scalar", "phi: elementwise");

  /// Variables that only stand where a function has no differential.
  private static final Predicate<String> IS_FIXED =
      name -> name.equals("k") || name.startsWith("F") || name.startsWith("G");

  /// Longer expressions are differentiated once.
  private static final int SHORT = 60;

  /// The problem with that seed.
  static GeneratedProblem of(long seed) {
    return new Drawing(new SplitMix(seed)).problem();
  }

  /// The problem as it is put to the engine.
  Problem problem() {
    var declared = sketch.allDeclarations().values().stream().map(Declarations::variable).toList();
    return new Problem(
        sketch.write(), wrt, order, declared, functions(), List.of(), Problem.Steps.OMITTED);
  }

  private List<FunctionDeclaration> functions() {
    var text = sketch.write();
    return UNKNOWN.stream()
        .map(Declarations::function)
        .filter(function -> calls(text, name(function)))
        .toList();
  }

  private static String name(FunctionDeclaration function) {
    return switch (function) {
      case FunctionDeclaration.ScalarValued f -> f.name();
      case FunctionDeclaration.Elementwise f -> f.name();
    };
  }

  private static boolean calls(String text, String function) {
    return Pattern.compile("\\b" + function + "\\(").matcher(text).find();
  }

  /// The problem as a command line.
  String command() {
    return "./" + problem().command();
  }

  GeneratedProblem reversed() {
    return new GeneratedProblem(sketch.reversed(), wrt, order);
  }

  /// A smallest problem like this that still fails, as far as one is found in `patience` attempts.
  GeneratedProblem shrunk(Predicate<GeneratedProblem> fails, int patience) {
    var smallest = this;
    var candidates = smallest.smaller().iterator();
    for (int i = 0; i < patience && candidates.hasNext(); i++) {
      var candidate = candidates.next();
      if (fails.test(candidate)) {
        smallest = candidate;
        candidates = smallest.smaller().iterator();
      }
    }
    return smallest;
  }

  private Stream<GeneratedProblem> smaller() {
    return Stream.concat(
        Stream.of(1).filter(first -> order > first).map(o -> new GeneratedProblem(sketch, wrt, o)),
        sketch
            .smaller()
            .filter(candidate -> candidate.allDeclarations().containsKey(wrt))
            .map(candidate -> new GeneratedProblem(candidate, wrt, order)));
  }

  /// The choices of one problem.
  private static final class Drawing {
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
      boolean twice =
          shape.isScalar() && sketch.write().length() < SHORT && random.below(rarity) == 0;
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
      return new Sketch(
          shape, "#1*#1' + eye(" + shape.rows() + ")", List.of(root), false, Map.of());
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

  /// The functions that no generated expression calls.
  static Set<String> notCalled(Set<String> functions) {
    var called = new HashSet<String>();
    for (long seed = 0; seed < 6_000; seed++) {
      var text = of(seed).sketch.write();
      functions.stream()
          .filter(function -> !called.contains(function))
          .filter(function -> calls(text, function) || text.matches(".*\\b" + function + "\\b.*"))
          .forEach(called::add);
    }
    var rest = new TreeSet<>(functions);
    rest.removeAll(called);
    return rest;
  }
}
