package org.tracetrick.app.book;

import static org.tracetrick.app.book.Markdown.code;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tracetrick.answer.Tracetrick;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Family;
import org.tracetrick.expr.Trait;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;

/// The page of a family: each of its operators with everything that its block says, and an example.
final class FamilyPage {

  private FamilyPage() {}

  static String name(Family family) {
    return family.title().toLowerCase(Locale.ROOT).replace(' ', '-') + ".md";
  }

  static String of(Family family, List<Definition> members, Tracetrick tracetrick) {
    var page = new StringBuilder();
    page.append(Markdown.title(family.title()));
    page.append(family.idea()).append("\n\n");
    page.append(Pages.GENERATED);
    for (var definition : members) {
      page.append('\n').append(operator(definition, tracetrick));
    }
    return page.toString();
  }

  /// The heading of an operator; those of one name differ in their operands.
  static String heading(Definition definition) {
    return code(RuleText.call(definition));
  }

  private static String operator(Definition definition, Tracetrick tracetrick) {
    var lines = new ArrayList<String>();
    lines.add("takes " + code(RuleText.takes(definition)));
    definition
        .latex()
        .ifPresent(latex -> lines.add("written $" + RuleText.filled(latex, definition) + "$"));
    lines.add(
        definition
            .meaning()
            .map(meaning -> "means " + code(RuleText.text(meaning)))
            .orElse("is a primitive: it has no meaning in others"));
    definition
        .computation()
        .ifPresent(computation -> lines.add("is computed as " + code(RuleText.text(computation))));
    definition.domain().ifPresent(domain -> lines.add(assumed(definition)));
    var traits = traits(definition);
    if (!traits.isEmpty()) {
      lines.add("known: " + traits);
    }
    lines.add("source: " + Sources.cited(definition.source()));
    rules(lines, "differential", definition.differentials());
    rules(lines, "adjoint", definition.adjoints());
    rules(lines, "as a matrix", definition.matrices());
    rules(lines, "law", definition.laws());
    lines.add(example(definition, tracetrick));
    return "## "
        + heading(definition)
        + "\n\n"
        + lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
  }

  private static void rules(List<String> lines, String what, List<Rule.Equation> rules) {
    for (var rule : rules) {
      var name = rule.name().startsWith(what) ? rule.name() : what + ", " + rule.name();
      lines.add(
          name
              + ": "
              + code(rule.statement())
              + (RuleText.variables(rule).isEmpty() ? "" : " for ")
              + code(RuleText.variables(rule))
              + " "
              + Markdown.plain(Sources.cited(rule.citation())));
    }
  }

  private static String assumed(Definition definition) {
    var domain = definition.domain().orElseThrow();
    var implied =
        domain.implied().stream()
            .map(Restriction::name)
            .sorted()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    return "assumes: "
        + RuleText.sentence(domain, definition)
        + (implied.isEmpty()
            ? ""
            : "; it goes without saying where that is known to be " + implied);
  }

  private static String traits(Definition definition) {
    var said = new LinkedHashSet<String>();
    for (var trait : Trait.values()) {
      if (definition.operator().has(trait)) {
        said.add(
            switch (trait) {
              case ELEMENTWISE -> "it goes entry by entry";
              case ABBREVIATION -> "answers show its meaning";
              case OF_SYMMETRIC -> "it takes symmetric matrices only";
              case POSITIVE -> "its entries are positive";
              case NOT_NEGATIVE -> "no entry of it is negative";
              case KEEPS_SIGNS -> "it is positive where its operands are";
              case SYMMETRIC -> "it is symmetric";
              case KEEPS_SYMMETRY -> "it is symmetric where its operand is";
              case INVERTIBLE -> "it has an inverse";
              case KEEPS_INVERTIBILITY -> "it has an inverse where its operand has";
              case DIAGONAL -> "it is diagonal";
              case UNKNOWN -> "nothing but its shape";
            });
      }
    }
    return String.join(", ", said);
  }

  private static String example(Definition definition, Tracetrick tracetrick) {
    return switch (Example.of(definition, tracetrick)) {
      case Example.Answered answered ->
          "example: "
              + code(answered.problem().expr())
              + " by "
              + code(answered.problem().wrt())
              + " is "
              + code(answered.answer())
              + " for "
              + code(answered.declarations());
      case Example.None none -> "example: none, since " + none.reason();
    };
  }
}
