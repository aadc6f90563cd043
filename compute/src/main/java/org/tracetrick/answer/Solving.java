package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.derive.HessianForms;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.TextWriter;

/// Finds and checks the expressions that are asked for.
final class Solving {

  private static final Set<Quantity> FORMS =
      Set.of(Quantity.CORE, Quantity.DIAGONAL, Quantity.NEWTON);

  private final Question question;
  private final Set<Quantity> wanted;
  private final Differentiator differentiator;
  private final List<Solution.Output> outputs = new ArrayList<>();
  private final List<Symbol> directions = new ArrayList<>();
  private final List<Derivative> gradients = new ArrayList<>();
  private final List<Derivative> blocks = new ArrayList<>();
  private Optional<String> structure = Optional.empty();

  private Solving(Question question, Set<Quantity> wanted) {
    this.question = question;
    this.wanted = wanted;
    this.differentiator =
        new Differentiator(question.catalogue(), question.pool(), question.variables());
  }

  static Solution of(Question question, Set<Quantity> wanted) {
    return new Solving(question, wanted).solution();
  }

  private Solution solution() {
    if (wants(Quantity.VALUE)) {
      add("value", Quantity.VALUE, List.of(), question.function());
    }
    if (wants(Quantity.GRADIENT)) {
      gradients();
    }
    boolean isSecond =
        wants(Quantity.HESSIAN) || wants(Quantity.PRODUCT) || FORMS.stream().anyMatch(this::wants);
    if (isSecond && !question.function().shape().isScalar()) {
      throw refused(
          "second derivatives are evaluated of scalars; this is " + question.function().shape(),
          "take the derivative of one entry, or of a sum");
    }
    if (wants(Quantity.HESSIAN)) {
      hessians();
    }
    if (FORMS.stream().anyMatch(this::wants)) {
      forms();
    }
    if (wants(Quantity.PRODUCT)) {
      product();
    }
    return new Solution(
        question.catalogue(),
        question.pool(),
        question.parameters(),
        directions,
        outputs,
        structure,
        question.notes());
  }

  private boolean wants(Quantity quantity) {
    return wanted.contains(quantity);
  }

  private void add(String name, Quantity quantity, List<Symbol> by, Expr expr) {
    outputs.add(new Solution.Output(name, quantity, by, expr));
  }

  /// The first derivatives, found and checked once however often they are used.
  private List<Derivative> checkedGradients() {
    if (gradients.isEmpty()) {
      for (var gradient : differentiator.each(question.function())) {
        Checks.derivative(question, gradient);
        gradients.add(gradient);
      }
    }
    return gradients;
  }

  /// The second derivatives, likewise: by one variable there is one.
  private List<Derivative> checkedBlocks() {
    if (blocks.isEmpty()) {
      for (var block : differentiator.blocks(question.function())) {
        Checks.mixed(question, block);
        blocks.add(block);
      }
    }
    return blocks;
  }

  private void gradients() {
    var word = question.function().shape().isScalar() ? "gradient_" : "jacobian_";
    for (var derivative : checkedGradients()) {
      add(
          word + derivative.variable().name(),
          Quantity.GRADIENT,
          derivative.by(),
          matrix(derivative));
    }
  }

  private void hessians() {
    for (var block : checkedBlocks()) {
      var first = block.by().getFirst().name();
      var second = block.by().getLast().name();
      add(
          "hessian_" + first + (first.equals(second) ? "" : "_" + second),
          Quantity.HESSIAN,
          block.by(),
          matrix(block));
    }
  }

  private static Expr matrix(Derivative derivative) {
    return derivative
        .value()
        .or(() -> derivative.map().flatMap(Derivative.LinearMap::vec))
        .orElseThrow(() ->
            refused(
                "this derivative is known as a linear map only, not as a matrix",
                "ask for its product with a direction"));
  }

  /// The core, the diagonal, the Newton step.
  private void forms() {
    if (question.variables().size() > 1) {
      throw refused(
          "the core, the diagonal and the Newton step are evaluated by one variable",
          "ask for one variable at a time, or for the Hessian or its product");
    }
    var variable = question.variable();
    var second = checkedBlocks().getFirst();
    if (variable.shape().isScalar() || second.differential().isEmpty()) {
      scalarForms(second);
      return;
    }
    var direction = Directions.in(question);
    var forms =
        Checks.forms(
            question,
            second,
            HessianForms.of(second, direction, question.catalogue(), question.pool()));
    if (wants(Quantity.CORE)) {
      cores(second, forms);
    }
    if (wants(Quantity.DIAGONAL)) {
      var diagonal =
          forms
              .diagonal()
              .orElseThrow(() -> refused("the diagonal of this Hessian is not known", WHOLE));
      add("diagonal_" + variable.name(), Quantity.DIAGONAL, second.by(), diagonal);
    }
    if (wants(Quantity.NEWTON)) {
      var step =
          forms
              .newton()
              .orElseThrow(
                  () -> refused("this Hessian has no inverse, so there is no Newton step", WHOLE));
      add("newton_" + variable.name(), Quantity.NEWTON, second.by(), step);
    }
  }

  private static final String WHOLE = "ask for the Hessian";

  /// A single number: the Hessian is its own core and diagonal.
  private void scalarForms(Derivative second) {
    var pool = question.pool();
    var name = second.variable().name();
    var hessian = matrix(second);
    if (wants(Quantity.CORE)) {
      add("core_" + name, Quantity.CORE, second.by(), hessian);
    }
    if (wants(Quantity.DIAGONAL)) {
      add("diagonal_" + name, Quantity.DIAGONAL, second.by(), hessian);
    }
    if (wants(Quantity.NEWTON)) {
      var inverse = pool.power(hessian, pool.literal(-1));
      add(
          "newton_" + name,
          Quantity.NEWTON,
          second.by(),
          pool.product(inverse, second.differentiated()));
    }
  }

  /// The parts of the structure; where none is known, the matrix, in which a plan may find one.
  private void cores(Derivative second, HessianForms forms) {
    var variable = second.variable().name();
    if (forms.structure().isEmpty()) {
      add("core_" + variable, Quantity.CORE, second.by(), matrix(second));
      return;
    }
    Map<Expr, String> names = new LinkedHashMap<>();
    forms
        .core()
        .forEach((name, part) -> {
          names.put(part, name);
          add(name + "_" + variable, Quantity.CORE, second.by(), part);
        });
    structure = Optional.of(TextWriter.write(forms.structure().get(), names, question.names()));
  }

  /// The gradient of `Σ tr(D'*G)`, for the gradients `G` and constant directions `D`: linear in the
  /// size of the function, for any number of variables.
  private void product() {
    var pool = question.pool();
    var terms = new ArrayList<Expr>();
    for (var gradient : checkedGradients()) {
      var direction = direction(gradient.variable());
      directions.add(direction);
      var pair = List.of(direction, gradient.plain());
      terms.add(
          direction.shape().isScalar()
              ? pool.product(pair)
              : question.catalogue().apply("sum", pool, List.of(pool.hadamard(pair))));
    }
    var slope = pool.sum(terms);
    var asked = question;
    for (var direction : directions) {
      asked = asked.with(direction);
    }
    for (var product : differentiator.each(slope)) {
      Checks.derivative(asked, product);
      var variable = product.variable();
      add("product_" + variable.name(), Quantity.PRODUCT, product.by(), matrix(product));
    }
  }

  /// `dX` for the variable `X`, or with a 0 more where that is taken.
  private Symbol direction(Symbol variable) {
    var name = new StringBuilder("d").append(variable.name());
    while (question.names().contains(name.toString())) {
      name.append('0');
    }
    return question.pool().symbol(name.toString(), variable.shape(), Kind.GENERAL);
  }

  private static TracetrickException refused(String reason, String hint) {
    return new TracetrickException(
        Diagnostic.of(Diagnostic.Code.UNSUPPORTED, reason).withHint(hint));
  }
}
