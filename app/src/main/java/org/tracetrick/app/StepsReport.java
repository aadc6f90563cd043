package org.tracetrick.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.tracetrick.answer.Answer;
import org.tracetrick.app.book.Sources;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Explanation;
import org.tracetrick.derive.Phase;
import org.tracetrick.rules.Work;

/// The lines of a derivation for a terminal, each with its rule, and the sources of the rules.
final class StepsReport {

  private static final String INDENT = Page.INDENT;

  private final Page page;
  private final Paint paint;
  private final List<Answer.Derived> parts;
  private final List<LeftSides> left;

  /// @param parts the derivatives that the lines are about
  StepsReport(Page page, List<Answer.Derived> parts) {
    this.page = page;
    this.paint = page.paint();
    this.parts = parts;
    this.left = parts.stream().map(LeftSides::text).toList();
  }

  void write(Explanation explanation, TextReport.Folding folding) {
    var lines =
        explanation.lines().stream()
            .filter(line -> line.isKey() || folding == TextReport.Folding.UNFOLDED)
            .toList();
    int leftWidth = leftWidth();
    page.line("");
    for (var named : explanation.where()) {
      page.equation(INDENT, Layout.rightAligned(named.name(), leftWidth), named.text());
    }
    if (!explanation.where().isEmpty()) {
      page.line("");
    }
    var placing = Placing.of(lines, INDENT.length() + leftWidth + 3);
    Optional<Explanation.Shown> before = Optional.empty();
    for (var shown : lines) {
      if (before.isEmpty() || before.get().phase() != shown.phase()) {
        page.line(paint.faint(heading(shown.phase())));
      }
      var side = isFirst(shown, before) ? left.get(shown.part()).of(shown.phase()) : "";
      step(Layout.rightAligned(side, leftWidth), shown, placing);
      before = Optional.of(shown);
    }
    sources(lines);
  }

  private int leftWidth() {
    int width = 0;
    for (var sides : left) {
      width = Math.max(width, Layout.width(sides.differential()));
      width = Math.max(width, Layout.width(sides.derivative()));
    }
    return width;
  }

  /// Whether the line begins a chain of equal expressions.
  private boolean isFirst(Explanation.Shown line, Optional<Explanation.Shown> before) {
    return before.isEmpty()
        || before.get().part() != line.part()
        || (before.get().phase() != line.phase()
            && line.phase() == Phase.RESULT
            && parts.getFirst().form() != Derivative.Form.LINEAR_MAP);
  }

  private static String heading(Phase phase) {
    return switch (phase) {
      case DIFFERENTIAL -> "differential";
      case TRACE -> "trace form";
      case RESULT -> "result";
    };
  }

  /// Where the rules of a derivation are named.
  private record Placing(boolean beside, int column, int room) {

    static Placing of(List<Explanation.Shown> lines, int margin) {
      int formulas = 0;
      int reasons = 0;
      for (var line : lines) {
        formulas = Math.max(formulas, Layout.width(Notation.shown(line.text())));
        reasons = Math.max(reasons, Layout.width(reason(line)));
      }
      int column = margin + formulas + 3;
      return new Placing(column + reasons <= Layout.COLUMNS, column, Layout.COLUMNS - margin);
    }
  }

  private static String reason(Explanation.Shown line) {
    return line.rule().name() + " " + Sources.cited(line.rule().citation());
  }

  private void step(String leftSide, Explanation.Shown shown, Placing placing) {
    var reason = paint.faint(reason(shown));
    var start = INDENT + leftSide + " = ";
    var formula = Notation.shown(shown.text());
    if (placing.beside()) {
      page.line(Layout.padded(start + formula, placing.column()) + reason);
      return;
    }
    var margin = " ".repeat(Layout.width(start));
    for (var part : Layout.broken(formula, placing.room())) {
      page.line(start + part);
      start = margin;
    }
    page.line(margin + INDENT + reason);
  }

  private void sources(List<Explanation.Shown> lines) {
    var works = new LinkedHashSet<Work>();
    lines.forEach(line -> works.add(line.rule().citation().work()));
    works.remove(Work.ALGEBRA);
    if (works.isEmpty()) {
      return;
    }
    page.line("");
    for (var work : works) {
      var margin = "";
      for (var part : new ArrayList<>(Layout.filled(Sources.explained(work), 76))) {
        page.line(paint.faint(margin + part));
        margin = INDENT;
      }
    }
  }
}
