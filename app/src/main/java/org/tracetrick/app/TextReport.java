package org.tracetrick.app;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tracetrick.answer.Answer;
import org.tracetrick.derive.Explanation;
import org.tracetrick.expr.Dim;
import org.tracetrick.verify.Verdict;

/// An answer for a terminal: the derivatives first, then what they rest on, then how they were
/// found.
final class TextReport {

  private final Page page;
  private final List<Answer.Derived> parts;

  private TextReport(List<Answer.Derived> parts, Paint paint) {
    this.page = new Page(paint);
    this.parts = parts;
  }

  /// @param folding whether routine lines of the derivation are left out
  static String of(Answer.Derived answer, Folding folding, Paint paint) {
    var report = new TextReport(List.of(answer), paint);
    report.derivatives();
    report.derivations(folding);
    report.code(answer.code());
    return report.page.text();
  }

  /// Derivatives by several variables: the names that they share come first.
  static String of(Answer.Several answer, Folding folding, Paint paint) {
    var report = new TextReport(answer.parts(), paint);
    report.names(answer.where());
    report.derivatives();
    answer
        .explanation()
        .ifPresent(explanation ->
            new StepsReport(report.page, answer.parts()).write(explanation, folding));
    report.derivations(folding);
    report.code(answer.code());
    return report.page.text();
  }

  private Answer.Derived first() {
    return parts.getFirst();
  }

  private void names(List<Explanation.Named> where) {
    int width = where.stream().mapToInt(named -> Layout.width(named.name())).max().orElse(0);
    for (var named : where) {
      page.equation("", Layout.rightAligned(named.name(), width), named.text());
    }
    if (!where.isEmpty()) {
      page.line("");
    }
  }

  private void derivatives() {
    parts.forEach(this::result);
    page.line("");
    facts();
    parts.forEach(this::structured);
    parts.forEach(this::hessian);
  }

  /// What is used in place of a Hessian: its core, its product with a direction, its diagonal.
  private void hessian(Answer.Derived part) {
    if (!part.hessian().isEmpty()) {
      page.line("");
      page.line(Page.INDENT + "in place of H = " + LeftSides.symbol(part));
    }
    int width = part.hessian().keySet().stream().mapToInt(Layout::width).max().orElse(0);
    part.hessian()
        .forEach((name, text) ->
            page.equation(Page.INDENT + Page.INDENT, Layout.rightAligned(name, width), text));
  }

  private void result(Answer.Derived part) {
    var left = LeftSides.text(part).derivative();
    var views = part.views();
    page.answer(left, part.text().orElseGet(() -> views.getOrDefault("operator", "")));
    views.forEach((name, text) -> {
      switch (name) {
        case "operator" -> {}
        case "vec" -> page.equation("", "vec " + left, vecApplied(part, text));
        case "index" -> entries(text);
        case "einsum" -> page.equation("", "D", text);
        default -> page.equation(Page.INDENT, name, text);
      }
    });
  }

  /// `D[i,j,k,l] = …`
  private void entries(String index) {
    int equals = index.indexOf(" = ");
    page.equation("", index.substring(0, equals), index.substring(equals + 3));
  }

  private static String vecApplied(Answer.Derived part, String vec) {
    boolean isSum = vec.contains(" + ") || vec.contains(" - ") || vec.startsWith("let ");
    return (isSum ? "(" + vec + ")" : vec) + "*vec(d" + part.variable().name() + ")";
  }

  // --------------------------------------------------------------- what it rests on

  private void facts() {
    for (var part : parts) {
      var which = parts.size() == 1 ? "" : LeftSides.text(part).derivative() + ": ";
      page.fact("form", which + form(part));
    }
    if (!first().inferred().isEmpty()) {
      page.fact("inferred", String.join(", ", first().inferred()));
    }
    first().assumptions().forEach(assumption -> page.fact("assuming", assumption));
    first().notes().stream()
        .filter(note -> !note.endsWith("(inferred)"))
        .forEach(note -> page.fact("note", note));
    parts.stream().map(Answer.Derived::verdict).reduce(Verdict::and).ifPresent(this::checked);
  }

  private void checked(Verdict verdict) {
    page.fact(
        "checked",
        page.paint().good("✓")
            + " at "
            + verdict.points()
            + (verdict.points() == 1 ? " point" : " points")
            + (parts.size() == 1 ? "" : " each")
            + ": relative error "
            + Layout.scientific(verdict.maxRelativeError())
            + ", tolerance "
            + Layout.scientific(verdict.tolerance()));
  }

  /// Gradients that respect what the variable is declared to be.
  private void structured(Answer.Derived part) {
    for (var gradient : part.structured()) {
      page.line("");
      page.line(Page.INDENT + gradient.name());
      page.equation(Page.INDENT + Page.INDENT, LeftSides.text(part).derivative(), gradient.text());
      for (var line : Layout.filled(gradient.use(), Layout.COLUMNS - 4)) {
        page.line(Page.INDENT + Page.INDENT + page.paint().faint(line));
      }
    }
  }

  private static String form(Answer.Derived part) {
    var axes =
        part.axes().isEmpty()
            ? "a number"
            : part.axes().stream().map(Dim::toString).collect(Collectors.joining("×"));
    return switch (part.form()) {
      case GRADIENT -> "gradient, " + axes;
      case JACOBIAN -> "Jacobian, " + axes;
      case HESSIAN -> "Hessian, " + axes;
      case LINEAR_MAP -> "linear map, " + axes + " as an array";
    };
  }

  // --------------------------------------------------------------- how it was found

  private void derivations(Folding folding) {
    for (var part : parts) {
      part.explanation()
          .ifPresent(
              explanation -> new StepsReport(page, List.of(part)).write(explanation, folding));
    }
  }

  private void code(Map<String, String> code) {
    code.forEach((language, text) -> {
      page.line("");
      page.line(page.paint().faint(language));
      text.lines().forEach(page::line);
    });
  }

  /// Whether the routine of a derivation is left out.
  enum Folding {
    FOLDED,
    UNFOLDED
  }
}
