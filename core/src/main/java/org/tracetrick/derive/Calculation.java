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
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.rules.Facts;
import org.tracetrick.syntax.TextWriter;

/// One differentiation: the differential, then the trace form or the linear map, then the answer in
/// the form that a person would write.
final class Calculation {

  /// Rounds of expansion before the trace is taken; the rest is done inside the trace.
  private static final int MAX_ROUNDS = 4;

  private final Catalogue catalogue;
  private final GrowingRules rules;
  private final Pool pool;
  private final List<Symbol> moving;
  private final List<Symbol> free;
  private final AsDeclared declared;
  private final Facts facts;
  private final Differentiation differentiation;
  private final NormalForm normalForm;
  private final Simplifier simplifier;

  /// @param functions the names of the functions that may occur
  /// @param variables what is differentiated by at any time, as declared
  /// @param moving those of them that are differentiated by now; the others count as constant
  Calculation(
      Catalogue catalogue,
      Set<String> functions,
      Pool pool,
      List<Symbol> variables,
      List<Symbol> moving) {
    var rules = catalogue.rulesFor(functions);
    this.catalogue = catalogue;
    this.rules = rules;
    this.pool = pool;
    this.moving = List.copyOf(moving);
    this.declared = new AsDeclared(pool, variables, rules);
    this.free = moving.stream().map(declared::freed).toList();
    this.facts = new Facts(pool, free);
    this.differentiation = new Differentiation(facts, rules.differentials(), rules.recognitions());
    this.normalForm = new NormalForm(facts);
    this.simplifier = new Simplifier(facts, rules.laws(), normalForm);
  }

  /// The gradients of a scalar function, in the order of the variables, all in one pass. Their
  /// derivations begin with the same lines.
  ///
  /// @param start what the chain of derivatives began with, and what it was differentiated by
  /// @param function what is differentiated now, a scalar: `start`, or a derivative of it
  List<Derivative> gradients(Derivative.Start start, Expr function) {
    var shared = new ArrayList<Line>();
    var gradients = traceForm(declared.freed(function), shared);
    var complaint = complaint(shared);
    var found = new ArrayList<Derivative>();
    for (int i = 0; i < moving.size(); i++) {
      var variable = moving.get(i);
      var results = new ArrayList<Line>();
      var gradient = declared.presented(gradients.get(i), results, Procedures.IDENTIFY);
      var lines = new ArrayList<>(shared);
      lines.addAll(results);
      found.add(
          new Derivative(
              start.function(),
              start.with(variable),
              previous(start, function),
              Optional.empty(),
              declared.constrained(gradients.get(i)),
              variable.shape().axes(),
              Optional.of(gradient),
              Optional.empty(),
              StructuredGradient.of(gradient, variable, catalogue, pool, declared::shown),
              new Derivation(lines, complaint.or(() -> complaint(results)))));
    }
    return found;
  }

  /// The gradients of a scalar function, with the variables unconstrained, not yet in the form in
  /// which they are shown.
  List<Expr> plainGradients(Expr function) {
    return traceForm(declared.freed(function), new ArrayList<>()).stream()
        .map(simplifier::simplify)
        .toList();
  }

  /// The derivative by the one variable that moves, found forwards: a linear map, or its matrix.
  ///
  /// @param start what the chain of derivatives began with, and what it was differentiated by
  /// @param function what is differentiated now: `start`, or a derivative of it in which the
  ///   variables may be unconstrained
  Derivative forward(Derivative.Start start, Expr function) {
    var variable = free.getFirst();
    var axes = axes(start.axes(), variable.shape().axes());
    var lines = new ArrayList<Line>();
    var differentiated = declared.freed(function);
    var operator = operator(differentiated, lines);
    var map = Optional.<Derivative.LinearMap>empty();
    var value = Optional.<Expr>empty();
    var plain = operator;
    if (axes.size() > 2) {
      var vec = vecForm().of(operator, pool.differential(variable));
      map =
          Optional.of(
              new Derivative.LinearMap(
                  declared.presented(operator, lines, Procedures.LINEAR_MAP),
                  vec.map(v -> declared.shown(declared.constrained(v)))));
    } else {
      var rule =
          variable.shape().isScalar() ? Procedures.IDENTIFY_MULTIPLE : Procedures.IDENTIFY_JACOBIAN;
      plain = asMatrix(operator, differentiated);
      value = Optional.of(declared.presented(plain, lines, rule));
    }
    return new Derivative(
        start.function(),
        start.with(moving.getFirst()),
        previous(start, function),
        Optional.of(declared.constrained(operator)),
        declared.constrained(plain),
        axes,
        value,
        map,
        List.of(),
        new Derivation(lines, complaint(lines)));
  }

  /// What is differentiated, where it is a derivative itself: as it is with the variables
  /// unconstrained, for the structure of a variable is used only at the end.
  private Optional<Expr> previous(Derivative.Start start, Expr function) {
    return start.by().isEmpty() ? Optional.empty() : Optional.of(declared.constrained(function));
  }

  private Optional<String> complaint(List<Line> lines) {
    return new ProofChecker(facts, normalForm).complaint(lines);
  }

  private static List<Dim> axes(List<Dim> first, List<Dim> second) {
    var axes = new ArrayList<>(first);
    axes.addAll(second);
    return axes;
  }

  // -------------------------------------------------------------- scalars

  private List<Expr> traceForm(Expr function, List<Line> lines) {
    var differential = outerDifferential(function, lines);
    var trace = catalogue.operator("tr");
    var form =
        new TraceForm(facts, rules, trace, differentiation, normalForm, simplifier)
            .of(differential, free);
    lines.addAll(form.lines());
    return form.gradients();
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
                if (isVariable(inner.operand(0))
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

  private boolean isVariable(Expr operand) {
    return operand instanceof Symbol symbol && free.contains(symbol);
  }

  private static boolean waits(Expr operand) {
    return operand.is(Operator.PRODUCT) && !operand.shape().isScalar();
  }

  // -------------------------------------------------------------- linear maps

  /// `d(F)` as an expression linear in `dX`.
  private Expr operator(Expr differentiated, List<Line> lines) {
    var root = pool.differential(differentiated);
    lines.add(new Line(Phase.DIFFERENTIAL, root, Procedures.PROBLEM, List.of()));
    var forward = new Forward(facts, differentiation, free.getFirst());
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
    return operator;
  }

  /// A differential `D*dt` or `J*dx` (of a row: its transpose) as `D` or `J`.
  private Expr asMatrix(Expr operator, Expr differentiated) {
    var variable = free.getFirst();
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
}
