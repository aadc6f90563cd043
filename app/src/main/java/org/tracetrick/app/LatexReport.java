package org.tracetrick.app;

import java.util.ArrayList;
import java.util.Optional;
import org.tracetrick.answer.Answer;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Explanation;
import org.tracetrick.derive.Phase;

/// An answer as an `align*` block of LaTeX (package amsmath).
final class LatexReport {

  private final Answer.Derived answer;
  private final LeftSides left;
  private final ArrayList<String> rows = new ArrayList<>();

  private LatexReport(Answer.Derived answer) {
    this.answer = answer;
    this.left = LeftSides.latex(answer);
  }

  static String of(Answer.Derived answer, TextReport.Folding folding) {
    var report = new LatexReport(answer);
    answer
        .explanation()
        .ifPresentOrElse(
            explanation -> report.derivation(explanation, folding),
            () -> report.rows.add(report.left.derivative() + " &= " + answer.latex()));
    return "\\begin{align*}\n" + String.join(" \\\\\n", report.rows) + "\n\\end{align*}\n";
  }

  private void derivation(Explanation explanation, TextReport.Folding folding) {
    for (var named : explanation.where()) {
      rows.add(nameOf(named) + " &:= " + named.latex());
    }
    var before = Optional.<Phase>empty();
    for (var shown : explanation.lines()) {
      if (!shown.isKey() && folding == TextReport.Folding.FOLDED) {
        continue;
      }
      boolean isFirst =
          before.isEmpty()
              || (before.get() != shown.phase()
                  && shown.phase() == Phase.RESULT
                  && answer.form() != Derivative.Form.LINEAR_MAP);
      rows.add(
          (isFirst ? left.of(shown.phase()) : "")
              + " &= "
              + shown.latex()
              + " && \\text{"
              + escaped(shown.rule().name())
              + "}");
      before = Optional.of(shown.phase());
    }
  }

  private static String nameOf(Explanation.Named named) {
    return named.name().length() == 1 ? named.name() : "\\mathit{" + escaped(named.name()) + "}";
  }

  private static String escaped(String words) {
    return words.replaceAll("([&%$#_{}])", "\\\\$1");
  }
}
