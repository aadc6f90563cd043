package org.tracetrick.answer;

import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.verify.Verdict;

/// A derivative of any order by one variable, each order checked before the next is asked for.
///
/// @param question with the directions that linear maps were applied to, to be differentiated again
record Chain(Question question, Derivative derivative, Verdict verdict) {

  /// Higher orders have a use only of the smallest functions.
  private static final int HIGHEST = 6;

  static Chain of(Question question, int order) {
    if (order > HIGHEST) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.UNSUPPORTED, "derivatives of order " + order + " are not covered")
              .withHint("the orders are 1 to " + HIGHEST));
    }
    if (order == 1) {
      return checked(question, differentiator(question).first(question.function()));
    }
    if (order == 2 && question.function().shape().isScalar()) {
      return checked(question, differentiator(question).second(question.function()));
    }
    var before = of(question, order - 1);
    if (before.derivative.map().isEmpty()) {
      var next = differentiator(before.question).again(before.derivative);
      return checked(before.question, next);
    }
    var direction = Directions.in(before.question);
    var extended = before.question.with(direction);
    return checked(extended, differentiator(extended).again(before.derivative, direction));
  }

  private static Chain checked(Question question, Derivative derivative) {
    return new Chain(question, derivative, Checks.derivative(question, derivative));
  }

  private static Differentiator differentiator(Question question) {
    return new Differentiator(question.catalogue(), question.pool(), question.variable());
  }
}
