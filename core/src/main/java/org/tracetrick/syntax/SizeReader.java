package org.tracetrick.syntax;

import java.math.BigInteger;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.TracetrickException;

/// Reads a size: an expression of size names and whole numbers with `+ - * ^`.
final class SizeReader {

  private static final int MAX_LENGTH = 500;
  private static final int MAX_TERMS = 1_000;
  private static final int MAX_POWER = 8;
  private static final BigInteger MAX_NUMBER = BigInteger.valueOf(Integer.MAX_VALUE);

  private final String text;

  private SizeReader(String text) {
    this.text = text;
  }

  static Dim read(String text) {
    var reader = new SizeReader(text.strip());
    if (text.isBlank()) {
      throw reader.refusal(Diagnostic.Code.SYNTAX, "a size is missing");
    }
    if (text.length() > MAX_LENGTH) {
      throw new SizeReader("…")
          .refusal(
              Diagnostic.Code.LIMIT, "a size is written with " + text.length() + " characters");
    }
    Tree tree;
    try {
      tree = Parser.parse(text);
    } catch (TracetrickException refused) {
      throw withoutPlace(refused);
    }
    Dim size;
    try {
      size = reader.size(tree);
    } catch (ArithmeticException overflow) {
      throw reader.refusal(Diagnostic.Code.LIMIT, "the size is too large");
    }
    if (size.terms().values().stream().allMatch(count -> count < 0)) {
      throw reader.refusal(Diagnostic.Code.DOMAIN, "a size is at least 1");
    }
    return size;
  }

  static TracetrickException withoutPlace(TracetrickException refused) {
    var diagnostic = refused.diagnostic();
    var bare = Diagnostic.of(diagnostic.code(), diagnostic.message());
    return new TracetrickException(diagnostic.hint().map(bare::withHint).orElse(bare));
  }

  private TracetrickException refusal(Diagnostic.Code code, String message) {
    return new TracetrickException(
        Diagnostic.of(code, "`" + text + "`: " + message)
            .withHint("a size is a name, a whole number, or made of them with + - * ^"));
  }

  private Dim size(Tree tree) {
    return switch (tree) {
      case Tree.Number number -> Dim.of(whole(number.value()));
      case Tree.Name name -> Dim.named(name.name());
      case Tree.Negated negated -> Dim.ZERO.minus(size(negated.operand()));
      case Tree.Sum sum -> sum(sum);
      case Tree.Product product -> product(product);
      case Tree.Power power -> power(power);
      case Tree.Call _, Tree.Transposed _, Tree.Indexed _, Tree.Blocks _, Tree.Let _ ->
          throw refusal(Diagnostic.Code.SYNTAX, "this is no size");
    };
  }

  private long whole(Rational number) {
    if (!number.isInteger()) {
      throw refusal(Diagnostic.Code.DOMAIN, number + " is no whole number");
    }
    if (number.numerator().abs().compareTo(MAX_NUMBER) > 0) {
      throw refusal(Diagnostic.Code.LIMIT, "the size is too large");
    }
    return number.numerator().longValueExact();
  }

  private Dim sum(Tree.Sum sum) {
    var total = Dim.ZERO;
    for (var term : sum.terms()) {
      var size = size(term.operand());
      total =
          switch (term.sign()) {
            case PLUS -> total.plus(size);
            case MINUS -> total.minus(size);
          };
    }
    return total;
  }

  private Dim product(Tree.Product product) {
    var total = Dim.ONE;
    for (var factor : product.factors()) {
      if (factor.link() != Tree.Link.TIMES) {
        throw refusal(Diagnostic.Code.SYNTAX, "`" + factor.link().text() + "` makes no size");
      }
      total = times(total, size(factor.operand()));
    }
    return total;
  }

  private Dim power(Tree.Power power) {
    if (!(power.exponent() instanceof Tree.Number exponent)
        || !exponent.value().isInteger()
        || exponent.value().compareTo(Rational.of(MAX_POWER)) > 0
        || exponent.value().signum() < 0) {
      throw refusal(
          Diagnostic.Code.SYNTAX, "the power of a size is a number from 0 to " + MAX_POWER);
    }
    var base = size(power.base());
    var total = Dim.ONE;
    for (long k = whole(exponent.value()); k > 0; k--) {
      total = times(total, base);
    }
    return total;
  }

  private Dim times(Dim left, Dim right) {
    if ((long) left.terms().size() * right.terms().size() > MAX_TERMS) {
      throw refusal(Diagnostic.Code.LIMIT, "the size has too many terms");
    }
    return left.times(right);
  }
}
