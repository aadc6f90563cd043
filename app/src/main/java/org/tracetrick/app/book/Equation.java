package org.tracetrick.app.book;

import org.tracetrick.answer.Problem;
import org.tracetrick.syntax.FunctionDeclaration;

/// An identity of The Matrix Cookbook, and what it asks of us.
public sealed interface Equation {

  /// Its place, `§2.1.4 Determinants, other nonlinear forms`.
  String section();

  /// Its number, or its numbers with commas; a dash where the book gives none, or none that is
  /// certain.
  String number();

  /// `eq. 57`, or the section by its number.
  default String place() {
    return number().equals(UNNUMBERED)
        ? section().substring(0, section().indexOf(' '))
        : "eq. " + number();
  }

  String UNNUMBERED = "-";

  /// A derivative that we are asked for too.
  ///
  /// @param book the book's right-hand side, in the notation of answers
  /// @param remark in what sense it is the book's equation; empty where it is plainly that
  record Asked(String section, String number, Problem problem, String book, String remark)
      implements Equation {

    /// `logdet(X) by X`
    String question() {
      return problem.expr()
          + " by "
          + problem.wrt()
          + (problem.order() == 1 ? "" : ", order " + problem.order());
    }

    String declarations() {
      var declared = new StringBuilder();
      problem.variables().forEach(variable -> declared.append(", ").append(variable));
      problem.functions().forEach(function -> declared.append(", ").append(declared(function)));
      return declared.isEmpty() ? "" : declared.substring(2);
    }

    private static String declared(FunctionDeclaration function) {
      return switch (function) {
        case FunctionDeclaration.ScalarValued scalar ->
            scalar.name() + ": " + scalar.argument() + " → scalar";
        case FunctionDeclaration.Elementwise entrywise -> entrywise.name() + ": elementwise";
      };
    }
  }

  /// A statement that is not put to us as a question.
  ///
  /// @param says what the book says
  /// @param reason why it is not asked
  record Unasked(String section, String number, String says, String reason) implements Equation {}
}
