package org.tracetrick.app.book;

import static org.tracetrick.app.book.Markdown.code;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Family;
import org.tracetrick.expr.Operator;
import org.tracetrick.rules.Work;

/// The first page: the other pages, every operator, the works that are cited.
final class IndexPage {

  static final String NAME = "README.md";

  private static final String INTRODUCTION =
      """
      All that Tracetrick knows of functions and of how they are differentiated. Every rule here is the text that derivations
      apply and tests evaluate; every example was answered, and its answer passed the check that all answers pass.

      In rules `d(e)` is the differential of `e`, capitals stand for matrices, and `G` for the gradient by the function's value.
      """;

  private IndexPage() {}

  static String of(Map<Family, List<Definition>> families) {
    var page = new StringBuilder();
    page.append(Markdown.title("The rule book")).append(INTRODUCTION).append('\n');
    page.append(Pages.GENERATED);
    page.append('\n').append(Markdown.section("Pages"));
    families
        .keySet()
        .forEach(
            family -> page.append(entry(family.title(), FamilyPage.name(family), family.idea())));
    page.append(entry(StructurePage.TITLE, StructurePage.NAME, StructurePage.IDEA));
    page.append(entry(CookbookPage.TITLE, CookbookPage.NAME, CookbookPage.IDEA));
    page.append('\n').append(Markdown.section("Operators"));
    families.forEach((family, members) -> page.append(operators(family, members)));
    page.append(structure());
    page.append('\n').append(Markdown.section("Sources"));
    for (var work : Work.values()) {
      page.append("- ").append(Sources.explained(work)).append('\n');
    }
    return page.toString();
  }

  private static String entry(String title, String file, String idea) {
    return "- [" + title + "](" + file + "): " + idea + "\n";
  }

  private static String operators(Family family, List<Definition> members) {
    var anchors = new HashMap<String, Integer>();
    var list = new StringBuilder("- " + family.title() + ":");
    var separator = " ";
    for (var definition : members) {
      var anchor = anchor(FamilyPage.heading(definition));
      int earlier = anchors.merge(anchor, 1, Integer::sum) - 1;
      list.append(separator)
          .append('[')
          .append(code(RuleText.call(definition)))
          .append("](")
          .append(FamilyPage.name(family))
          .append('#')
          .append(anchor)
          .append(earlier == 0 ? "" : "-" + earlier)
          .append(')');
      separator = ", ";
    }
    return list.append('\n').toString();
  }

  /// The operators of the notation itself.
  private static String structure() {
    return Operator.STRUCTURE.stream()
        .map(operator -> "[" + code(operator.name()) + "](" + StructurePage.NAME + ")")
        .collect(Collectors.joining(", ", "- " + StructurePage.TITLE + ": ", "\n"));
  }

  /// The anchor that a heading gets where Markdown is shown: small letters, digits, hyphens for
  /// spaces; of equal ones the second is numbered.
  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
