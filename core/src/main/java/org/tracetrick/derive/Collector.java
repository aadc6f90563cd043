package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Trait;
import org.tracetrick.rules.Facts;

/// Collects like terms and like factors, drops units, and moves transposes to where fewest are
/// needed: the part of simplification that no pattern can say.
///
/// It never multiplies out a product of sums.
final class Collector {

  /// How deep a transpose is pushed into sums of products of sums.
  private static final int MAX_DEPTH = 60;

  private final Pool pool;
  private final Facts facts;
  private final Arrangement arrangement;
  private final IdentityHashMap<Expr, Expr> transposes = new IdentityHashMap<>();
  private int depth;

  Collector(Facts facts, Arrangement arrangement) {
    this.pool = facts.pool();
    this.facts = facts;
    this.arrangement = arrangement;
  }

  /// The expression with these operands in place of its own, collected.
  Expr rebuild(Apply expr, List<Expr> operands) {
    return switch (expr.operator().notation()) {
      case SUM -> sum(operands);
      case PRODUCT -> product(operands);
      case HADAMARD -> hadamard(operands);
      case POWER -> power(operands.get(0), operands.get(1));
      case TRANSPOSE -> transpose(operands.getFirst());
      case MATRIX_POWER -> matrixPower(operands.get(0), operands.get(1));
      case FUNCTION -> function(expr, operands);
      case DIFFERENTIAL, INDEX, BLOCK, SIZE ->
          pool.apply(expr.operator(), operands, expr.extents());
    };
  }

  // -------------------------------------------------------------- sums

  private record Like(Expr body, Rational coefficient) {}

  Expr sum(List<Expr> terms) {
    var shape = terms.getFirst().shape();
    var collected = new LinkedHashMap<Expr, Like>();
    for (var term : summands(terms)) {
      var like = like(term);
      if (!like.coefficient().isZero()) {
        collected.merge(
            arrangement.key(like.body()),
            like,
            (a, b) -> new Like(a.body(), a.coefficient().plus(b.coefficient())));
      }
    }
    var kept = new ArrayList<Expr>();
    for (var like : collected.values()) {
      if (!like.coefficient().isZero()) {
        kept.add(scaled(like.coefficient(), like.body()));
      }
    }
    if (kept.isEmpty()) {
      return pool.zeros(shape);
    }
    return fewestTransposes(Operator.SUM, arrangement.ordered(kept));
  }

  /// The terms, with sums among them gone through, also those with a number in front.
  private List<Expr> summands(List<Expr> terms) {
    var summands = new ArrayList<Expr>(terms.size());
    for (var term : flat(Operator.SUM, terms)) {
      if (term.is(Operator.PRODUCT)
          && term.operands().size() == 2
          && term.operand(0) instanceof Literal number
          && term.operand(1).is(Operator.SUM)) {
        term.operand(1).operands().forEach(inner -> summands.add(pool.product(number, inner)));
      } else {
        summands.add(term);
      }
    }
    return summands;
  }

  private Like like(Expr term) {
    if (term instanceof Literal literal) {
      return new Like(pool.literal(1), literal.value());
    }
    if (term.is(Operator.ZEROS)) {
      return new Like(term, Rational.ZERO);
    }
    if (term.is(Operator.PRODUCT) && term.operand(0) instanceof Literal coefficient) {
      var rest = term.operands().subList(1, term.operands().size());
      return new Like(pool.product(rest), coefficient.value());
    }
    return new Like(term, Rational.ONE);
  }

  private Expr scaled(Rational coefficient, Expr body) {
    return pool.product(pool.literal(coefficient), body);
  }

  private static List<Expr> flat(Operator operator, List<Expr> operands) {
    var flat = new ArrayList<Expr>(operands.size());
    for (var operand : operands) {
      if (operand.is(operator)) {
        flat.addAll(operand.operands());
      } else {
        flat.add(operand);
      }
    }
    return flat;
  }

  // -------------------------------------------------------------- products

  Expr product(List<Expr> factors) {
    var raw = pool.product(factors);
    if (!raw.is(Operator.PRODUCT)) {
      return raw;
    }
    var coefficient = Rational.ONE;
    var scalars = new ArrayList<Expr>();
    var chain = new ArrayList<Expr>();
    for (var factor : raw.operands()) {
      if (factor instanceof Literal literal) {
        coefficient = literal.value();
      } else if (!factor.shape().isScalar()) {
        chain.add(factor);
      } else if (factor.is(Operator.PRODUCT)) {
        scalars.add(scalarChain(factor.operands()));
      } else {
        scalars.add(factor);
      }
    }
    if (scalars.isEmpty() && raw.shape().isScalar()) {
      return scaled(coefficient, scalarChain(chain));
    }
    var outer = outerChain(chain, scalars);
    var all = new ArrayList<Expr>();
    all.add(pool.literal(coefficient));
    all.addAll(collectedPowers(flatScalars(scalars)));
    all.addAll(outer);
    return pool.product(all);
  }

  private static List<Expr> flatScalars(List<Expr> scalars) {
    var flat = new ArrayList<Expr>();
    for (var scalar : scalars) {
      if (scalar.is(Operator.PRODUCT) && scalar.operand(0).shape().isScalar()) {
        flat.addAll(scalar.operands());
      } else {
        flat.add(scalar);
      }
    }
    return flat;
  }

  /// The chain without the runs inside it whose value is a scalar; those join `scalars`.
  private List<Expr> outerChain(List<Expr> chain, List<Expr> scalars) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < chain.size(); i++) {
      if (chain.get(i).shape().cols().isOne()) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first == last) {
      return powers(chain);
    }
    int from = first + 1;
    for (int i = from; i <= last; i++) {
      if (chain.get(i).shape().cols().isOne()) {
        scalars.add(scalarChain(chain.subList(from, i + 1)));
        from = i + 1;
      }
    }
    var outer = new ArrayList<>(powers(chain.subList(0, first + 1)));
    outer.addAll(powers(chain.subList(last + 1, chain.size())));
    return outer;
  }

  /// A run whose value is a scalar, written from the end that needs fewer transposes.
  private Expr scalarChain(List<Expr> chain) {
    var forward = pool.product(powers(chain));
    if (!forward.is(Operator.PRODUCT) || forward.operand(0).shape().isScalar()) {
      return forward;
    }
    var reversed = pool.product(powers(reversed(chain)));
    int difference = transposes(reversed) - transposes(forward);
    return difference < 0 || (difference == 0 && arrangement.prefers(forward, reversed))
        ? reversed
        : forward;
  }

  private static int transposes(Expr product) {
    int count = 0;
    for (var factor : product.operands()) {
      count += factor.is(Operator.TRANSPOSE) ? 1 : 0;
    }
    return count;
  }

  private List<Expr> reversed(List<Expr> chain) {
    var reversed = new ArrayList<Expr>();
    for (var factor : chain.reversed()) {
      reversed.add(transpose(factor));
    }
    return reversed;
  }

  /// Neighbours that are powers of one matrix become one power; identities go.
  private List<Expr> powers(List<Expr> chain) {
    var merged = new ArrayList<Expr>();
    for (var factor : chain) {
      if (factor.is(Operator.EYE) && chain.size() > 1) {
        continue;
      }
      if (!merged.isEmpty() && factor.shape().isSquare()) {
        var together = together(merged.getLast(), factor);
        if (together.isPresent()) {
          merged.removeLast();
          if (!together.get().is(Operator.EYE) || chain.size() == 1) {
            merged.add(together.get());
          }
          continue;
        }
      }
      merged.add(factor);
    }
    return merged.isEmpty() && !chain.isEmpty() ? List.of(chain.getFirst()) : merged;
  }

  private Optional<Expr> together(Expr left, Expr right) {
    var base = matrixBase(left);
    if (!arrangement.key(base).equals(arrangement.key(matrixBase(right)))) {
      return Optional.empty();
    }
    return Optional.of(
        pool.apply(
            Operator.MATRIX_POWER,
            base,
            sum(List.of(matrixExponent(left), matrixExponent(right)))));
  }

  private static Expr matrixBase(Expr factor) {
    return factor.is(Operator.MATRIX_POWER) ? factor.operand(0) : factor;
  }

  private Expr matrixExponent(Expr factor) {
    return factor.is(Operator.MATRIX_POWER) ? factor.operand(1) : pool.literal(1);
  }

  private Expr matrixPower(Expr base, Expr exponent) {
    if (base.is(Operator.MATRIX_POWER)
        && base.operand(1) instanceof Literal inner
        && exponent instanceof Literal outer
        && inner.value().isInteger()
        && outer.value().isInteger()) {
      return pool.apply(
          Operator.MATRIX_POWER, base.operand(0), pool.literal(inner.value().times(outer.value())));
    }
    return pool.apply(Operator.MATRIX_POWER, base, exponent);
  }

  // -------------------------------------------------------------- entry by entry

  Expr hadamard(List<Expr> factors) {
    var raw = pool.hadamard(factors);
    var outside = new ArrayList<Expr>();
    var core = raw;
    if (raw.is(Operator.PRODUCT) && !raw.shape().isScalar()) {
      for (var factor : raw.operands()) {
        if (factor.shape().isScalar()) {
          outside.add(factor);
        } else {
          core = factor;
        }
      }
    }
    if (!core.is(Operator.HADAMARD)) {
      return raw.shape().isScalar() || outside.isEmpty() ? raw : product(raw.operands());
    }
    var kept = new ArrayList<Expr>();
    for (var factor : core.operands()) {
      if (!factor.is(Operator.ONES)) {
        kept.add(factor);
      }
    }
    var powers = collectedPowers(kept);
    outside.add(
        powers.isEmpty() ? pool.ones(core.shape()) : fewestTransposes(Operator.HADAMARD, powers));
    return product(outside);
  }

  private record Powered(Expr base, Expr exponent) {}

  /// Factors with one base become one power; those that become 1 go.
  private List<Expr> collectedPowers(List<Expr> factors) {
    var collected = new LinkedHashMap<Expr, Powered>();
    for (var factor : factors) {
      var powered = powered(factor);
      collected.merge(
          arrangement.key(powered.base()),
          powered,
          (a, b) -> new Powered(a.base(), sum(List.of(a.exponent(), b.exponent()))));
    }
    var kept = new ArrayList<Expr>();
    for (var powered : collected.values()) {
      var factor = power(powered.base(), powered.exponent());
      if (!factor.is(Operator.ONES) && !(factor instanceof Literal one && one.value().isOne())) {
        kept.add(factor);
      }
    }
    return arrangement.ordered(kept);
  }

  private Powered powered(Expr factor) {
    return factor.is(Operator.POWER) && factor.operand(1).shape().isScalar()
        ? new Powered(factor.operand(0), factor.operand(1))
        : new Powered(factor, pool.literal(1));
  }

  Expr power(Expr base, Expr exponent) {
    if (!(exponent instanceof Literal k)) {
      return pool.power(base, exponent);
    }
    if (base.is(Operator.TRANSPOSE)) {
      return pool.transpose(power(base.operand(0), exponent));
    }
    if (!k.value().isInteger()) {
      return pool.power(base, exponent);
    }
    if (base.is(Operator.HADAMARD)) {
      return hadamard(base.operands().stream().map(f -> power(f, exponent)).toList());
    }
    if (base.is(Operator.PRODUCT) && base.operand(0).shape().isScalar()) {
      var factors = new ArrayList<Expr>();
      var chain = new ArrayList<Expr>();
      for (var factor : base.operands()) {
        if (factor.shape().isScalar()) {
          factors.add(power(factor, exponent));
        } else {
          chain.add(factor);
        }
      }
      if (!chain.isEmpty()) {
        factors.add(power(pool.product(chain), exponent));
      }
      return product(factors);
    }
    return pool.power(base, exponent);
  }

  // -------------------------------------------------------------- transposes and functions

  Expr transpose(Expr operand) {
    if (operand.shape().isScalar() || facts.isSymmetric(operand)) {
      return operand;
    }
    if (!(operand instanceof Apply apply) || depth > MAX_DEPTH) {
      return pool.transpose(operand);
    }
    var known = transposes.get(operand);
    if (known == null) {
      depth++;
      known = pushed(apply);
      depth--;
      transposes.put(operand, known);
    }
    return known;
  }

  private Expr pushed(Apply apply) {
    return switch (apply.operator().notation()) {
      case TRANSPOSE -> apply.operand(0);
      case PRODUCT -> transposedProduct(apply);
      case SUM, HADAMARD -> {
        var pushed = transposed(apply.operands());
        yield !arrangement.pushesTransposes() && turned(apply.operands()) + 1 <= turned(pushed)
            ? pool.transpose(apply)
            : apply.is(Operator.SUM) ? sum(pushed) : hadamard(pushed);
      }
      case MATRIX_POWER ->
          pool.apply(Operator.MATRIX_POWER, transpose(apply.operand(0)), apply.operand(1));
      case POWER, DIFFERENTIAL, INDEX, BLOCK, SIZE -> pool.transpose(apply);
      case FUNCTION ->
          apply.is(Operator.ONES) && !apply.shape().isColumn() && !apply.shape().isRow()
              ? pool.ones(apply.shape().transposed())
              : pool.transpose(apply);
    };
  }

  private List<Expr> transposed(List<Expr> operands) {
    return operands.stream().map(this::transpose).toList();
  }

  private Expr transposedProduct(Apply product) {
    var factors = new ArrayList<Expr>();
    var chain = new ArrayList<Expr>();
    for (var factor : product.operands()) {
      (factor.shape().isScalar() ? factors : chain).add(factor);
    }
    factors.addAll(reversed(chain));
    return product(factors);
  }

  /// A sum or Hadamard product of these operands, or the transpose of that of their transposes:
  /// whichever shows fewer transposes.
  private Expr fewestTransposes(Operator operator, List<Expr> operands) {
    var upright = pool.apply(operator, operands, List.of());
    int count = turned(operands);
    boolean flat = upright.shape().isColumn() || upright.shape().isRow();
    if (arrangement.pushesTransposes()
        || 2 * count <= operands.size()
        || operands.size() < 2
        || (operator.equals(Operator.SUM) && !flat)) {
      return upright;
    }
    var transposed = transposed(operands);
    return turned(transposed) + 1 < count
        ? pool.transpose(pool.apply(operator, arrangement.ordered(transposed), List.of()))
        : upright;
  }

  private static int turned(List<Expr> operands) {
    int count = 0;
    for (var operand : operands) {
      count += lead(operand).is(Operator.TRANSPOSE) ? 1 : 0;
    }
    return count;
  }

  /// The first matrix factor, whose transpose tells how a product is written.
  private static Expr lead(Expr operand) {
    if (!operand.is(Operator.PRODUCT)) {
      return operand;
    }
    for (var factor : operand.operands()) {
      if (!factor.shape().isScalar()) {
        return factor;
      }
    }
    return operand;
  }

  private Expr function(Apply call, List<Expr> operands) {
    if (call.is(Operator.ONES) && call.shape().isRow()) {
      return pool.transpose(pool.ones(call.shape().transposed()));
    }
    boolean turned =
        call.operator().has(Trait.ELEMENTWISE)
            && !operands.isEmpty()
            && operands.stream().allMatch(operand -> operand.is(Operator.TRANSPOSE));
    if (turned) {
      var inner = operands.stream().map(operand -> operand.operand(0)).toList();
      return pool.transpose(pool.apply(call.operator(), inner, List.of()));
    }
    return pool.apply(call.operator(), operands, call.extents());
  }
}
