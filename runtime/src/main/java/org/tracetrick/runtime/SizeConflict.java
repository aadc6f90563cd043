package org.tracetrick.runtime;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;

/// Sizes that contradict each other, told together.
final class SizeConflict {

  private SizeConflict() {}

  /// `X is 100×5 in X.npy and y has 99 numbers in y.npy, but X: m×n and y: m: m is 100 by X and 99
  /// by y`.
  ///
  /// @param known what the extent is by other inputs
  /// @param reasons the equation that each size was found by; stated sizes have none
  static TracetrickException of(
      SizeEquation equation, long known, Map<String, SizeEquation> reasons) {
    var causes =
        equation.extent().names().stream()
            .filter(reasons::containsKey)
            .map(reasons::get)
            .distinct()
            .toList();
    var others = causes.stream().filter(cause -> !cause.input().equals(equation.input())).toList();
    var involved = new ArrayList<>(others);
    involved.add(equation);
    var told =
        involved.stream().map(one -> one.given().told()).collect(Collectors.joining(" and "));
    var declarations =
        involved.stream().map(one -> declared(one.input())).collect(Collectors.joining(" and "));
    boolean alone = others.isEmpty() && !causes.isEmpty();
    var by =
        causes.isEmpty()
            ? equation.extent().names().isEmpty() ? "" : " as stated"
            : alone
                ? " by its " + causes.getFirst().axis()
                : " by "
                    + others.stream()
                        .map(one -> one.given().name())
                        .collect(Collectors.joining(" and "));
    var end =
        equation.extent().names().isEmpty()
            ? "it has %d %s, not %d".formatted(equation.length(), equation.axis(), known)
            : "%s is %d%s and %d by %s"
                .formatted(
                    equation.extent(),
                    known,
                    by,
                    equation.length(),
                    alone ? "its " + equation.axis() : equation.given().name());
    return refused(
        Diagnostic.Code.SHAPE_MISMATCH,
        told + ", but " + declarations + ": " + end,
        involved.stream()
            .filter(one -> fitsTransposed(one, equation, known))
            .map(one -> one.given().name() + " would fit transposed")
            .findFirst()
            .orElse(""));
  }

  /// Whether the equation would hold if the rows of an input were its columns.
  private static boolean fitsTransposed(SizeEquation one, SizeEquation broken, long known) {
    var axes = one.given().axes();
    if (axes.size() != 2 || axes.contains(1L) || axes.getFirst().equals(axes.getLast())) {
      return false;
    }
    long other = one.axis().equals("rows") ? axes.getLast() : axes.getFirst();
    return one.equals(broken) ? other == known : other == broken.length();
  }

  static String declared(Symbol input) {
    var shape = input.shape();
    return input.name()
        + ": "
        + (shape.isScalar() ? "scalar" : shape.isColumn() ? shape.rows().toString() : shape);
  }

  static TracetrickException refused(Diagnostic.Code code, String message, String hint) {
    var diagnostic = Diagnostic.of(code, message);
    return new TracetrickException(hint.isEmpty() ? diagnostic : diagnostic.withHint(hint));
  }
}
