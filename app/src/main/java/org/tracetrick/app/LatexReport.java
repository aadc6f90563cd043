package org.tracetrick.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracetrick.answer.Answer;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Explanation;
import org.tracetrick.derive.Phase;

/// An answer as an `align*` block of LaTeX (package amsmath).
final class LatexReport {

  private final List<Answer.Derived> parts;
  private final List<LeftSides> left;
  private final ArrayList<String> rows = new ArrayList<>();

  private LatexReport(List<Answer.Derived> parts) {
    this.parts = parts;
    this.left = parts.stream().map(LeftSides::latex).toList();
  }

  static String of(Answer.Derived answer, TextReport.Folding folding) {
    var report = new LatexReport(List.of(answer));
    answer
        .explanation()
        .ifPresentOrElse(
            explanation -> report.derivation(explanation, folding), report::derivatives);
    return report.text();
  }

  static String of(Answer.Several answer, TextReport.Folding folding) {
    var report = new LatexReport(answer.parts());
    if (answer.explanation().isPresent()) {
      report.derivation(answer.explanation().get(), folding);
    } else {
      report.names(answer.where());
      report.derivatives();
    }
    return report.text();
  }

  private String text() {
    return "\\begin{align*}\n" + String.join(" \\\\\n", rows) + "\n\\end{align*}\n";
  }

  private void derivatives() {
    for (int i = 0; i < parts.size(); i++) {
      rows.add(left.get(i).derivative() + " &= " + parts.get(i).latex());
    }
  }

  private void names(List<Explanation.Named> where) {
    for (var named : where) {
      rows.add(nameOf(named) + " &:= " + named.latex());
    }
  }

  private void derivation(Explanation explanation, TextReport.Folding folding) {
    names(explanation.where());
    var before = Optional.<Explanation.Shown>empty();
    for (var shown : explanation.lines()) {
      if (!shown.isKey() && folding == TextReport.Folding.FOLDED) {
        continue;
      }
      boolean isFirst =
          before.isEmpty()
              || before.get().part() != shown.part()
              || (before.get().phase() != shown.phase()
                  && shown.phase() == Phase.RESULT
                  && parts.getFirst().form() != Derivative.Form.LINEAR_MAP);
      rows.add(
          (isFirst ? left.get(shown.part()).of(shown.phase()) : "")
              + " &= "
              + shown.latex()
              + " && \\text{"
              + escaped(shown.rule().name())
              + "}");
      before = Optional.of(shown);
    }
  }

  private static String nameOf(Explanation.Named named) {
    return named.name().length() == 1 ? named.name() : "\\mathit{" + escaped(named.name()) + "}";
  }

  private static String escaped(String words) {
    return words.replaceAll("([&%$#_{}])", "\\\\$1");
  }
}
