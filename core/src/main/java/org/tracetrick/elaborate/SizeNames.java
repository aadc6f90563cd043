package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Shape;

/// Names for the invented sizes: m, n, p, q … as a mathematician would hand them out.
///
/// Matrices that are not square come first, so that `norm2(A*x - b)` has A m×n; a single size is n.
final class SizeNames {

  private static final List<String> LETTERS =
      List.of("m", "n", "p", "q", "k", "r", "s", "t", "l", "h");

  private SizeNames() {}

  static Map<String, Dim> of(Attempt attempt) {
    var unknowns = unknowns(attempt);
    if (unknowns.isEmpty()) {
      return Map.of();
    }
    var names = names(attempt.takenNames(), unknowns.size() == 1 ? "n" : "m");
    var chosen = new HashMap<String, Dim>();
    for (var unknown : unknowns) {
      chosen.put(unknown, Dim.named(names.next()));
    }
    return chosen;
  }

  /// The unknowns in the order in which they are to be named.
  private static Set<String> unknowns(Attempt attempt) {
    var squares = new ArrayList<Shape>();
    var unknowns = new LinkedHashSet<String>();
    for (var variable : attempt.variables.values()) {
      var shape = attempt.shape(variable);
      if (shape.isSquare() || shape.isColumn()) {
        squares.add(shape);
      } else {
        addUnknowns(shape, unknowns);
      }
    }
    squares.forEach(shape -> addUnknowns(shape, unknowns));
    attempt.sizes.unknowns().forEach(dim -> addUnknowns(dim, unknowns));
    return unknowns;
  }

  private static void addUnknowns(Shape shape, Set<String> unknowns) {
    addUnknowns(shape.rows(), unknowns);
    addUnknowns(shape.cols(), unknowns);
  }

  private static void addUnknowns(Dim dim, Set<String> unknowns) {
    for (var names : dim.terms().keySet()) {
      names.stream().filter(Sizes::isUnknown).forEach(unknowns::add);
    }
  }

  private static Iterator<String> names(Set<String> taken, String first) {
    var letters =
        Stream.concat(Stream.of(first), LETTERS.stream().filter(letter -> !letter.equals(first)));
    var numbered =
        IntStream.iterate(1, i -> i + 1)
            .boxed()
            .flatMap(i -> LETTERS.stream().map(letter -> letter + i));
    return Stream.concat(letters, numbered).filter(name -> !taken.contains(name)).iterator();
  }
}
