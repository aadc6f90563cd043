package org.tracetrick.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;

/// Sets products and powers: fractions, roots, ⊙ and ⊘.
///
/// @param written the parts written so far; operands are among them
record LatexFactors(Map<Expr, Latex> written) {

  private Latex part(Expr part) {
    var text = written.get(part);
    if (text == null) {
      throw new IllegalStateException("not written yet: " + part);
    }
    return text;
  }

  Latex product(Apply product) {
    var factors = Factors.of(product, this::divides);
    var size = factors.coefficient().abs();
    var above = new ArrayList<String>();
    var below = new ArrayList<String>();
    if (factors.divisors().isEmpty() || (!Latex.isFraction(size) && Numbers.isPlain(size))) {
      above.add(size.isOne() ? "" : Latex.magnitude(size));
    } else {
      above.add(size.numerator().equals(Rational.ONE.numerator()) ? "" : "" + size.numerator());
      below.add(size.denominator().toString());
    }
    boolean alone = factors.scalars().size() == 1 && factors.chain().isEmpty();
    for (var scalar : factors.scalars()) {
      boolean chain = alone && scalar.is(Operator.PRODUCT);
      above.add(part(scalar).within(chain ? Latex.Binding.PRODUCT : Latex.Binding.RAISED));
    }
    boolean one = factors.divisors().size() == 1 && below.isEmpty();
    for (var divisor : factors.divisors()) {
      below.add(reciprocal(divisor).within(one ? Latex.Binding.SUM : Latex.Binding.RAISED));
    }
    var text = beside(above);
    if (!below.isEmpty()) {
      text = "\\frac{" + (text.isEmpty() ? "1" : text) + "}{" + beside(below) + "}";
    }
    var parts = new ArrayList<>(List.of(text));
    boolean only = text.isEmpty() && factors.chain().size() == 1;
    factors
        .chain()
        .forEach(matrix ->
            parts.add(part(matrix).within(only ? Latex.Binding.PRODUCT : Latex.Binding.RAISED)));
    return new Latex(factors.coefficient().signum() < 0, beside(parts), Latex.Binding.PRODUCT);
  }

  /// Factors side by side, with a dot where two numbers would run together.
  private static String beside(List<String> factors) {
    var text = new StringBuilder();
    for (var factor : factors) {
      if (factor.isEmpty()) {
        continue;
      }
      boolean numbers = !text.isEmpty() && Characters.isDigit(factor.charAt(0));
      text.append(text.isEmpty() ? "" : numbers ? " \\cdot " : " ").append(factor);
    }
    return text.toString();
  }

  Latex hadamard(List<Expr> operands) {
    var text = new StringBuilder();
    for (var operand : operands) {
      boolean divides = divides(operand);
      if (divides) {
        text.append(text.isEmpty() ? "1" : "").append(" \\oslash ");
        text.append(reciprocal(operand).within(Latex.Binding.RAISED));
      } else {
        text.append(text.isEmpty() ? "" : " \\odot ");
        text.append(part(operand).within(Latex.Binding.RAISED));
      }
    }
    return Latex.of(text.toString(), Latex.Binding.PRODUCT);
  }

  /// Whether this is a power with a negative exponent that has no name of its own.
  private boolean divides(Expr expr) {
    return Factors.isDivisor(expr) && part(expr).binding() == Latex.Binding.PRODUCT;
  }

  Latex power(Apply power) {
    if (!Factors.isDivisor(power)) {
      return power(power, Rational.ONE);
    }
    var below = reciprocal(power);
    return power.shape().isScalar()
        ? Latex.of("\\frac{1}{" + below.whole() + "}", Latex.Binding.PRODUCT)
        : Latex.of("1 \\oslash " + below.within(Latex.Binding.RAISED), Latex.Binding.PRODUCT);
  }

  private Latex reciprocal(Expr power) {
    return power(power, Rational.MINUS_ONE);
  }

  /// The power with its exponent times `sign`, if it is a number.
  private Latex power(Expr power, Rational sign) {
    var base = power.operand(0);
    boolean scalar = power.shape().isScalar();
    if (!(power.operand(1) instanceof Literal literal)) {
      return raised(base, (scalar ? "" : "\\odot ") + exponent(power.operand(1)));
    }
    var exponent = literal.value().times(sign);
    if (exponent.isOne()) {
      return part(base);
    }
    if (scalar && exponent.equals(Rational.HALF)) {
      return Latex.of("\\sqrt{" + part(base).whole() + "}", Latex.Binding.ATOM);
    }
    return raised(base, (scalar ? "" : "\\odot ") + exponent);
  }

  Latex raised(Expr base, String exponent) {
    return Latex.of(
        part(base).within(Latex.Binding.ATOM) + "^{" + exponent + "}", Latex.Binding.RAISED);
  }

  String exponent(Expr exponent) {
    return exponent instanceof Literal literal
        ? literal.value().toString()
        : part(exponent).whole();
  }
}
