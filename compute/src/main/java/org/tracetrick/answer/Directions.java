package org.tracetrick.answer;

import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Symbol;

/// Names for directions that derivatives are applied to.
final class Directions {

  private static final String MATRICES = "EHVW";

  private static final String VECTORS = "vhpq";

  private Directions() {}

  /// A constant in the shape of the variable, with a name that means nothing else in the problem.
  static Symbol in(Question question) {
    var variable = question.variable();
    var letters = variable.shape().axes().size() == 2 ? MATRICES : VECTORS;
    var taken = question.names();
    for (int i = 0; ; i++) {
      int letter = i % letters.length();
      var name = letters.substring(letter, letter + 1) + "0".repeat(i / letters.length());
      if (!taken.contains(name) && !taken.contains("d" + name)) {
        return question.pool().symbol(name, variable.shape(), Kind.GENERAL);
      }
    }
  }
}
