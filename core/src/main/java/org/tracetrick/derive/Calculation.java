package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.GrowingRules;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.Rule;
import org.tracetrick.syntax.TextWriter;

/// One differentiation: the differential, then the trace form or the linear map, then the answer in
/// the form that a person would write.
///
/// The variable is unconstrained while it is differentiated by; that it is, say, symmetric is used
/// only at the end, for using it between two differentiations would change the second.
final class Calculation {

  /// Rounds of expansion before the trace is taken; the rest is done inside the trace.
  private static final int MAX_ROUNDS = 4;

  private final Catalogue catalogue;
  private final GrowingRules rules;
  private final Pool pool;
  private final Symbol declared;
  private final Symbol variable;
  private final Facts facts;
  private final Differentiation differentiation;
  private final NormalForm normalForm;
  private final Simplifier simplifier;
  private final Simplifier structured;
  private final Presentation presentation;

  /// @param functions the names of the functions that may occur
  Calculation(Catalogue catalogue, Set<String> functions, Pool pool, Symbol variable) {
    var rules = catalogue.rulesFor(functions);
    this.catalogue = catalogue;
    this.rules = rules;
    this.pool = pool;
    this.declared = variable;
    this.variable = pool.symbol(variable.name(), variable.shape(), unconstrained(variable.kind()));
    this.facts = new Facts(pool, Optional.of(this.variable));
    this.differentiation = new Differentiation(facts, rules.differentials(), rules.recognitions());
    this.normalForm = new NormalForm(facts);
    this.simplifier = new Simplifier(facts, rules.laws(), normalForm);
    var known = new Facts(pool, Optional.of(declared));
    var normal = new NormalForm(known);
    this.structured = new Simplifier(known, rules.laws(), normal);
    this.presentation = new Presentation(known, normal, structured, rules);
  }

  /// What may be used of a kind while differentiating: an inverse is unconstrained, symmetry is
  /// not.
  private static Kind unconstrained(Kind kind) {
    return switch (kind) {
      case INVERTIBLE, SPD, ORTHOGONAL -> Kind.INVERTIBLE;
      case POSITIVE -> Kind.POSITIVE;
      case GENERAL, SYMMETRIC, DIAGONAL, LOWER -> Kind.GENERAL;
    };
  }

  /// The derivative of a function of any shape.
  Derivative first(Expr function) {
    var free = unconstrained(function);
    var axes = axes(function.shape().axes(), declared.shape().axes());
    if (function.shape().isScalar()) {
      var lines = new ArrayList<Line>();
      var gradient = presented(gradient(free, lines), lines, Procedures.IDENTIFY);
      return new Derivative(
          function,
          declared,
          1,
          Optional.empty(),
          axes,
          Optional.of(gradient),
          Optional.empty(),
          StructuredGradient.of(gradient, declared, catalogue, pool, this::shown),
          derivation(lines));
    }
    return forward(function, free, 1, Optional.empty(), axes);
  }

  /// The second derivative of a scalar function.
  Derivative second(Expr function) {
    var gradient = simplifier.simplify(gradient(unconstrained(function), new ArrayList<>()));
    var axes = axes(declared.shape().axes(), declared.shape().axes());
    return forward(function, gradient, 2, Optional.of(shown(constrained(gradient))), axes);
  }

  private Derivation derivation(List<Line> lines) {
    return new Derivation(lines, new ProofChecker(facts, normalForm).complaint(lines));
  }

  private static List<Dim> axes(List<Dim> first, List<Dim> second) {
    var axes = new ArrayList<>(first);
    axes.addAll(second);
    return axes;
  }

  private Expr unconstrained(Expr function) {
    return pool.substitute(function, Map.of(declared, variable));
  }

  private Expr constrained(Expr expr) {
    return pool.substitute(expr, Map.of(variable, declared));
  }

  // -------------------------------------------------------------- scalars

  private Expr gradient(Expr function, List<Line> lines) {
    var differential = outerDifferential(function, lines);
    var trace = catalogue.operator("tr");
    var form =
        new TraceForm(facts, rules, trace, differentiation, normalForm, simplifier)
            .of(differential, variable);
    lines.addAll(form.lines());
    return form.gradient();
  }

  /// Expands the differential of the outer layers; what is a product of matrices inside waits for
  /// the trace.
  private Expr outerDifferential(Expr function, List<Line> lines) {
    var root = pool.differential(function);
    lines.add(new Line(Phase.DIFFERENTIAL, root, Procedures.PROBLEM, List.of()));
    Expr state = root;
    for (int i = 0; i < MAX_ROUNDS; i++) {
      var round = new Differentiation.Round();
      var next =
          Differentiation.replace(
              state,
              pool,
              inner -> {
                if (inner.operand(0).equals(variable)
                    || (!inner.equals(root) && waits(inner.operand(0)))) {
                  return inner;
                }
                var expansion = differentiation.expand(inner);
                round.add(expansion);
                return expansion.result();
              });
      if (round.isEmpty()) {
        break;
      }
      state = next;
      lines.add(round.line(Phase.DIFFERENTIAL, state));
    }
    return state;
  }

  private static boolean waits(Expr operand) {
    return operand.is(Operator.PRODUCT) && !operand.shape().isScalar();
  }

  // -------------------------------------------------------------- linear maps

  private Derivative forward(
      Expr function, Expr differentiated, int order, Optional<Expr> gradient, List<Dim> axes) {
    var lines = new ArrayList<Line>();
    var root = pool.differential(differentiated);
    lines.add(new Line(Phase.DIFFERENTIAL, root, Procedures.PROBLEM, List.of()));
    var forward = new Forward(facts, differentiation, variable);
    var expanded = forward.expand(root);
    lines.addAll(forward.lines());
    var operator = simplifier.simplify(expanded);
    if (!operator.equals(expanded)) {
      lines.add(
          new Line(
              Phase.DIFFERENTIAL,
              operator,
              Procedures.SIMPLIFY,
              List.of(Procedures.step(Procedures.SIMPLIFY, expanded, operator))));
    }
    if (axes.size() > 2) {
      return linearMap(function, operator, order, gradient, axes, lines);
    }
    var matrix = asMatrix(operator, differentiated);
    return new Derivative(
        function,
        declared,
        order,
        gradient,
        axes,
        Optional.of(
            presented(
                matrix,
                lines,
                variable.shape().isScalar()
                    ? Procedures.IDENTIFY_MULTIPLE
                    : Procedures.IDENTIFY_JACOBIAN)),
        Optional.empty(),
        List.of(),
        derivation(lines));
  }

  private Derivative linearMap(
      Expr function,
      Expr operator,
      int order,
      Optional<Expr> gradient,
      List<Dim> axes,
      List<Line> lines) {
    var target = pool.differential(variable);
    var vec = vecForm().of(operator, target);
    var shown = presented(operator, lines, Procedures.LINEAR_MAP);
    return new Derivative(
        function,
        declared,
        order,
        gradient,
        axes,
        Optional.empty(),
        Optional.of(new Derivative.LinearMap(shown, vec.map(v -> shown(constrained(v))))),
        List.of(),
        derivation(lines));
  }

  /// A differential `D*dt` or `J*dx` (of a row: its transpose) as `D` or `J`.
  private Expr asMatrix(Expr operator, Expr differentiated) {
    var target = pool.differential(variable);
    if (variable.shape().isScalar()) {
      return simplifier.simplify(pool.substitute(operator, Map.of(target, pool.literal(1))));
    }
    var column = differentiated.shape().isRow() ? pool.transpose(operator) : operator;
    return vecForm()
        .of(simplifier.simplify(column), target)
        .orElseThrow(() ->
            new TracetrickException(
                Diagnostic.of(
                    Diagnostic.Code.UNSUPPORTED,
                    "no matrix is known of the linear map " + TextWriter.write(column))));
  }

  private VecForm vecForm() {
    return new VecForm(facts, rules.vecForms(), catalogue.operator("vec"), simplifier);
  }

  // -------------------------------------------------------------- presentation

  private Expr shown(Expr expr) {
    return presentation.of(structured.simplify(expr));
  }

  private Expr presented(Expr result, List<Line> lines, Rule identification) {
    var constrained = constrained(result);
    lines.add(new Line(Phase.RESULT, constrained, identification, List.of()));
    var simplified = structured.simplify(constrained);
    if (!simplified.equals(constrained)) {
      lines.add(
          new Line(
              Phase.RESULT,
              simplified,
              Procedures.SIMPLIFY,
              List.of(Procedures.step(Procedures.SIMPLIFY, constrained, simplified))));
    }
    var shown = presentation.of(simplified);
    if (!shown.equals(simplified)) {
      lines.add(
          new Line(
              Phase.RESULT,
              shown,
              Procedures.FACTOR,
              List.of(Procedures.step(Procedures.FACTOR, simplified, shown))));
    }
    return shown;
  }
}
