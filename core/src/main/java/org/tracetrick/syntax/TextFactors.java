package org.tracetrick.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;

/// Writes products and powers: the quotients and roots that people write for negative and halved
/// exponents.
///
/// @param written the parts written so far; operands are among them
record TextFactors(Map<Expr, Text> written) {

  private Text part(Expr part) {
    var text = written.get(part);
    if (text == null) {
      throw new IllegalStateException("not written yet: " + part);
    }
    return text;
  }

  Text product(Apply product) {
    var factors = Factors.of(product, this::divides);
    var size = factors.coefficient().abs();
    var front = new StringBuilder();
    var below = new ArrayList<String>();
    if (Numbers.isPlain(size)) {
      front.append(size.isOne() ? "" : Numbers.plain(size));
    } else {
      boolean unit = size.numerator().equals(Rational.ONE.numerator());
      front.append(unit ? "" : size.numerator().toString());
      below.add(size.denominator().toString());
    }
    for (var scalar : factors.scalars()) {
      if (divides(scalar)) {
        front.append(front.isEmpty() ? "1/" : "/").append(reciprocal(scalar));
      } else {
        boolean alone = factors.scalars().size() == 1 && factors.chain().isEmpty();
        front
            .append(front.isEmpty() ? "" : "*")
            .append(alone ? scalarChain(scalar) : factor(scalar));
      }
    }
    var above = withChain(front.toString(), factors.chain());
    factors.divisors().forEach(divisor -> below.add(reciprocal(divisor)));
    var text = new StringBuilder(above.isEmpty() ? "1" : above);
    if (below.size() == 1) {
      text.append('/').append(below.getFirst());
    } else if (!below.isEmpty()) {
      text.append("/(").append(String.join("*", below)).append(')');
    }
    return new Text(factors.coefficient().signum() < 0, text.toString(), Text.Binding.PRODUCT);
  }

  private String withChain(String front, List<Expr> chain) {
    if (chain.size() == 1 && isEntrywise(chain.getFirst())) {
      var only = chain.getFirst();
      var operands = only.is(Operator.HADAMARD) ? only.operands() : chain;
      return hadamard(front, operands).text();
    }
    var text = new StringBuilder(front);
    for (var matrix : chain) {
      text.append(text.isEmpty() ? "" : "*").append(factor(matrix));
    }
    return text.toString();
  }

  /// Whether this part, unnamed, begins a run of `.*` and `./` that scalars may stand before.
  private boolean isEntrywise(Expr matrix) {
    return part(matrix).binding() == Text.Binding.PRODUCT
        && ((matrix.is(Operator.HADAMARD) && matrix.operands().size() <= 8) || divides(matrix));
  }

  private String factor(Expr factor) {
    return part(factor).within(Text.Binding.POWER);
  }

  /// A run of matrix factors whose value is a scalar needs no parentheses where it is alone.
  private String scalarChain(Expr scalar) {
    return scalar.is(Operator.PRODUCT) && !scalar.operand(0).shape().isScalar()
        ? part(scalar).within(Text.Binding.PRODUCT)
        : factor(scalar);
  }

  /// `front*A.*B./C`.
  Text hadamard(String front, List<Expr> operands) {
    var text = new StringBuilder(front);
    boolean first = true;
    for (var operand : operands) {
      if (divides(operand)) {
        text.append(text.isEmpty() ? "1" : "").append("./").append(reciprocal(operand));
      } else {
        text.append(text.isEmpty() ? "" : first ? "*" : ".*").append(factor(operand));
      }
      first = false;
    }
    return Text.of(text.toString(), Text.Binding.PRODUCT);
  }

  Text power(Apply power) {
    if (Factors.isDivisor(power)) {
      return Text.of(
          (power.shape().isScalar() ? "1/" : "1./") + reciprocal(power), Text.Binding.PRODUCT);
    }
    return positivePower(power, Rational.ONE);
  }

  /// Whether this is a power with a negative exponent that has no name of its own.
  private boolean divides(Expr expr) {
    return Factors.isDivisor(expr) && part(expr).binding() != Text.Binding.ATOM;
  }

  /// What a division by this power of a negative exponent divides by.
  private String reciprocal(Expr power) {
    return positivePower(power, Rational.MINUS_ONE).within(Text.Binding.POWER);
  }

  /// The power with its exponent times `sign`, if it is a number.
  private Text positivePower(Expr power, Rational sign) {
    var base = part(power.operand(0));
    var hat = power.shape().isScalar() ? "^" : ".^";
    if (!(power.operand(1) instanceof Literal literal)) {
      return Text.of(
          base.within(Text.Binding.POSTFIX) + hat + exponent(power.operand(1)), Text.Binding.POWER);
    }
    var exponent = literal.value().times(sign);
    if (exponent.isOne()) {
      return base;
    }
    return exponent.equals(Rational.HALF)
        ? Text.of("sqrt(" + base.whole() + ")", Text.Binding.ATOM)
        : Text.of(
            base.within(Text.Binding.POSTFIX) + hat + Numbers.exponent(exponent),
            Text.Binding.POWER);
  }

  String exponent(Expr exponent) {
    return exponent instanceof Literal literal
        ? Numbers.exponent(literal.value())
        : part(exponent).within(Text.Binding.ATOM);
  }
}
