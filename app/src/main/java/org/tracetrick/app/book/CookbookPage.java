package org.tracetrick.app.book;

import static org.tracetrick.app.book.Markdown.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The page of The Matrix Cookbook: every differential identity beside our answer, or why it is not
/// asked.
final class CookbookPage {

  static final String NAME = "cookbook.md";
  static final String TITLE = "The Matrix Cookbook";
  static final String IDEA =
      "Every differential identity of the book beside our answer, or the reason why there is none.";

  private static final String INTRODUCTION =
      """
      K. B. Petersen and M. S. Pedersen, *The Matrix Cookbook*, version of November 15, 2012: chapter 2, what holds for real
      matrices of chapter 4, and the derivatives of chapter 8.

      Each answer was compared with the book's right-hand side at random matrices of several sizes, and equals it there;
      besides, it passed the check that every answer passes. Right-hand sides are in our notation, in which `dX` is the
      differential of `X`. Numbers are those of that version as far as they are certain; elsewhere the section stands alone.
      """;

  private CookbookPage() {}

  static String of(List<Equation> equations, List<Compared> compared) {
    var ours = new HashMap<Equation, Compared>();
    compared.forEach(one -> ours.put(one.equation(), one));
    long asked = equations.stream().filter(Equation.Asked.class::isInstance).count();
    var page = new StringBuilder();
    page.append(Markdown.title(TITLE)).append(INTRODUCTION).append('\n');
    page.append("Of %d entries %d are asked and answered.%n%n".formatted(equations.size(), asked));
    page.append(Pages.GENERATED);
    var section = "";
    for (var equation : equations) {
      if (!equation.section().equals(section)) {
        section = equation.section();
        page.append('\n').append(Markdown.section(section));
        page.append(Markdown.head("eq.", "asked", "for", "the book", "our answer", "remark"));
      }
      page.append(row(equation, ours));
    }
    return page.toString();
  }

  private static String row(Equation equation, Map<Equation, Compared> ours) {
    return switch (equation) {
      case Equation.Unasked unasked ->
          Markdown.row(unasked.number(), "not asked", "", unasked.says(), "", unasked.reason());
      case Equation.Asked asked -> {
        var answer = Objects.requireNonNull(ours.get(asked));
        yield Markdown.row(
            asked.number(),
            question(asked),
            code(asked.declarations()),
            code(asked.book()),
            code(answer.text()) + (answer.form().isEmpty() ? "" : ", " + answer.form()),
            asked.remark());
      }
    };
  }

  private static String question(Equation.Asked asked) {
    return code(asked.problem().expr())
        + " by "
        + code(asked.problem().wrt())
        + (asked.problem().order() == 1 ? "" : ", twice");
  }
}
