package org.tracetrick.app;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tracetrick.answer.Answer;
import org.tracetrick.app.book.Sources;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Explanation;
import org.tracetrick.derive.Phase;
import org.tracetrick.expr.Dim;
import org.tracetrick.rules.Work;

/// An answer for a terminal: the derivative first, then what it rests on, then its derivation.
final class TextReport {

  private static final String INDENT = "  ";

  private final Answer.Derived answer;
  private final Paint paint;
  private final LeftSides left;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Answer.Derived answer, Paint paint) {
    this.answer = answer;
    this.paint = paint;
    this.left = LeftSides.text(answer);
  }

  /// @param folding whether routine lines of the derivation are left out
  static String of(Answer.Derived answer, Folding folding, Paint paint) {
    var report = new TextReport(answer, paint);
    report.result();
    report.facts();
    report.structured();
    answer.explanation().ifPresent(explanation -> report.derivation(explanation, folding));
    answer.code().forEach(report::code);
    return report.out.toString();
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private void result() {
    equation("", left.derivative(), answer.text().or(() -> view("operator")).orElse(""), true);
    view("vec").ifPresent(vec -> equation("", "vec " + left.derivative(), vecApplied(vec), false));
    view("index").ifPresent(this::entries);
    view("einsum").ifPresent(einsum -> equation("", "D", einsum, false));
    line("");
  }

  /// `D[i,j,k,l] = …`
  private void entries(String index) {
    int equals = index.indexOf(" = ");
    equation("", index.substring(0, equals), index.substring(equals + 3), false);
  }

  private Optional<String> view(String name) {
    return Optional.ofNullable(answer.views().get(name));
  }

  private String vecApplied(String vec) {
    var x = answer.variable();
    boolean isSum = vec.contains(" + ") || vec.contains(" - ") || vec.startsWith("let ");
    return (isSum ? "(" + vec + ")" : vec) + "*vec(d" + x.name() + ")";
  }

  private void equation(String indent, String leftSide, String text, boolean isAnswer) {
    var formula = Notation.shown(text);
    int room = Layout.COLUMNS - Layout.width(indent + leftSide) - 3;
    var lines = Layout.broken(formula, room);
    var margin = " ".repeat(Layout.width(indent + leftSide) + 3);
    for (int i = 0; i < lines.size(); i++) {
      var part = isAnswer ? paint.strong(lines.get(i)) : lines.get(i);
      line(i == 0 ? indent + leftSide + " = " + part : margin + part);
    }
  }

  // --------------------------------------------------------------- what it rests on

  private void facts() {
    fact("form", form());
    if (!answer.inferred().isEmpty()) {
      fact("inferred", String.join(", ", answer.inferred()));
    }
    answer.assumptions().forEach(assumption -> fact("assuming", assumption));
    answer.notes().stream()
        .filter(note -> !note.endsWith("(inferred)"))
        .forEach(note -> fact("note", note));
    var verdict = answer.verdict();
    fact(
        "checked",
        paint.good("✓")
            + " at "
            + verdict.points()
            + (verdict.points() == 1 ? " point" : " points")
            + ": relative error "
            + Layout.scientific(verdict.maxRelativeError())
            + ", tolerance "
            + Layout.scientific(verdict.tolerance()));
  }

  /// Gradients that respect what the variable is declared to be.
  private void structured() {
    for (var gradient : answer.structured()) {
      line("");
      line(INDENT + gradient.name());
      equation(INDENT + INDENT, left.derivative(), gradient.text(), false);
      for (var part : Layout.filled(gradient.use(), Layout.COLUMNS - 4)) {
        line(INDENT + INDENT + paint.faint(part));
      }
    }
  }

  private void fact(String name, String value) {
    var label = paint.faint(Layout.padded(name, 8));
    for (var part : Layout.filled(value, Layout.COLUMNS - 12)) {
      line(INDENT + label + INDENT + part);
      label = " ".repeat(8);
    }
  }

  private String form() {
    var axes =
        answer.axes().isEmpty()
            ? "a number"
            : answer.axes().stream().map(Dim::toString).collect(Collectors.joining("×"));
    return switch (answer.form()) {
      case GRADIENT -> "gradient, " + axes;
      case JACOBIAN -> "Jacobian, " + axes;
      case HESSIAN -> "Hessian, " + axes;
      case LINEAR_MAP -> "linear map, " + axes + " as an array";
    };
  }

  // --------------------------------------------------------------- the derivation

  private void derivation(Explanation explanation, Folding folding) {
    var lines =
        explanation.lines().stream()
            .filter(line -> line.isKey() || folding == Folding.UNFOLDED)
            .toList();
    int leftWidth = Math.max(Layout.width(left.differential()), Layout.width(left.derivative()));
    line("");
    for (var named : explanation.where()) {
      var name = Layout.rightAligned(named.name(), leftWidth);
      equation(INDENT, name, named.text(), false);
    }
    if (!explanation.where().isEmpty()) {
      line("");
    }
    var placing = Placing.of(lines, INDENT.length() + leftWidth + 3);
    Optional<Phase> before = Optional.empty();
    for (var shown : lines) {
      if (!before.equals(Optional.of(shown.phase()))) {
        line(paint.faint(heading(shown.phase())));
      }
      var side = isFirst(shown, before) ? left.of(shown.phase()) : "";
      step(Layout.rightAligned(side, leftWidth), shown, placing);
      before = Optional.of(shown.phase());
    }
    sources(lines);
  }

  /// Whether the line begins a chain of equal expressions.
  private boolean isFirst(Explanation.Shown line, Optional<Phase> before) {
    return before.isEmpty()
        || (before.get() != line.phase()
            && line.phase() == Phase.RESULT
            && answer.form() != Derivative.Form.LINEAR_MAP);
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
      line(Layout.padded(start + formula, placing.column()) + reason);
      return;
    }
    var margin = " ".repeat(Layout.width(start));
    for (var part : Layout.broken(formula, placing.room())) {
      line(start + part);
      start = margin;
    }
    line(margin + INDENT + reason);
  }

  private void sources(List<Explanation.Shown> lines) {
    var works = new LinkedHashSet<Work>();
    lines.forEach(line -> works.add(line.rule().citation().work()));
    works.remove(Work.ALGEBRA);
    if (works.isEmpty()) {
      return;
    }
    line("");
    for (var work : works) {
      var margin = "";
      for (var part : new ArrayList<>(Layout.filled(Sources.explained(work), 76))) {
        line(paint.faint(margin + part));
        margin = INDENT;
      }
    }
  }

  private void code(String language, String text) {
    line("");
    line(paint.faint(language));
    text.lines().forEach(this::line);
  }

  /// Whether the routine of a derivation is left out.
  enum Folding {
    FOLDED,
    UNFOLDED
  }
}
