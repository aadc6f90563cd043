package org.tracetrick.app.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracetrick.answer.Answer;
import org.tracetrick.answer.Problem;
import org.tracetrick.answer.Tracetrick;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Domain;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Trait;
import org.tracetrick.rules.Restriction;
import org.tracetrick.syntax.Declaration;

/// A question about an operator, made of its signature, and the checked answer.
///
/// The operator's value is made a scalar: `sum(f(X))` of what works entry by entry, `c'*f(x)` of a
/// vector, `tr(C'*F(X))` of a matrix.
sealed interface Example {

  record Answered(Problem problem, String answer) implements Example {
    String declarations() {
      return problem.variables().stream()
          .map(Declaration::toString)
          .collect(Collectors.joining(", "));
    }
  }

  record None(String reason) implements Example {}

  List<String> VECTOR_COFACTORS = List.of("c", "b", "w");
  List<String> MATRIX_COFACTORS = List.of("C", "B", "W");

  /// The first operand, and the plainest kind of operands, for which there is an answer.
  static Example of(Definition definition, Tracetrick tracetrick) {
    var refusals = new ArrayList<String>();
    for (var kind : kinds(definition)) {
      for (int operand = 0; operand < definition.parameters().size(); operand++) {
        var problem = problem(definition, operand, kind);
        switch (tracetrick.answer(problem)) {
          case Answer.Derived derived when derived.text().isPresent() -> {
            return new Answered(problem, derived.text().get());
          }
          case Answer.Derived derived -> refusals.add(derived.form().word());
          case Answer.Several several -> refusals.add(several.first().form().word());
          case Answer.Refused refused -> refusals.add(refused.diagnostic().message());
        }
      }
    }
    return new None(refusals.isEmpty() ? "it has no operand" : refusals.getFirst());
  }

  /// The kinds that the operands may be of, the plainest first.
  private static Set<Kind> kinds(Definition definition) {
    var implied = definition.domain().map(Domain::implied).orElse(Set.of());
    var kinds = new LinkedHashSet<Kind>();
    if (definition.operator().has(Trait.OF_SYMMETRIC)) {
      kinds.add(Kind.SYMMETRIC);
    }
    kinds.add(Kind.GENERAL);
    if (implied.contains(Restriction.POSITIVE)) {
      kinds.add(Kind.POSITIVE);
    }
    if (implied.contains(Restriction.INVERTIBLE)) {
      kinds.add(Kind.INVERTIBLE);
    }
    kinds.add(Kind.SPD);
    return kinds;
  }

  private static Problem problem(Definition definition, int operand, Kind kind) {
    var variables = new ArrayList<Declaration>();
    var shapes = definition.operator().signature().orElseThrow().operands();
    for (int i = 0; i < shapes.size(); i++) {
      variables.add(
          new Declaration(
              definition.parameters().get(i), shapes.get(i), kindOf(shapes.get(i), kind)));
    }
    var expr = scalar(definition, variables);
    return Problem.of(expr, definition.parameters().get(operand)).withVariables(variables);
  }

  private static Kind kindOf(Shape shape, Kind wanted) {
    return wanted.needsSquare() && !(shape.isSquare() && !shape.isScalar()) ? Kind.GENERAL : wanted;
  }

  private static String scalar(Definition definition, List<Declaration> variables) {
    var call = RuleText.call(definition);
    var result = definition.result();
    if (result.isScalar()) {
      return call;
    }
    if (definition.operator().has(Trait.ELEMENTWISE)) {
      return "sum(" + call + ")";
    }
    var cofactor =
        new Declaration(
            unused(result.isColumn() ? VECTOR_COFACTORS : MATRIX_COFACTORS, definition),
            result,
            Kind.GENERAL);
    variables.add(cofactor);
    return result.isColumn()
        ? cofactor.name() + "'*" + call
        : "tr(" + cofactor.name() + "'*" + call + ")";
  }

  private static String unused(List<String> names, Definition definition) {
    var taken = new HashSet<>(definition.parameters());
    return Stream.concat(names.stream(), Stream.of("cofactor"))
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElseThrow();
  }
}
