package org.tracetrick.app.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Rule;

/// Everything that derivations cite, every function, and every equation of The Matrix Cookbook, as
/// entries to list and to search.
public final class RuleEntries {

  private static final String FUNCTIONS = "functions";
  static final String COOKBOOK = "The Matrix Cookbook";

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /// A function's name, before its parenthesis.
  private static final Pattern CALLED = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\(");

  private RuleEntries() {}

  /// Something to find.
  ///
  /// @param section the set of rules that it belongs to
  /// @param operators the names of the operators that it is about
  /// @param facts what else is said of it, as a label (or nothing) and text
  public record Entry(String section, String name, Set<String> operators, List<Fact> facts) {

    /// Whether the word stands somewhere in the entry; a number only as a whole number.
    public boolean holds(String word) {
      return operators.contains(word)
          || isIn(word, name)
          || isIn(word, section)
          || facts.stream().anyMatch(fact -> isIn(word, fact.text));
    }

    private static boolean isIn(String word, String text) {
      if (NUMBER.matcher(word).matches()) {
        return Pattern.compile("(?<![0-9.])" + word + "(?![0-9]|\\.[0-9])").matcher(text).find();
      }
      return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
  }

  /// What is said of an entry, under a label.
  public record Fact(String label, String text) {}

  public static List<Entry> of(Catalogue catalogue) {
    var entries = new ArrayList<Entry>();
    for (var set : catalogue.rules().sets()) {
      set.equations().forEach(equation -> entries.add(entry(set.name(), equation)));
    }
    catalogue.definitions().stream()
        .sorted(Comparator.comparing(definition -> definition.operator().name()))
        .forEach(definition -> entries.add(entry(definition)));
    Cookbook.equations().forEach(equation -> entries.add(entry(equation)));
    return entries;
  }

  private static Entry entry(String section, Rule.Equation equation) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("rule", equation.statement()));
    facts.add(new Fact("where", RuleText.variables(equation)));
    facts.add(new Fact("source", Sources.cited(equation.citation())));
    return new Entry(section, equation.name(), operators(equation.lhs()), facts);
  }

  private static Entry entry(Definition definition) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("takes", RuleText.takes(definition)));
    definition.meaning().ifPresent(meaning -> facts.add(new Fact("means", RuleText.text(meaning))));
    definition
        .computation()
        .ifPresent(computation -> facts.add(new Fact("computed", RuleText.text(computation))));
    definition.differentials().forEach(rule -> facts.add(new Fact("rule", rule.statement())));
    definition
        .domain()
        .ifPresent(domain -> facts.add(new Fact("domain", RuleText.sentence(domain, definition))));
    facts.add(new Fact("source", Sources.cited(definition.source())));
    return new Entry(
        FUNCTIONS, RuleText.call(definition), Set.of(definition.operator().name()), facts);
  }

  private static Entry entry(Equation equation) {
    var facts = new ArrayList<Fact>();
    var operators = new LinkedHashSet<String>();
    switch (equation) {
      case Equation.Asked asked -> {
        facts.add(new Fact("asked", asked.question()));
        facts.add(new Fact("where", asked.declarations()));
        facts.add(new Fact("book", asked.book()));
        facts.add(new Fact("remark", asked.remark()));
        CALLED
            .matcher(asked.problem().expr())
            .results()
            .forEach(call -> operators.add(call.group(1)));
      }
      case Equation.Unasked unasked -> {
        facts.add(new Fact("says", unasked.says()));
        facts.add(new Fact("unasked", unasked.reason()));
      }
    }
    facts.add(new Fact("source", "[Cookbook, " + equation.section() + "]"));
    return new Entry(COOKBOOK, equation.place(), operators, facts);
  }

  private static Set<String> operators(Expr pattern) {
    var operators = new LinkedHashSet<String>();
    for (var part : Traversal.postorder(pattern)) {
      if (part instanceof Apply apply) {
        operators.add(apply.operator().name());
      }
    }
    return operators;
  }
}
