package org.tracetrick.elaborate;

import java.util.Optional;
import java.util.Set;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.Tree;

/// Reads a tree as a size: `n`, `3`, `m*n`, `n - 1`, `n^2`.
final class Extents {

  private static final int MAX_POWER = 8;

  private final Set<String> names;
  private final Wording wording;

  /// @param names the size names there are
  Extents(Set<String> names, Wording wording) {
    this.names = names;
    this.wording = wording;
  }

  /// The size that `tree` says, at least 1.
  Dim positive(Tree tree) {
    var dim = read(tree);
    if (dim.asNumber().isPresent() && dim.asNumber().getAsLong() < 1) {
      throw refusal(
          Diagnostic.Code.DOMAIN, tree, wording.text(tree) + " is no size: sizes start at 1");
    }
    return dim;
  }

  private Dim read(Tree tree) {
    return switch (tree) {
      case Tree.Number number when number.value().isInteger() -> number(number);
      case Tree.Name name when names.contains(name.name()) -> Dim.named(name.name());
      case Tree.Negated negated -> Dim.ZERO.minus(read(negated.operand()));
      case Tree.Sum sum -> sum(sum);
      case Tree.Product product when isPlain(product) -> product(product);
      case Tree.Power power when exponent(power).isPresent() -> power(power);
      case Tree.Number number -> throw noSize(number);
      case Tree.Name name -> throw noSize(name);
      case Tree.Product product -> throw noSize(product);
      case Tree.Power power -> throw noSize(power);
      case Tree.Call call -> throw noSize(call);
      case Tree.Transposed transposed -> throw noSize(transposed);
      case Tree.Indexed indexed -> throw noSize(indexed);
      case Tree.Blocks blocks -> throw noSize(blocks);
      case Tree.Let let -> throw noSize(let);
    };
  }

  private Dim number(Tree.Number number) {
    if (number.value().numerator().bitLength() > 31) {
      throw refusal(
          Diagnostic.Code.LIMIT, number, wording.text(number) + " is too large for a size");
    }
    return Dim.of(number.value().numerator().longValueExact());
  }

  private Dim sum(Tree.Sum sum) {
    var total = Dim.ZERO;
    for (var term : sum.terms()) {
      var dim = read(term.operand());
      total =
          switch (term.sign()) {
            case PLUS -> total.plus(dim);
            case MINUS -> total.minus(dim);
          };
    }
    return total;
  }

  private static boolean isPlain(Tree.Product product) {
    return product.factors().stream().allMatch(factor -> factor.link() == Tree.Link.TIMES);
  }

  private Dim product(Tree.Product product) {
    var total = Dim.ONE;
    for (var factor : product.factors()) {
      total = total.times(read(factor.operand()));
    }
    return total;
  }

  private static Optional<Integer> exponent(Tree.Power power) {
    return power.exponent() instanceof Tree.Number number
            && number.value().isInteger()
            && number.value().numerator().bitLength() < 8
            && number.value().signum() > 0
            && number.value().numerator().intValue() <= MAX_POWER
        ? Optional.of(number.value().numerator().intValue())
        : Optional.empty();
  }

  private Dim power(Tree.Power power) {
    var base = read(power.base());
    var total = Dim.ONE;
    for (int i = exponent(power).orElseThrow(); i > 0; i--) {
      total = total.times(base);
    }
    return total;
  }

  private TracetrickException noSize(Tree tree) {
    var text = wording.text(tree);
    var known =
        names.isEmpty()
            ? "a number"
            : "a number, or made of " + Wording.list(names) + " with +, - and *";
    return refusal(
        tree instanceof Tree.Name ? Diagnostic.Code.UNKNOWN_NAME : Diagnostic.Code.UNSUPPORTED,
        tree,
        text + " is no size: a size is " + known);
  }

  private static TracetrickException refusal(Diagnostic.Code code, Tree tree, String message) {
    return new TracetrickException(Diagnostic.of(code, message).at(tree.span()));
  }
}
