package org.tracetrick.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.answer.Answer;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Phase;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;
import org.tracetrick.syntax.LatexWriter;

/// What stands to the left of the equals signs of an answer.
///
/// @param differential of the lines that equal a differential: `df`
/// @param derivative of the answer: `∂f/∂X`; a linear map is said by its differential
record LeftSides(String differential, String derivative) {

  static LeftSides text(Answer.Derived answer) {
    var f = answer.called();
    var by = answer.by().stream().map(Symbol::name).toList();
    var before = text(f, by.subList(0, by.size() - 1));
    var differential = by.size() == 1 ? "d" + before : "d(" + before + ")";
    return new LeftSides(differential, isMap(answer) ? differential : text(f, by));
  }

  /// What the answer is, `∂²f/∂X²`, whether it is a map or not.
  static String symbol(Answer.Derived answer) {
    return text(answer.called(), answer.by().stream().map(Symbol::name).toList());
  }

  private static boolean isMap(Answer.Derived answer) {
    return answer.form() == Derivative.Form.LINEAR_MAP;
  }

  /// `∂³f/∂x³`, `∂²f/∂U∂V`.
  private static String text(String f, List<String> by) {
    if (by.isEmpty()) {
      return f;
    }
    var power = superscript(by.size());
    return "∂"
        + power
        + f
        + "/"
        + (isOne(by) ? "∂" + by.getFirst() + power : "∂" + String.join("∂", by));
  }

  private static boolean isOne(List<String> by) {
    return by.stream().distinct().count() == 1;
  }

  private static String superscript(int order) {
    return order == 1 ? "" : "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(order, order + 1);
  }

  static LeftSides latex(Answer.Derived answer) {
    var f = latex(answer.called());
    var by = answer.by().stream().map(symbol -> latex(symbol.name())).toList();
    var differential = "\\mathrm{d}" + latex(f, by.subList(0, by.size() - 1));
    return new LeftSides(differential, isMap(answer) ? differential : latex(f, by));
  }

  private static String latex(String f, List<String> by) {
    if (by.isEmpty()) {
      return f;
    }
    var power = by.size() == 1 ? "" : "^{" + by.size() + "}";
    var below =
        isOne(by)
            ? "\\partial " + by.getFirst() + power
            : "\\partial " + String.join(" \\partial ", by);
    return "\\frac{\\partial" + power + " " + f + "}{" + below + "}";
  }

  private static String latex(String name) {
    return LatexWriter.write(
        new Symbol(name, Shape.SCALAR, Kind.GENERAL), operator -> Optional.empty(), Map.of());
  }

  String of(Phase phase) {
    return switch (phase) {
      case DIFFERENTIAL, TRACE -> differential;
      case RESULT -> derivative;
    };
  }
}
