package org.tracetrick.app.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Domain;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Metavariable;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Template;
import org.tracetrick.syntax.TextWriter;

/// What is said of definitions and rules, as text.
final class RuleText {

  private RuleText() {}

  /// `unvec(v, m, n)`; a constant stands alone.
  static String call(Definition definition) {
    var arguments = new ArrayList<>(definition.parameters());
    arguments.addAll(definition.operator().signature().orElseThrow().extents());
    var name = definition.operator().name();
    return arguments.isEmpty() ? name : name + "(" + String.join(", ", arguments) + ")";
  }

  /// `A: m×n, B: p×q → m*p×n*q`, with the sizes that it takes after the operands.
  static String takes(Definition definition) {
    var operands = new ArrayList<String>();
    var shapes = definition.operator().signature().orElseThrow().operands();
    for (int i = 0; i < shapes.size(); i++) {
      operands.add(definition.parameters().get(i) + ": " + shape(shapes.get(i)));
    }
    definition.operator().signature().orElseThrow().extents().stream()
        .map(extent -> "size " + extent)
        .forEach(operands::add);
    return (String.join(", ", operands) + " → " + shape(definition.result())).strip();
  }

  /// What must hold, of the operands by their names, and what there is where it does not.
  static String sentence(Domain domain, Definition definition) {
    return filled(domain.sentence() + "; " + domain.returned(), definition);
  }

  /// The text with the operands' names in place of `#1`, `#2`.
  static String filled(String template, Definition definition) {
    var filled = template;
    for (int i = 0; i < definition.parameters().size(); i++) {
      filled = filled.replace("#" + (i + 1), definition.parameters().get(i));
    }
    return filled;
  }

  static String text(Template template) {
    return TextWriter.write(template.body(), Map.of());
  }

  /// The metavariables in the rule, `A: constant m×n, B: n×p`, in the order of their names.
  static String variables(Rule.Equation equation) {
    var variables = new TreeSet<String>();
    for (var part : Traversal.postorder(List.of(equation.lhs(), equation.rhs()))) {
      if (part instanceof Symbol symbol) {
        Optional.ofNullable(equation.variables().get(symbol.name()))
            .ifPresent(variable -> variables.add(declared(variable)));
      }
    }
    return String.join(", ", variables);
  }

  private static String declared(Metavariable variable) {
    var words = new TreeSet<String>();
    for (var restriction : variable.restrictions()) {
      words.add(restriction.name().toLowerCase(Locale.ROOT));
    }
    var said = new ArrayList<String>(List.copyOf(words.reversed()));
    said.add(shape(variable.symbol().shape()));
    return variable.symbol().name() + ": " + String.join(" ", said);
  }

  static String shape(Shape shape) {
    return shape.isScalar() ? "scalar" : shape.toString();
  }
}
