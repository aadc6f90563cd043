package org.tracetrick.app;

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
    var x = answer.variable().name();
    var gradient = "∂" + f + "/∂" + x;
    boolean isFirst = answer.order() == 1;
    var differential = isFirst ? "d" + f : "d(" + gradient + ")";
    return new LeftSides(
        differential,
        answer.form() == Derivative.Form.LINEAR_MAP
            ? differential
            : isFirst ? gradient : "∂²" + f + "/∂" + x + "²");
  }

  static LeftSides latex(Answer.Derived answer) {
    var f = latex(answer.called());
    var x = latex(answer.variable().name());
    var gradient = "\\frac{\\partial " + f + "}{\\partial " + x + "}";
    boolean isFirst = answer.order() == 1;
    var differential = "\\mathrm{d}" + (isFirst ? f : gradient);
    return new LeftSides(
        differential,
        answer.form() == Derivative.Form.LINEAR_MAP
            ? differential
            : isFirst ? gradient : "\\frac{\\partial^{2} " + f + "}{\\partial " + x + "^{2}}");
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
