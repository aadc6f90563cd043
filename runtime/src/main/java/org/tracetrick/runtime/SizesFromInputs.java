package org.tracetrick.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tracetrick.answer.Solution;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;

/// The sizes of a problem, found from the lengths of the axes of what is given for its inputs.
///
/// ```java
/// var problem = Problem.parse("norm2(X*w - y)^2", "w");
/// var sizes =
///     SizesFromInputs.of(
///         problem.solution(),
///         List.of(
///             new Given("X", List.of(100L, 5L), "X.npy"), new Given("y", List.of(100L), "y.npy")),
///         Map.of());
/// // {m=100, n=5}
/// ```
///
/// A vector may be given with one axis or with two, one of which is 1; a number with none, or with
/// axes of 1. Each axis is an equation between a polynomial in size names and a number, and
/// equations with one unknown name are solved until there are no more.
public final class SizesFromInputs {

  private final Map<String, Integer> sizes;
  private final Map<String, SizeEquation> reasons = new LinkedHashMap<>();

  private SizesFromInputs(Map<String, Integer> stated) {
    this.sizes = new TreeMap<>(stated);
  }

  /// A number for each size name.
  ///
  /// @param given for some of the inputs
  /// @param stated sizes that are known beforehand
  /// @throws TracetrickException where the axes do not fit the declared or inferred shapes
  ///   (`shape-mismatch`), say nothing of a size (`bad-request`), or are of no input
  ///   (`unknown-name`)
  public static Map<String, Integer> of(
      Solution solution, List<Given> given, Map<String, Integer> stated) {
    var names = solution.sizes();
    for (var name : stated.keySet()) {
      if (!names.contains(name)) {
        throw SizeConflict.refused(
            Diagnostic.Code.UNKNOWN_NAME,
            "there is no size " + name,
            names.isEmpty()
                ? "all sizes are numbers"
                : "the sizes are " + String.join(", ", names));
      }
    }
    var solving = new SizesFromInputs(stated);
    solving.solve(equations(solution, given));
    solving.checkKnown(solution, given, names);
    return Collections.unmodifiableMap(solving.sizes);
  }

  /// Refuses where an input has nothing, with what it needs.
  ///
  /// @throws TracetrickException `bad-request` where nothing is given for an input
  public static void checkAllGiven(
      Solution solution, List<Given> given, Map<String, Integer> sizes) {
    var missing =
        missing(solution, given).stream()
            .map(input -> {
              int rows = input.shape().rows().at(sizes);
              int cols = input.shape().cols().at(sizes);
              var need =
                  rows == 1 || cols == 1 ? Given.numbers((long) rows * cols) : rows + "×" + cols;
              return SizeConflict.declared(input) + ", " + need;
            })
            .toList();
    if (!missing.isEmpty()) {
      throw SizeConflict.refused(
          Diagnostic.Code.BAD_REQUEST,
          "nothing is given for " + String.join("; nor for ", missing),
          "");
    }
  }

  private static List<Symbol> missing(Solution solution, List<Given> given) {
    var names = given.stream().map(Given::name).toList();
    return solution.inputs().stream().filter(input -> !names.contains(input.name())).toList();
  }

  // --------------------------------------------------------------- equations

  private static List<SizeEquation> equations(Solution solution, List<Given> given) {
    var inputs = new LinkedHashMap<String, Symbol>();
    solution.inputs().forEach(input -> inputs.put(input.name(), input));
    var equations = new ArrayList<SizeEquation>();
    for (var one : given) {
      var input = inputs.get(one.name());
      if (input == null) {
        throw SizeConflict.refused(
            Diagnostic.Code.UNKNOWN_NAME,
            "there is no input " + one.name() + ", which " + one.origin() + " is given for",
            "the inputs are " + String.join(", ", inputs.keySet()));
      }
      long[] extents = extents(input, one);
      equations.add(new SizeEquation(input, one, "rows", input.shape().rows(), extents[0]));
      equations.add(new SizeEquation(input, one, "columns", input.shape().cols(), extents[1]));
    }
    // What is one name says most plainly what the name is.
    equations.sort(Comparator.comparing(equation -> equation.extent().asName().isEmpty()));
    return equations;
  }

  /// Rows and columns: a vector and a row may lie either way.
  private static long[] extents(Symbol input, Given given) {
    var axes = given.axes();
    var shape = input.shape();
    if (axes.contains(0L)) {
      throw SizeConflict.refused(Diagnostic.Code.EMPTY, given.told() + ": it is empty", "");
    }
    if (axes.stream().anyMatch(axis -> axis > Integer.MAX_VALUE)) {
      throw SizeConflict.refused(
          Diagnostic.Code.LIMIT, given.told() + ": an axis has at most 2147483647 numbers", "");
    }
    return switch (axes.size()) {
      case 0 -> new long[] {1, 1};
      case 1 -> {
        long length = axes.getFirst();
        if (length > 1 && !shape.isColumn() && !shape.isRow()) {
          throw SizeConflict.refused(
              Diagnostic.Code.SHAPE_MISMATCH,
              given.told() + ", but " + SizeConflict.declared(input),
              shape.isScalar()
                  ? "one number is needed"
                  : "give it two axes: " + length + "×1 or 1×" + length);
        }
        yield shape.isRow() ? new long[] {1, length} : new long[] {length, 1};
      }
      case 2 -> {
        long rows = axes.getFirst();
        long cols = axes.getLast();
        boolean turned =
            (shape.isColumn() && rows == 1 && cols > 1) || (shape.isRow() && cols == 1 && rows > 1);
        yield turned ? new long[] {cols, rows} : new long[] {rows, cols};
      }
      default ->
          throw SizeConflict.refused(
              Diagnostic.Code.SHAPE_MISMATCH,
              given.told() + ": it has " + axes.size() + " axes, and a matrix has two",
              "");
    };
  }

  // --------------------------------------------------------------- solving

  private void solve(List<SizeEquation> equations) {
    var open = new ArrayList<>(equations);
    boolean found = true;
    while (found) {
      found = false;
      for (var equation : List.copyOf(open)) {
        var rest = equation.at(sizes);
        if (rest.asNumber().isPresent()) {
          if (rest.asNumber().getAsLong() != equation.length()) {
            throw SizeConflict.of(equation, rest.asNumber().getAsLong(), reasons);
          }
          open.remove(equation);
        } else if (rest.names().size() == 1) {
          var name = rest.names().iterator().next();
          var root = SizeEquation.root(rest, name, equation.length());
          if (root.isEmpty()) {
            throw SizeConflict.refused(
                Diagnostic.Code.SHAPE_MISMATCH,
                "%s, but %s: no %s makes %s be %d"
                    .formatted(
                        equation.given().told(),
                        SizeConflict.declared(equation.input()),
                        name,
                        rest,
                        equation.length()),
                "");
          }
          sizes.put(name, (int) root.getAsLong());
          reasons.put(name, equation);
          open.remove(equation);
          found = true;
        }
      }
    }
  }

  private void checkKnown(Solution solution, List<Given> given, Set<String> names) {
    var unknown = names.stream().filter(name -> !sizes.containsKey(name)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    var those = String.join(" and ", unknown);
    var missing =
        missing(solution, given).stream()
            .filter(input -> unknown.stream().anyMatch(input.shape().names()::contains))
            .map(SizeConflict::declared)
            .toList();
    throw SizeConflict.refused(
        Diagnostic.Code.BAD_REQUEST,
        "nothing that is given says what " + those + (unknown.size() == 1 ? " is" : " are"),
        (missing.isEmpty() ? "state " : "give " + String.join(", ", missing) + "; or state ")
            + those);
  }
}
