package org.tracetrick.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracetrick.answer.Quantity;

/// Values for a terminal: the numbers first, then what they rest on.
final class EvalReport {

  /// Entries of a vector or a row of a matrix that are shown; of more, the first and the last.
  private static final int SHOWN = 6;

  private static final int LEAST = 3;

  private static final int DIGITS = 6;

  private final Page page;
  private final Evaluated evaluated;

  private EvalReport(Evaluated evaluated, Paint paint) {
    this.evaluated = evaluated;
    this.page = new Page(paint);
  }

  static String of(Evaluated evaluated, Paint paint) {
    var report = new EvalReport(evaluated, paint);
    report.results();
    report.facts();
    return report.page.text();
  }

  // --------------------------------------------------------------- numbers

  private void results() {
    var paint = page.paint();
    int width =
        evaluated.results().stream()
            .mapToInt(result -> Layout.width(result.argument().name()))
            .max()
            .orElse(0);
    for (var result : evaluated.results()) {
      var name = Layout.padded(result.argument().name(), width);
      if (result.isNumber()) {
        page.line(name + " = " + paint.strong(Figures.exact(result.at(0, 0))));
        continue;
      }
      var argument = result.argument();
      var extent =
          result.isVector()
              ? argument.length() + " numbers"
              : argument.rows() + "×" + argument.cols();
      page.line(
          name + "   " + paint.faint(extent + ", norm " + Figures.rounded(result.norm(), DIGITS)));
      table(result).forEach(row -> page.line(Page.INDENT + paint.strong(row)));
    }
    page.line("");
  }

  /// The rows of the table, as many columns as fit the page; a vector is one row.
  private static List<String> table(Result result) {
    for (int columns = SHOWN; columns > LEAST; columns--) {
      var rows = table(result, columns);
      if (rows.stream().allMatch(row -> Layout.width(row) <= Layout.COLUMNS - 2)) {
        return rows;
      }
    }
    return table(result, LEAST);
  }

  private static List<String> table(Result result, int columns) {
    boolean isVector = result.isVector();
    int rows = isVector ? 1 : result.argument().rows();
    int cols = isVector ? (int) result.argument().length() : result.argument().cols();
    var cells = new ArrayList<List<String>>();
    for (int i : shown(rows, SHOWN)) {
      var row = new ArrayList<String>();
      for (int j : shown(cols, columns)) {
        row.add(
            i < 0
                ? j < 0 ? "⋱" : "⋮"
                : j < 0 ? "…" : Figures.rounded(result.at(isVector ? 0 : i, j), DIGITS));
      }
      cells.add(row);
    }
    int width = cells.stream().flatMap(List::stream).mapToInt(Layout::width).max().orElse(0);
    return cells.stream().map(row -> row(row, width)).toList();
  }

  private static String row(List<String> cells, int width) {
    var text = new StringBuilder();
    for (var cell : cells) {
      boolean isGap = cell.equals("…") || cell.equals("⋱");
      text.append(text.isEmpty() ? "" : "  ");
      text.append(isGap ? cell : Layout.rightAligned(cell, width));
    }
    return text.toString();
  }

  /// Indices of what is shown: the first, and the last two or one; -1 stands for what is left out.
  private static List<Integer> shown(int count, int most) {
    var indices = new ArrayList<Integer>();
    int last = most > LEAST + 1 ? 2 : 1;
    for (int i = 0; i < count; i++) {
      if (count <= most || i < most - last || i >= count - last) {
        indices.add(i);
      } else if (i == most - last) {
        indices.add(-1);
      }
    }
    return indices;
  }

  // --------------------------------------------------------------- what they rest on

  private void facts() {
    if (!evaluated.inputs().isEmpty()) {
      page.fact("given", String.join("; ", evaluated.inputs()));
    }
    if (!evaluated.sizes().isEmpty()) {
      page.fact("sizes", sizes());
    }
    evaluated.structure().ifPresent(matrix -> page.fact("Hessian", matrix));
    order().ifPresent(order -> page.fact("order", order));
    if (evaluated.results().stream().anyMatch(EvalReport::isNewton)) {
      page.fact("step", "Newton's method goes to the variable minus newton_…");
    }
    var times = evaluated.times();
    page.fact(
        "time",
        Figures.time(times.evaluating())
            + " to evaluate; "
            + Figures.time(times.deriving())
            + " to derive, "
            + Figures.time(times.reading())
            + " to read, "
            + Figures.time(times.planning())
            + " to plan");
    page.fact("by", evaluated.machinery());
    evaluated.notes().forEach(note -> page.fact("note", note));
    Evaluated.warnings(evaluated.results())
        .forEach(warning -> page.fact("warning", page.paint().bad(warning)));
  }

  /// How the entries of a matrix are numbered, where rows or columns of a result are about them.
  private Optional<String> order() {
    return evaluated.solution().outputs().stream()
        .filter(output ->
            output.quantity() == Quantity.HESSIAN || output.name().startsWith("jacobian_"))
        .flatMap(output -> output.by().stream())
        .filter(by -> by.shape().axes().size() == 2)
        .findFirst()
        .map(by ->
            "the entries of %s, and of matrices in general, are counted column by column: %s[1,1], %s[2,1], …"
                .formatted(by.name(), by.name(), by.name()));
  }

  private static boolean isNewton(Result result) {
    return result.argument().name().startsWith("newton_");
  }

  private String sizes() {
    return String.join(
        ", ",
        evaluated.sizes().entrySet().stream()
            .map(size -> size.getKey() + " = " + size.getValue())
            .toList());
  }
}
