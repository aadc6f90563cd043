package org.tracetrick.app.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Domain;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Metavariable;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Template;
import org.tracetrick.syntax.TextWriter;

/// Everything that derivations cite, and every function, as entries to list and to search.
public final class RuleEntries {

  private static final String FUNCTIONS = "functions";

  private RuleEntries() {}

  /// @param section the set of rules that it belongs to
  /// @param operators the names of the operators that it is about
  /// @param facts what else is said of it, as a label (or nothing) and text
  public record Entry(String section, String name, Set<String> operators, List<Fact> facts) {

    public boolean holds(String word) {
      var sought = word.toLowerCase(Locale.ROOT);
      return name.toLowerCase(Locale.ROOT).contains(sought)
          || section.contains(sought)
          || facts.stream().anyMatch(fact -> fact.text.toLowerCase(Locale.ROOT).contains(sought));
    }
  }

  public record Fact(String label, String text) {}

  public static List<Entry> of(Catalogue catalogue) {
    var entries = new ArrayList<Entry>();
    for (var set : catalogue.rules().sets()) {
      set.equations().forEach(equation -> entries.add(entry(set.name(), equation)));
    }
    catalogue.definitions().stream()
        .sorted(Comparator.comparing(definition -> definition.operator().name()))
        .forEach(definition -> entries.add(entry(definition)));
    return entries;
  }

  private static Entry entry(String section, Rule.Equation equation) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("rule", equation.statement()));
    var variables = new TreeSet<String>();
    equation.variables().values().forEach(variable -> variables.add(declared(variable)));
    facts.add(new Fact("where", String.join(", ", variables)));
    facts.add(new Fact("source", Sources.cited(equation.citation())));
    return new Entry(section, equation.name(), operators(equation.lhs()), facts);
  }

  private static Entry entry(Definition definition) {
    var name = definition.operator().name();
    var operands = new ArrayList<String>();
    var signature = definition.operator().signature().orElseThrow();
    for (int i = 0; i < definition.parameters().size(); i++) {
      operands.add(definition.parameters().get(i) + ": " + signature.operands().get(i));
    }
    var arguments = new ArrayList<>(definition.parameters());
    arguments.addAll(signature.extents());
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("takes", String.join(", ", operands) + " → " + shape(definition.result())));
    definition.meaning().ifPresent(meaning -> facts.add(new Fact("means", text(meaning))));
    definition
        .computation()
        .ifPresent(computation -> facts.add(new Fact("computed", text(computation))));
    definition.differentials().forEach(rule -> facts.add(new Fact("rule", rule.statement())));
    definition
        .domain()
        .ifPresent(domain -> facts.add(new Fact("domain", sentence(domain, definition))));
    facts.add(new Fact("source", Sources.cited(definition.source())));
    return new Entry(
        FUNCTIONS, name + "(" + String.join(", ", arguments) + ")", Set.of(name), facts);
  }

  private static String sentence(Domain domain, Definition definition) {
    var sentence = domain.sentence();
    for (int i = 0; i < definition.parameters().size(); i++) {
      sentence = sentence.replace("#" + (i + 1), definition.parameters().get(i));
    }
    return sentence;
  }

  private static String text(Template template) {
    return TextWriter.write(template.body(), Map.of());
  }

  private static String shape(Shape shape) {
    return shape.isScalar() ? "scalar" : shape.toString();
  }

  /// `A: constant m×n`
  private static String declared(Metavariable variable) {
    var words = new TreeSet<String>();
    for (var restriction : variable.restrictions()) {
      words.add(word(restriction));
    }
    words.remove("");
    words.add("");
    var restrictions = String.join(" ", words.reversed()).strip();
    return variable.symbol().name()
        + ": "
        + (restrictions.isEmpty() ? "" : restrictions + " ")
        + shape(variable.symbol().shape());
  }

  private static String word(Restriction restriction) {
    return restriction.name().toLowerCase(Locale.ROOT);
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
