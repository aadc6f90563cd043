package org.tracetrick.app.book;

import static org.tracetrick.app.book.Markdown.code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.derive.Procedures;
import org.tracetrick.rules.Rule;

/// The page of what belongs to no operator's block: sums, products, powers and transposes, trace
/// tricks, vec forms, laws, and the steps that no equation can say.
final class StructurePage {

  static final String NAME = "structure.md";
  static final String TITLE = "Structure";
  static final String IDEA =
      "Sums, products, powers and transposes: their differentials, the trace tricks, the vec forms"
          + " and the laws.";

  private StructurePage() {}

  static String of(Catalogue catalogue) {
    var page = new StringBuilder();
    page.append(Markdown.title(TITLE)).append(IDEA).append(" Within a table the first rule that");
    page.append(" matches is taken.\n\n").append(Pages.GENERATED);
    var blocks = ofBlocks(catalogue);
    for (var set : catalogue.rules().sets()) {
      var rules = set.equations().stream().filter(rule -> !blocks.contains(key(rule))).toList();
      page.append('\n').append(Markdown.section(capitalised(set.name()))).append(table(rules));
    }
    page.append('\n').append(Markdown.section("Steps that no equation can say"));
    page.append("These are checked by evaluating before and after.\n\n");
    page.append(Markdown.head("step", "what it does", "source"));
    for (var procedure : Procedures.all()) {
      page.append(
          Markdown.row(
              procedure.name(),
              code(procedure.statement()),
              Markdown.plain(Sources.cited(procedure.citation()))));
    }
    return page.toString();
  }

  private static String table(List<Rule.Equation> rules) {
    var table = new StringBuilder(Markdown.head("rule", "says", "where", "source"));
    for (var rule : rules) {
      table.append(
          Markdown.row(
              rule.name(),
              code(rule.statement()),
              code(RuleText.variables(rule)),
              Markdown.plain(Sources.cited(rule.citation()))));
    }
    return table.toString();
  }

  private static Set<String> ofBlocks(Catalogue catalogue) {
    var keys = new HashSet<String>();
    for (var definition : catalogue.definitions()) {
      definition.differentials().forEach(rule -> keys.add(key(rule)));
      definition.adjoints().forEach(rule -> keys.add(key(rule)));
      definition.matrices().forEach(rule -> keys.add(key(rule)));
      definition.laws().forEach(rule -> keys.add(key(rule)));
    }
    return keys;
  }

  private static String key(Rule.Equation rule) {
    return rule.name() + ": " + rule.statement();
  }

  private static String capitalised(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
