package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.derive.Explanation;
import org.tracetrick.derive.HessianForms;
import org.tracetrick.derive.IndexForm;
import org.tracetrick.derive.SharedParts;
import org.tracetrick.emit.EmittedFunction;
import org.tracetrick.emit.Language;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.syntax.LatexWriter;
import org.tracetrick.syntax.TextWriter;
import org.tracetrick.verify.Verdict;

/// Puts checked derivatives into words: texts, views, code, what they rest on.
final class Showing {

  private final Question question;
  private final Problem problem;
  private final Function<Operator, Optional<String>> latex;
  private final List<String> assumptions;

  Showing(Question question, Problem problem) {
    this.question = question;
    this.problem = problem;
    this.latex = operator -> question.catalogue().definition(operator).flatMap(Definition::latex);
    this.assumptions = Assumptions.of(question, problem.order());
  }

  /// One derivative.
  Answer of(Derivative derivative, Verdict verdict, List<Language> languages) {
    var laidOut = laidOut(derivative);
    var outputs = List.of(output(laidOut));
    var explanation = isExplained() ? Optional.of(explained(List.of(laidOut))) : NONE;
    return derived(
        laidOut,
        verdict,
        Map.of(),
        code(List.of(new EmittedFunction("derivative", outputs)), languages),
        explanation);
  }

  /// Derivatives by several variables.
  Answer of(List<Derivative> found, List<Verdict> verdicts, List<Language> languages) {
    var derivatives = found.stream().map(this::laidOut).toList();
    var bodies = derivatives.stream().map(Checks::body).toList();
    var shared = SharedParts.of(question.function(), bodies, question.pool(), style());
    boolean together = isExplained() && derivatives.getFirst().form() == Derivative.Form.GRADIENT;
    var parts = new ArrayList<Answer.Derived>();
    for (int i = 0; i < derivatives.size(); i++) {
      var derivative = derivatives.get(i);
      var own = isExplained() && !together ? Optional.of(explained(List.of(derivative))) : NONE;
      parts.add(derived(derivative, verdicts.get(i), shared.names(), Map.of(), own));
    }
    return new Answer.Several(
        shared.where(),
        parts,
        together ? Optional.of(explained(derivatives)) : NONE,
        code(functions(derivatives), languages));
  }

  /// The derivative as it lies in the layout that was asked for; second and higher ones lie as they
  /// do.
  private Derivative laidOut(Derivative derivative) {
    boolean isGradient = derivative.function().shape().isScalar();
    boolean turns =
        switch (problem.layout()) {
          case MIXED -> false;
          case NUMERATOR -> isGradient;
          case DENOMINATOR -> !isGradient;
        };
    return turns && derivative.order() == 1 && derivative.value().isPresent()
        ? new Differentiator(question.catalogue(), question.pool(), question.variables())
            .transposed(derivative)
        : derivative;
  }

  private static final Optional<Explanation> NONE = Optional.empty();

  private boolean isExplained() {
    return problem.steps() == Problem.Steps.SHOWN;
  }

  private Answer.Derived derived(
      Derivative derivative,
      Verdict verdict,
      Map<Expr, String> names,
      Map<String, String> code,
      Optional<Explanation> explanation) {
    return new Answer.Derived(
        question.called(),
        question.function().shape(),
        derivative.by(),
        derivative.form(),
        derivative.axes(),
        derivative.value().map(value -> text(value, names)),
        () -> LatexWriter.write(Checks.body(derivative), latex, names),
        views(derivative, names),
        structured(derivative, names),
        hessian(derivative, names),
        code,
        explanation,
        verdict,
        question.inferred(),
        assumptions,
        question.notes());
  }

  private Explanation.Style style() {
    return new Explanation.Style(latex, question.names());
  }

  private Explanation explained(List<Derivative> derivatives) {
    boolean replayed =
        derivatives.stream().allMatch(derivative -> derivative.derivation().replays());
    return Explanation.of(derivatives, question.pool(), style(), replayed);
  }

  private String text(Expr expr, Map<Expr, String> names) {
    return TextWriter.write(expr, names, question.names());
  }

  private Map<String, String> views(Derivative derivative, Map<Expr, String> names) {
    var views = new LinkedHashMap<String, String>();
    derivative
        .map()
        .ifPresent(map -> {
          views.put("operator", text(map.operator(), names));
          map.vec().ifPresent(vec -> views.put("vec", text(vec, names)));
          IndexForm.of(
                  map.operator(),
                  derivative.variable(),
                  question.names(),
                  question.pool(),
                  expr -> text(expr, names))
              .ifPresent(form -> {
                views.put("index", form.index());
                views.put("einsum", form.einsum());
              });
        });
    return views;
  }

  private List<Answer.Structured> structured(Derivative derivative, Map<Expr, String> names) {
    return derivative.structured().stream()
        .map(gradient ->
            new Answer.Structured(gradient.name(), text(gradient.value(), names), gradient.use()))
        .toList();
  }

  /// The forms of a Hessian that are used in its place, by name.
  private Map<String, String> hessian(Derivative derivative, Map<Expr, String> names) {
    boolean isHessian =
        derivative.order() == 2
            && derivative.function().shape().isScalar()
            && derivative.by().getFirst().equals(derivative.by().getLast())
            && !derivative.variable().shape().isScalar()
            && derivative.differential().filter(Expr::holdsDifferential).isPresent();
    if (!isHessian || problem.forms() == Problem.Forms.OMITTED) {
      return Map.of();
    }
    var direction = Directions.in(question);
    var found = HessianForms.of(derivative, direction, question.catalogue(), question.pool());
    var forms = Checks.forms(question, derivative, found);
    var texts = new LinkedHashMap<String, String>();
    var parts = new HashMap<>(names);
    forms.core().forEach((name, part) -> parts.put(part, free(name)));
    forms.structure().ifPresent(matrix -> texts.put("structure", text(matrix, parts)));
    var structure = texts.getOrDefault("structure", "");
    forms
        .core()
        .forEach((name, part) -> {
          if (structure.matches(".*\\b" + free(name) + "\\b.*")) {
            texts.put(free(name), text(part, names));
          }
        });
    texts.put("product", text(forms.product(), names));
    forms.diagonal().ifPresent(diagonal -> texts.put("diagonal", text(diagonal, names)));
    forms.newton().ifPresent(step -> texts.put("newton", text(step, names)));
    return texts;
  }

  private String free(String name) {
    return question.names().contains(name) ? free(name + "0") : name;
  }

  // --------------------------------------------------------------- code

  private static EmittedFunction.Output output(Derivative derivative) {
    var body =
        derivative
            .value()
            .or(() -> derivative.map().map(map -> map.vec().orElse(map.operator())))
            .orElseThrow();
    return new EmittedFunction.Output(body, derivative.axes());
  }

  /// One function that returns all derivatives; where one of them must be filled direction by
  /// direction, a function for each.
  private static List<EmittedFunction> functions(List<Derivative> derivatives) {
    var outputs = derivatives.stream().map(Showing::output).toList();
    if (outputs.stream().noneMatch(EmittedFunction.Output::isFilledByDirections)) {
      return List.of(new EmittedFunction("derivatives", outputs));
    }
    var functions = new ArrayList<EmittedFunction>();
    for (int i = 0; i < derivatives.size(); i++) {
      var name = new StringBuilder("derivative");
      derivatives.get(i).by().forEach(variable -> name.append('_').append(variable.name()));
      functions.add(new EmittedFunction(name.toString(), List.of(outputs.get(i))));
    }
    return functions;
  }

  private Map<String, String> code(List<EmittedFunction> derivatives, List<Language> languages) {
    var functions = new ArrayList<EmittedFunction>();
    functions.add(EmittedFunction.of("value", question.function()));
    functions.addAll(derivatives);
    var code = new LinkedHashMap<String, String>();
    for (var language : languages) {
      language
          .module(
              question.parameters(), functions, question.catalogue()::definition, question.pool())
          .ifPresent(module -> code.put(language.name(), module));
    }
    return code;
  }
}
