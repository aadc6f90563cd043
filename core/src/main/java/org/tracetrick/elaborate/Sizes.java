package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Shape;
import org.tracetrick.syntax.Tree;

/// The sizes of one attempt: equations between polynomials in size names and unknowns, solved as
/// they come.
///
/// A size name of a declaration is rigid: two of them are different sizes. An unknown stands for an
/// invented size, and is never 1. An equation is used when it fixes one unknown; until then it
/// stays open, and is looked at again whenever an unknown has been fixed.
final class Sizes {

  /// An unknown's name begins with this, which no size name does.
  private static final char MARK = '?';

  private final Map<String, Dim> known = new HashMap<>();
  private final Map<String, Tree> origins = new HashMap<>();
  private final Set<String> mayBeOne = new HashSet<>();
  private final Map<String, Dim> conditions = new LinkedHashMap<>();
  private final List<Tree> choices = new ArrayList<>();
  private List<Equation> open = new ArrayList<>();
  private int made;

  private record Equation(Dim left, Dim right, Tree where) {}

  private record Solution(String unknown, Dim value, int merit) {}

  Dim unknown() {
    return named(made++);
  }

  /// An unknown that may turn out to be 1 until [#settle] is called.
  Dim factor() {
    var factor = unknown();
    mayBeOne.addAll(factor.names());
    return factor;
  }

  void settle() {
    mayBeOne.clear();
  }

  /// Every unknown there is, in the sizes that are known by now.
  List<Dim> unknowns() {
    return IntStream.range(0, made).mapToObj(i -> resolve(named(i))).toList();
  }

  private static Dim named(int number) {
    return Dim.named(MARK + Integer.toString(number));
  }

  static boolean isUnknown(String name) {
    return name.charAt(0) == MARK;
  }

  static boolean isRigid(Dim dim) {
    for (var names : dim.terms().keySet()) {
      for (var name : names) {
        if (isUnknown(name)) {
          return false;
        }
      }
    }
    return true;
  }

  Dim resolve(Dim dim) {
    if (known.isEmpty()) {
      return dim;
    }
    var resolved = dim;
    while (holdsKnown(resolved)) {
      resolved = resolved.substitute(known);
    }
    return resolved;
  }

  private boolean holdsKnown(Dim dim) {
    for (var names : dim.terms().keySet()) {
      for (var name : names) {
        if (known.containsKey(name)) {
          return true;
        }
      }
    }
    return false;
  }

  Shape resolve(Shape shape) {
    return known.isEmpty() ? shape : new Shape(resolve(shape.rows()), resolve(shape.cols()));
  }

  List<Dim> resolve(List<Dim> dims) {
    return known.isEmpty() || dims.isEmpty() ? dims : dims.stream().map(this::resolve).toList();
  }

  /// The part that fixed this unknown.
  Optional<Tree> origin(Dim dim) {
    for (var name : dim.names()) {
      var origin = origins.get(name);
      if (origin != null) {
        return Optional.of(origin);
      }
    }
    return Optional.empty();
  }

  /// Gives an unknown, or a whole map of them, their final values.
  void fix(Map<String, Dim> values) {
    known.putAll(values);
  }

  /// Conditions on declared sizes under which the shapes fit: `n = m*m`.
  List<String> conditions() {
    return conditions.entrySet().stream()
        .map(condition -> condition.getKey() + " = " + resolve(condition.getValue()))
        .toList();
  }

  /// The parts that fit in more ways than one, where the simplest was taken.
  List<Tree> choices() {
    return choices;
  }

  /// Demands that two sizes be equal; `false` where they cannot be.
  boolean equate(Dim left, Dim right, Tree where) {
    if (left.equals(right)) {
      return true;
    }
    if (made == 0) {
      return false;
    }
    int before = known.size();
    return solve(new Equation(left, right, where)) && (known.size() == before || solveOpen());
  }

  private boolean solveOpen() {
    int before;
    do {
      before = known.size();
      var again = open;
      open = new ArrayList<>();
      for (var equation : again) {
        if (!solve(equation)) {
          return false;
        }
      }
    } while (known.size() > before);
    return true;
  }

  private boolean solve(Equation equation) {
    var difference = difference(equation);
    if (difference.terms().isEmpty()) {
      return true;
    }
    if (isRigid(difference) || !Polynomials.hasBothSigns(difference)) {
      return false;
    }
    var unknowns = difference.names().stream().filter(Sizes::isUnknown).toList();
    var best = best(unknowns, difference);
    if (best.isEmpty() || (unknowns.size() > 1 && !Polynomials.isPositive(best.get().value))) {
      open.add(equation);
      return true;
    }
    return learn(best.get(), equation.where);
  }

  private Optional<Solution> best(List<String> unknowns, Dim difference) {
    Optional<Solution> best = Optional.empty();
    for (var unknown : unknowns) {
      var found = Polynomials.solve(unknown, difference).map(value -> solution(unknown, value));
      if (found.isPresent() && (best.isEmpty() || found.get().merit() > best.get().merit())) {
        best = found;
      }
    }
    return best;
  }

  /// Sums and products are better than differences, and what may be 1 gives way.
  private Solution solution(String unknown, Dim value) {
    int merit = (Polynomials.isPositive(value) ? 2 : 0) + (mayBeOne.contains(unknown) ? 1 : 0);
    return new Solution(unknown, value, merit);
  }

  private boolean learn(Solution solution, Tree where) {
    var number = solution.value.asNumber();
    if (number.isPresent() && number.getAsLong() < (mayBeOne.contains(solution.unknown) ? 1 : 2)) {
      return false;
    }
    if (!mayBeOne.contains(solution.unknown)) {
      mayBeOne.removeAll(solution.value.names());
    }
    known.put(solution.unknown, solution.value);
    origins.putIfAbsent(solution.unknown, where);
    solution.value.names().forEach(name -> origins.putIfAbsent(name, where));
    return true;
  }

  /// Closes what stayed open. `m*n = p*q` and `m + n = p + q` are met by the simplest choice, and
  /// said; a declared size that stands alone on one side becomes a condition of the answer.
  Optional<Tree> close() {
    while (!open.isEmpty()) {
      var equation = open.removeFirst();
      boolean closed = choose(equation) || assume(equation) || subtract(equation);
      if (!closed || !solveOpen()) {
        return Optional.of(equation.where);
      }
    }
    return Optional.empty();
  }

  private Dim difference(Equation equation) {
    return Polynomials.primitive(resolve(equation.left).minus(resolve(equation.right)));
  }

  /// Makes the terms, or the factors of the one term, on both sides equal in their order.
  private boolean choose(Equation equation) {
    List<Dim> left = new ArrayList<>();
    List<Dim> right = new ArrayList<>();
    for (var term : difference(equation).terms().entrySet()) {
      var side = term.getValue() > 0 ? left : right;
      side.add(Polynomials.monomial(term.getKey(), Math.abs(term.getValue())));
    }
    if (left.size() == 1 && right.size() == 1) {
      left = Polynomials.factors(left.getFirst());
      right = Polynomials.factors(right.getFirst());
    }
    if (left.isEmpty() || left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equate(left.get(i), right.get(i), equation.where)) {
        return false;
      }
    }
    choices.add(equation.where);
    return true;
  }

  /// The last resort: a size that is a difference of others.
  private boolean subtract(Equation equation) {
    var difference = difference(equation);
    var unknowns = difference.names().stream().filter(Sizes::isUnknown).toList();
    var best = best(unknowns, difference);
    return best.isPresent() && learn(best.get(), equation.where);
  }

  private boolean assume(Equation equation) {
    var left = resolve(equation.left);
    var right = resolve(equation.right);
    return assume(left, right, equation.where) || assume(right, left, equation.where);
  }

  private boolean assume(Dim name, Dim value, Tree where) {
    var declared = name.asName();
    if (declared.isEmpty() || isUnknown(declared.get()) || value.names().contains(declared.get())) {
      return false;
    }
    conditions.put(declared.get(), value);
    return learn(new Solution(declared.get(), value, 0), where);
  }
}
