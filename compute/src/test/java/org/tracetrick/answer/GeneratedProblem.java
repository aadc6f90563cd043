package org.tracetrick.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tracetrick.numeric.SplitMix;
import org.tracetrick.syntax.Declarations;
import org.tracetrick.syntax.FunctionDeclaration;

/// A random well-shaped problem, and smaller ones like it.
///
/// Expressions are drawn from the top down by shape; where a function has a domain, its operand is
/// made so that it stays inside.
record GeneratedProblem(Sketch sketch, String wrt, int order) {

  /// Functions of which nothing is known, where an expression calls them.
  static final List<String> UNKNOWN =
      List.of("f: p×q -> scalar", "g: p -> scalar", "phi: elementwise");

  /// The problem with that seed.
  static GeneratedProblem of(long seed) {
    return new Drawing(new SplitMix(seed)).problem();
  }

  /// The problem as it is put to the engine.
  Problem problem() {
    var declared = sketch.allDeclarations().values().stream().map(Declarations::variable).toList();
    return Problem.of(sketch.write(), wrt)
        .withOrder(order)
        .withVariables(declared)
        .withFunctions(functions());
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
