package org.tracetrick.runtime.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.Primitive;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Notation;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.numeric.Rounding;
import org.tracetrick.rules.Facts;
import org.tracetrick.runtime.kernel.Loop.Combination;
import org.tracetrick.runtime.kernel.Loop.Function;

/// Expressions at given sizes, as nodes of a [Graph].
public final class Translation {

  /// Functions that a loop has a stable form of.
  private static final Map<String, Function> FUSED =
      Map.of("sigmoid", Function.SIGMOID, "softplus", Function.SOFTPLUS);

  private final Catalogue catalogue;
  private final Pool pool;
  private final Map<String, Integer> sizes;
  private final Facts facts;
  private final Graph graph;
  private final Map<Expr, Node> translated = new HashMap<>();
  private final Map<String, Node> inputs = new HashMap<>();
  private final Primitives primitives;

  /// @param inputs the nodes of the variables, by name
  public Translation(
      Catalogue catalogue,
      Pool pool,
      Map<String, Integer> sizes,
      Graph graph,
      Map<String, Node> inputs) {
    this.catalogue = catalogue;
    this.pool = pool;
    this.sizes = sizes;
    this.facts = new Facts(pool, List.of());
    this.graph = graph;
    this.inputs.putAll(inputs);
    this.primitives = new Primitives(graph);
  }

  /// The node that computes an expression.
  ///
  /// @throws TracetrickException where a function is not known
  public Node of(Expr expr) {
    var known = translated.get(expr);
    if (known != null) {
      return known;
    }
    var node = translate(expr);
    translated.put(expr, node);
    return node;
  }

  private Node translate(Expr expr) {
    return switch (expr) {
      case Symbol symbol -> input(symbol);
      case Literal literal -> graph.constant(Rounding.nearest(literal.value()));
      case Apply apply ->
          switch (apply.operator().notation()) {
            case SUM -> new Sums(this, graph).of(apply.operands());
            case PRODUCT -> product(apply.operands());
            case HADAMARD -> hadamard(apply);
            case POWER -> power(apply);
            case MATRIX_POWER -> matrixPower(apply);
            case TRANSPOSE -> graph.transpose(of(apply.operand(0)));
            case DIFFERENTIAL ->
                throw new IllegalArgumentException("a differential has no value: " + apply);
            case INDEX -> slice(apply);
            case BLOCK -> primitives.block(operands(apply), extents(apply));
            case SIZE -> graph.constant(at(apply.extents().getFirst()));
            case FUNCTION -> function(apply);
          };
    };
  }

  private Node input(Symbol symbol) {
    var node = inputs.get(symbol.name());
    if (node == null) {
      throw new IllegalArgumentException("nothing is given for " + symbol.name());
    }
    return node;
  }

  private int at(Dim dim) {
    return dim.at(sizes);
  }

  private List<Node> operands(Apply apply) {
    return apply.operands().stream().map(this::of).toList();
  }

  private List<Integer> extents(Apply apply) {
    return apply.extents().stream().map(this::at).toList();
  }

  // --------------------------------------------------------------- entry by entry

  private Node hadamard(Apply apply) {
    var node = of(apply.operand(0));
    for (var factor : apply.operands().subList(1, apply.operands().size())) {
      node = graph.multiply(node, of(factor));
    }
    return graph.broadcast(node, at(apply.shape().rows()), at(apply.shape().cols()));
  }

  private Node power(Apply apply) {
    var base = of(apply.operand(0));
    if (apply.operand(1) instanceof Literal exponent) {
      return graph.power(base, Rounding.nearest(exponent.value()));
    }
    return graph.binary(Combination.POWER, base, of(apply.operand(1)));
  }

  // --------------------------------------------------------------- products

  private Node product(List<Expr> operands) {
    return multiply(flattened(operands));
  }

  private List<Expr> flattened(List<Expr> operands) {
    return new Factors(pool, this::at).of(operands).all();
  }

  private Node multiply(List<Expr> factors) {
    return multipliedOut(factors)
        .map(products ->
            products.stream()
                .map(product -> multiply(flattened(product)))
                .reduce(graph::add)
                .orElseThrow())
        .orElseGet(() -> Chain.multiply(graph, factors.stream().map(this::factor).toList()));
  }

  /// The products that a product becomes where the first sum that is worth it is multiplied out.
  private Optional<List<List<Expr>>> multipliedOut(List<Expr> factors) {
    for (int i = 0; i < factors.size(); i++) {
      var products = distributed(factors, i);
      if (products.isPresent()) {
        return products;
      }
    }
    return Optional.empty();
  }

  /// The products that a product becomes where a sum in it is multiplied out, if that is cheaper
  /// than to build the sum; it is not where the sum exists already.
  private Optional<List<List<Expr>>> distributed(List<Expr> factors, int place) {
    boolean turned = factors.get(place).is(Operator.TRANSPOSE);
    var sum = turned ? factors.get(place).operand(0) : factors.get(place);
    if (!sum.is(Operator.SUM)
        || translated.containsKey(sum)
        || factors.stream().anyMatch(Translation::isKronecker)
        || !Distribution.pays(sum, isByVector(factors, place), this::at)) {
      return Optional.empty();
    }
    var products = new ArrayList<List<Expr>>();
    for (var term : sum.operands()) {
      var product = new ArrayList<>(factors);
      product.set(place, turned ? pool.transpose(term) : term);
      products.add(product);
    }
    return Optional.of(products);
  }

  private static boolean isKronecker(Expr factor) {
    return factor instanceof Apply apply && apply.operator().name().equals("kron");
  }

  /// Whether a factor meets a vector on one of its sides, so that it is only ever applied.
  private boolean isByVector(List<Expr> factors, int place) {
    for (int i = place + 1; i < factors.size(); i++) {
      if (at(factors.get(i).shape().cols()) == 1 && at(factors.get(i).shape().rows()) > 1) {
        return true;
      }
    }
    for (int i = place - 1; i >= 0; i--) {
      if (at(factors.get(i).shape().rows()) == 1 && at(factors.get(i).shape().cols()) > 1) {
        return true;
      }
    }
    return false;
  }

  /// One factor: an inverse is applied by solving.
  private Factor factor(Expr expr) {
    boolean turned = expr.is(Operator.TRANSPOSE);
    var inner = turned ? expr.operand(0) : expr;
    return inverted(inner)
        .<Factor>map(base -> new Factor.Inverse(factors(base), turned))
        .orElseGet(() -> new Factor.Matrix(of(expr)));
  }

  /// The `A` of `inv(A)` or `A^(-1)`, where it is no number.
  private static Optional<Expr> inverted(Expr expr) {
    if (!(expr instanceof Apply apply) || apply.shape().isScalar()) {
      return Optional.empty();
    }
    boolean isInverse =
        (apply.operator().notation() == Notation.FUNCTION && apply.operator().name().equals("inv"))
            || (apply.operator().notation() == Notation.MATRIX_POWER
                && apply.operand(1) instanceof Literal exponent
                && exponent.value().equals(Rational.of(-1)));
    return isInverse ? Optional.of(apply.operand(0)) : Optional.empty();
  }

  private Node factors(Expr square) {
    return graph.factors(of(square), facts.isSymmetric(square));
  }

  private Node matrixPower(Apply apply) {
    var base = apply.operand(0);
    if (apply.operand(1) instanceof Literal exponent
        && exponent.value().isInteger()
        && exponent.value().abs().compareTo(Rational.of(HIGHEST)) <= 0
        && exponent.value().signum() != 0) {
      int k = exponent.value().numerator().intValueExact();
      var one = k > 0 ? new Factor.Matrix(of(base)) : new Factor.Inverse(factors(base), false);
      return new Powers(graph).of(one, Math.abs(k));
    }
    return primitives.reference(
        Primitive.MATRIX_POWER,
        operands(apply),
        List.of(),
        at(apply.shape().rows()),
        at(apply.shape().cols()));
  }

  /// Higher powers of matrices are left to the reference arithmetic.
  private static final long HIGHEST = 64;

  // --------------------------------------------------------------- traces and diagonals

  /// `tr(A*B) = sum(A .* B')`, where the factors are turned and cut so that it costs least.
  private Node trace(Expr square) {
    if (square.shape().isScalar()) {
      return of(square);
    }
    if (square.is(Operator.TRANSPOSE)) {
      return trace(square.operand(0));
    }
    if (square.is(Operator.SUM) && !translated.containsKey(square)) {
      return square.operands().stream().map(this::trace).reduce(graph::add).orElseThrow();
    }
    var terms =
        square.is(Operator.PRODUCT) && !translated.containsKey(square)
            ? multipliedOut(flattened(square.operands()))
            : Optional.<List<List<Expr>>>empty();
    if (terms.isPresent()) {
      return terms.get().stream()
          .map(term -> trace(pool.product(term)))
          .reduce(graph::add)
          .orElseThrow();
    }
    var matrices = new ArrayList<Factor>();
    var scale = factorsOf(square, matrices);
    boolean hadIdentity =
        matrices.removeIf(factor ->
            factor instanceof Factor.Matrix matrix
                && matrix.node().op() instanceof Op.Eye
                && matrices.size() > 1);
    if (matrices.size() > 1) {
      return graph.multiply(scale, new Cycle(graph, matrices).trace());
    }
    return hadIdentity && !matrices.isEmpty()
        ? graph.multiply(scale, graph.sum(graph.diagonal(Chain.multiply(graph, matrices))))
        : graph.sum(graph.diagonal(of(square)));
  }

  /// The factors of a product that are no numbers; the numbers are multiplied.
  private Node factorsOf(Expr product, List<Factor> matrices) {
    var factors = new Factors(pool, this::at).of(List.of(product));
    factors.others().forEach(factor -> matrices.add(factor(factor)));
    return factors.numbers().isEmpty() ? graph.constant(1) : multiply(factors.numbers());
  }

  /// `diag(A*B) = (A .* B')*ones`.
  private Node diagonal(Expr square) {
    if (square.is(Operator.TRANSPOSE)) {
      return diagonal(square.operand(0));
    }
    if (square.is(Operator.SUM) && !translated.containsKey(square)) {
      return square.operands().stream().map(this::diagonal).reduce(graph::add).orElseThrow();
    }
    if (!square.is(Operator.PRODUCT) || translated.containsKey(square)) {
      return graph.diagonal(of(square));
    }
    var matrices = new ArrayList<Factor>();
    var scale = factorsOf(square, matrices);
    return matrices.size() < 2
        ? graph.diagonal(of(square))
        : graph.multiply(scale, Cycle.diagonal(graph, matrices));
  }

  // --------------------------------------------------------------- rearrangements and functions

  private Node slice(Apply apply) {
    var extents = apply.extents();
    int row = at(extents.get(0)) - 1;
    int col = at(extents.get(2)) - 1;
    return graph.slice(
        of(apply.operand(0)), row, col, at(apply.shape().rows()), at(apply.shape().cols()));
  }

  private Node function(Apply apply) {
    int rows = at(apply.shape().rows());
    int cols = at(apply.shape().cols());
    if (apply.operator().equals(Operator.ZEROS)) {
      return graph.fill(0, rows, cols);
    }
    if (apply.operator().equals(Operator.ONES)) {
      return graph.fill(1, rows, cols);
    }
    if (apply.operator().equals(Operator.EYE)) {
      return graph.eye(rows);
    }
    var fused = FUSED.get(apply.operator().name());
    if (fused != null) {
      return graph.unary(fused, of(apply.operand(0)));
    }
    var definition =
        catalogue
            .definition(apply.operator())
            .filter(found ->
                found.primitive().isPresent()
                    || found.computation().isPresent()
                    || found.meaning().isPresent())
            .orElseThrow(() -> unknown(apply));
    if (definition.primitive().isEmpty()) {
      var template = definition.computation().or(definition::meaning).orElseThrow();
      return of(template.expand(apply, pool));
    }
    return switch (definition.primitive().get()) {
      case TRACE -> trace(apply.operand(0));
      case DIAGONAL -> diagonal(apply.operand(0));
      case INVERSE ->
          apply.shape().isScalar()
              ? graph.power(of(apply.operand(0)), -1)
              : graph.inverse(factors(apply.operand(0)));
      case DETERMINANT ->
          apply.operand(0).shape().isScalar()
              ? of(apply.operand(0))
              : graph.scalarOf(new Op.Determinant(), factors(apply.operand(0)));
      case LOG_DETERMINANT ->
          apply.operand(0).shape().isScalar()
              ? graph.unary(Function.LOG, graph.unary(Function.ABS, of(apply.operand(0))))
              : graph.scalarOf(new Op.LogDeterminant(), factors(apply.operand(0)));
      default ->
          primitives.of(definition.primitive().get(), operands(apply), extents(apply), rows, cols);
    };
  }

  private static TracetrickException unknown(Apply apply) {
    return new TracetrickException(
        Diagnostic.of(
                Diagnostic.Code.UNSUPPORTED,
                "nothing is known of what "
                    + apply.operator().name()
                    + " computes, so it has no value")
            .withHint("write what it computes in its place"));
  }
}
