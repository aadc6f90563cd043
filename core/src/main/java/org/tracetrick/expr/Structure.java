package org.tracetrick.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The normal order of sums, products, powers and transposes, kept as a [Pool] makes them.
///
/// - A sum is flat and holds no zero.
/// - A product is `[coefficient] scalar… factor…`: one literal in front unless it is 1, then scalar
///   factors, those that are written as divisors last, then a chain of at least one non-scalar
///   factor. A run of matrix factors whose value is a scalar (`x'*A*y`) is one scalar factor, and
///   is never spliced into its surroundings.
/// - A Hadamard product is flat, of non-scalars, divisors last; scalar factors stand outside.
/// - Division is a power with a negative exponent, a square root a power ½.
///
/// Flattening stops at [#FLAT] operands, so that a chain that grows link by link costs linear time;
/// beyond it an operand of the same operator stays nested.
final class Structure {

  static final int FLAT = 64;

  private final Pool pool;

  Structure(Pool pool) {
    this.pool = pool;
  }

  Expr sum(List<Expr> terms) {
    var shape = terms.getFirst().shape();
    var flat = new ArrayList<Expr>(terms.size());
    for (var term : terms) {
      if (!term.shape().equals(shape)) {
        throw Pool.misfit("+", terms.stream().map(Expr::shape).toList());
      }
      if (isZero(term)) {
        continue;
      }
      if (term.is(Operator.SUM) && flattens(terms.size(), term.operands().size())) {
        flat.addAll(term.operands());
      } else {
        flat.add(term);
      }
    }
    if (shape.isScalar()) {
      foldNumbers(flat);
    }
    if (flat.isEmpty()) {
      return pool.zeros(shape);
    }
    return flat.size() == 1 ? flat.getFirst() : pool.node(Operator.SUM, flat, List.of(), shape);
  }

  /// Numbers in a sum become one, where the first of them stands.
  private void foldNumbers(List<Expr> terms) {
    int first = -1;
    var total = Rational.ZERO;
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i) instanceof Literal literal) {
        total = total.plus(literal.value());
        first = first < 0 ? i : first;
      }
    }
    if (first < 0) {
      return;
    }
    terms.set(first, pool.literal(total));
    int kept = first;
    for (int i = terms.size() - 1; i >= 0; i--) {
      if (terms.get(i) instanceof Literal && (i != kept || total.isZero())) {
        terms.remove(i);
      }
    }
  }

  private static boolean flattens(int operands, int nested) {
    return operands + nested <= FLAT;
  }

  Expr product(List<Expr> factors) {
    var gathered = new Factors(factors.size());
    factors.forEach(gathered::add);
    return gathered.product();
  }

  /// Gathers the factors of a product from left to right.
  private final class Factors {
    private final int written;
    private Rational coefficient = Rational.ONE;
    private final List<Expr> scalars = new ArrayList<>();
    private List<Expr> chain = new ArrayList<>();
    private boolean zero;

    Factors(int written) {
      this.written = written;
    }

    void add(Expr factor) {
      if (factor instanceof Literal literal) {
        coefficient = coefficient.times(literal.value());
      } else if (factor.is(Operator.PRODUCT) && !isScalarChain(factor)) {
        addProduct(factor);
      } else if (factor.shape().isScalar()) {
        scalars.add(factor);
      } else {
        append(factor);
      }
    }

    private void addProduct(Expr product) {
      var chained = new ArrayList<Expr>();
      for (var factor : product.operands()) {
        if (factor instanceof Literal literal) {
          coefficient = coefficient.times(literal.value());
        } else if (factor.shape().isScalar()) {
          scalars.add(factor);
        } else {
          chained.add(factor);
        }
      }
      if (chained.isEmpty()) {
        return;
      }
      if (flattens(Math.max(written, chain.size()), chained.size())) {
        chained.forEach(this::append);
      } else {
        append(chainOf(chained));
      }
    }

    private void append(Expr factor) {
      zero |= isZero(factor);
      if (!chain.isEmpty() && !chain.getLast().shape().cols().equals(factor.shape().rows())) {
        throw Pool.misfit("*", List.of(chain.getLast().shape(), factor.shape()));
      }
      chain.add(factor);
      if (chain.getFirst().shape().rows().isOne() && factor.shape().cols().isOne()) {
        scalars.add(chainOf(chain));
        chain = new ArrayList<>();
      }
    }

    Expr product() {
      var shape =
          chain.isEmpty()
              ? Shape.SCALAR
              : new Shape(chain.getFirst().shape().rows(), chain.getLast().shape().cols());
      if (zero || coefficient.isZero()) {
        return pool.zeros(shape);
      }
      var operands = new ArrayList<Expr>();
      if (!coefficient.isOne()) {
        operands.add(pool.literal(coefficient));
      }
      operands.addAll(divisorsLast(scalars));
      operands.addAll(chain);
      if (operands.isEmpty()) {
        return pool.literal(1);
      }
      return operands.size() == 1
          ? operands.getFirst()
          : pool.node(Operator.PRODUCT, operands, List.of(), shape);
    }
  }

  private static List<Expr> divisorsLast(List<Expr> factors) {
    var ordered = new ArrayList<Expr>(factors.size());
    var divisors = new ArrayList<Expr>();
    for (var factor : factors) {
      (isDivisor(factor) ? divisors : ordered).add(factor);
    }
    ordered.addAll(divisors);
    return ordered;
  }

  /// Whether a factor is written as a division: `x^(-1)`.
  private static boolean isDivisor(Expr factor) {
    return factor.is(Operator.POWER)
        && factor.operand(1) instanceof Literal k
        && k.value().signum() < 0;
  }

  private Expr chainOf(List<Expr> chain) {
    var shape = new Shape(chain.getFirst().shape().rows(), chain.getLast().shape().cols());
    if (chain.stream().anyMatch(Structure::isZero)) {
      return pool.zeros(shape);
    }
    return chain.size() == 1
        ? chain.getFirst()
        : pool.node(Operator.PRODUCT, chain, List.of(), shape);
  }

  /// Whether this is a run of matrix factors whose value is a scalar: `x'*A*y`.
  private static boolean isScalarChain(Expr product) {
    return product.shape().isScalar() && !product.operand(0).shape().isScalar();
  }

  Expr hadamard(List<Expr> factors) {
    var outside = new ArrayList<Expr>();
    var inside = new ArrayList<Expr>();
    for (var factor : factors) {
      if (factor.shape().isScalar()) {
        outside.add(factor);
        continue;
      }
      var core = factor;
      if (factor.is(Operator.PRODUCT) && factor.operand(0).shape().isScalar()) {
        var chain = new ArrayList<Expr>();
        factor.operands().forEach(f -> (f.shape().isScalar() ? outside : chain).add(f));
        core = chainOf(chain);
      }
      if (core.is(Operator.HADAMARD) && flattens(factors.size(), core.operands().size())) {
        inside.addAll(core.operands());
      } else {
        inside.add(core);
      }
    }
    if (inside.isEmpty()) {
      return product(outside);
    }
    var shape = inside.getFirst().shape();
    for (var factor : inside) {
      if (!factor.shape().equals(shape)) {
        throw Pool.misfit(".*", inside.stream().map(Expr::shape).toList());
      }
    }
    if (inside.stream().anyMatch(Structure::isZero)) {
      return pool.zeros(shape);
    }
    outside.add(
        inside.size() == 1
            ? inside.getFirst()
            : pool.node(Operator.HADAMARD, divisorsLast(inside), List.of(), shape));
    return product(outside);
  }

  Expr power(Expr base, Expr exponent) {
    if (base.shape().isScalar() && !exponent.shape().isScalar()) {
      return power(product(List.of(base, pool.ones(exponent.shape()))), exponent);
    }
    if (!exponent.shape().isScalar() && !exponent.shape().equals(base.shape())) {
      throw Pool.misfit(".^", List.of(base.shape(), exponent.shape()));
    }
    if (exponent instanceof Literal literal) {
      var folded = foldedPower(base, literal.value());
      if (folded.isPresent()) {
        return folded.get();
      }
    }
    return pool.node(Operator.POWER, List.of(base, exponent), List.of(), base.shape());
  }

  private Optional<Expr> foldedPower(Expr base, Rational k) {
    if (k.isOne() || base.is(Operator.ONES)) {
      return Optional.of(base);
    }
    if (k.isZero()) {
      return Optional.of(pool.ones(base.shape()));
    }
    if (base instanceof Literal literal) {
      return literal.value().isOne()
          ? Optional.of(base)
          : literal.value().power(k).map(pool::literal);
    }
    if (!k.isInteger()) {
      return Optional.empty();
    }
    if (base.is(Operator.POWER) && base.operand(1) instanceof Literal inner) {
      return Optional.of(power(base.operand(0), pool.literal(inner.value().times(k))));
    }
    if (k.signum() < 0
        && base.shape().isScalar()
        && base.is(Operator.PRODUCT)
        && !isScalarChain(base)) {
      return Optional.of(
          product(base.operands().stream().map(f -> power(f, pool.literal(k))).toList()));
    }
    return Optional.empty();
  }

  Expr matrixPower(Expr base, Expr exponent) {
    if (base.shape().isScalar()) {
      return power(base, exponent);
    }
    if (!base.shape().isSquare() || !exponent.shape().isScalar()) {
      throw Pool.misfit("^", List.of(base.shape(), exponent.shape()));
    }
    if (exponent instanceof Literal literal) {
      if (literal.value().isOne() || base.is(Operator.EYE)) {
        return base;
      }
      if (literal.value().isZero()) {
        return pool.eye(base.shape().rows());
      }
    }
    return pool.node(Operator.MATRIX_POWER, List.of(base, exponent), List.of(), base.shape());
  }

  Expr transpose(Expr operand) {
    if (operand.shape().isScalar() || operand.is(Operator.EYE)) {
      return operand;
    }
    if (operand.is(Operator.TRANSPOSE)) {
      return operand.operand(0);
    }
    if (isZero(operand)) {
      return pool.zeros(operand.shape().transposed());
    }
    return pool.node(Operator.TRANSPOSE, List.of(operand), List.of(), operand.shape().transposed());
  }

  Expr index(Expr operand, List<Dim> extents) {
    var rows = extents.get(1).minus(extents.get(0)).plus(Dim.ONE);
    var cols = extents.get(3).minus(extents.get(2)).plus(Dim.ONE);
    var shape = new Shape(rows, cols);
    if (shape.equals(operand.shape()) && extents.get(0).isOne() && extents.get(2).isOne()) {
      return operand;
    }
    return isZero(operand)
        ? pool.zeros(shape)
        : pool.node(Operator.INDEX, List.of(operand), extents, shape);
  }

  Expr block(List<Expr> blocks, List<Dim> rowLengths) {
    var height = Dim.ZERO;
    Optional<Dim> width = Optional.empty();
    int next = 0;
    for (var length : rowLengths) {
      int end = next + Math.toIntExact(length.asNumber().orElseThrow());
      var rowWidth = Dim.ZERO;
      for (var block : blocks.subList(next, end)) {
        rowWidth = rowWidth.plus(block.shape().cols());
        if (!block.shape().rows().equals(blocks.get(next).shape().rows())) {
          throw Pool.misfit("[,]", blocks.stream().map(Expr::shape).toList());
        }
      }
      height = height.plus(blocks.get(next).shape().rows());
      if (width.isPresent() && !width.get().equals(rowWidth)) {
        throw Pool.misfit("[;]", blocks.stream().map(Expr::shape).toList());
      }
      width = Optional.of(rowWidth);
      next = end;
    }
    return blocks.size() == 1
        ? blocks.getFirst()
        : pool.node(Operator.BLOCK, blocks, rowLengths, new Shape(height, width.orElse(Dim.ZERO)));
  }

  static boolean isZero(Expr expr) {
    return expr.is(Operator.ZEROS) || (expr instanceof Literal literal && literal.value().isZero());
  }
}
