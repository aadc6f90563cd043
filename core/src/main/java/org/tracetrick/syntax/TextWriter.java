package org.tracetrick.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Symbol;

/// Writes an expression in the input notation: the inverse of [Parser] and elaboration.
///
/// What the normal order of a [org.tracetrick.expr.Pool] has folded is unfolded to how people write
/// it, in a way that folds back: a negative power is a division (`x/norm2(x)`, `1./X`), a power ½
/// is `sqrt`, a coefficient −1 a minus. The order of factors and terms is kept. A size used as a
/// number is its polynomial in size names, each name a scalar: `(m + n)` folds back to the sum of
/// two sizes.
///
/// Parts that are shared, and links of a deep chain, are named: `let u1 = X*w - y in u1'*u1`. The
/// differential of a symbol X is `dX`, that of a part that the caller has named u is `du`, any
/// other `d(…)`; a differential that holds names of its own has its own `let` inside.
public final class TextWriter {

  /// How tightly a text holds together, loosest first.
  private enum Binding {
    SUM,
    PRODUCT,
    POWER,
    POSTFIX,
    ATOM
  }

  /// A written part; where `negated`, a minus belongs in front of the text.
  private record Written(boolean negated, String text, Binding binding) {

    static Written of(String text, Binding binding) {
      return new Written(false, text, binding);
    }

    String whole() {
      return negated ? "-" + text : text;
    }

    /// The text where only something that holds at least as tightly may stand.
    String within(Binding least) {
      boolean stands = binding.compareTo(least) >= 0 && (!negated || least == Binding.SUM);
      return stands ? whole() : "(" + whole() + ")";
    }
  }

  private final Map<Expr, String> given;
  private final Set<String> taken;
  private final Map<Expr, Written> written = new HashMap<>();
  private int fresh;

  private TextWriter(Map<Expr, String> given, Set<String> taken, int fresh) {
    this.given = given;
    this.taken = taken;
    this.fresh = fresh;
  }

  /// The text of an expression.
  public static String write(Expr expr) {
    return write(expr, Map.of(), Set.of());
  }

  /// The text of an expression in which some parts have names, as in the lines of a derivation.
  public static String write(Expr expr, Map<Expr, String> names) {
    return write(expr, names, Set.of());
  }

  /// The text of an expression in which some parts have names.
  ///
  /// @param reserved names that mean something else: never made up, and `dX` is written `d(X)`
  ///   where it is one of them
  public static String write(Expr expr, Map<Expr, String> names, Set<String> reserved) {
    var taken = new HashSet<>(Naming.taken(expr, names));
    taken.addAll(reserved);
    return new TextWriter(names, taken, 0).document(expr);
  }

  private String document(Expr root) {
    var plan = Naming.plan(root, given);
    var bindings = new ArrayList<String>();
    for (var part : plan.order()) {
      var text = part(part);
      if (plan.named().contains(part)) {
        var name = freshName();
        bindings.add(name + " = " + text.whole());
        text = Written.of(name, Binding.ATOM);
      }
      written.put(part, text);
    }
    var body = of(root).whole();
    return bindings.isEmpty() ? body : "let " + String.join(", ", bindings) + " in " + body;
  }

  private String freshName() {
    String name;
    do {
      name = "u" + ++fresh;
    } while (taken.contains(name) || taken.contains("d" + name));
    return name;
  }

  private Written of(Expr part) {
    var text = written.get(part);
    if (text == null) {
      throw new IllegalStateException("not written yet: " + part);
    }
    return text;
  }

  private Written part(Expr part) {
    var name = given.get(part);
    if (name != null) {
      return Written.of(name, Binding.ATOM);
    }
    return switch (part) {
      case Symbol symbol -> Written.of(symbol.name(), Binding.ATOM);
      case Literal literal -> number(literal.value());
      case Apply apply -> apply(apply);
    };
  }

  private static Written number(Rational value) {
    var size = value.abs();
    return Numbers.isPlain(size)
        ? new Written(value.signum() < 0, Numbers.plain(size), Binding.ATOM)
        : new Written(value.signum() < 0, size.toString(), Binding.PRODUCT);
  }

  private Written apply(Apply apply) {
    return switch (apply.operator().notation()) {
      case SUM -> sum(apply);
      case PRODUCT -> product(apply);
      case HADAMARD -> hadamard("", apply.operands());
      case POWER -> power(apply);
      case MATRIX_POWER ->
          Written.of(
              of(apply.operand(0)).within(Binding.POSTFIX) + "^" + exponent(apply.operand(1)),
              Binding.POWER);
      case TRANSPOSE ->
          Written.of(of(apply.operand(0)).within(Binding.POSTFIX) + "'", Binding.POSTFIX);
      case DIFFERENTIAL -> Written.of(differential(apply.operand(0)), Binding.ATOM);
      case INDEX -> Written.of(index(apply), Binding.POSTFIX);
      case BLOCK -> Written.of(block(apply), Binding.ATOM);
      case SIZE -> size(apply.extents().getFirst());
      case FUNCTION -> Written.of(function(apply), Binding.ATOM);
    };
  }

  private Written sum(Apply sum) {
    var text = new StringBuilder();
    for (var operand : sum.operands()) {
      var term = of(operand);
      text.append(text.isEmpty() ? term.negated ? "-" : "" : term.negated ? " - " : " + ");
      text.append(term.binding == Binding.SUM ? "(" + term.text + ")" : term.text);
    }
    return Written.of(text.toString(), Binding.SUM);
  }

  private Written product(Apply product) {
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
    return new Written(factors.coefficient().signum() < 0, text.toString(), Binding.PRODUCT);
  }

  private String withChain(String front, List<Expr> chain) {
    if (chain.size() == 1 && isEntrywise(chain.getFirst())) {
      var only = chain.getFirst();
      var operands = only.is(Operator.HADAMARD) ? only.operands() : chain;
      return hadamard(front, operands).text;
    }
    var text = new StringBuilder(front);
    for (var matrix : chain) {
      text.append(text.isEmpty() ? "" : "*").append(factor(matrix));
    }
    return text.toString();
  }

  /// Whether this part, unnamed, begins a run of `.*` and `./` that scalars may stand before.
  private boolean isEntrywise(Expr matrix) {
    return of(matrix).binding == Binding.PRODUCT
        && ((matrix.is(Operator.HADAMARD) && matrix.operands().size() <= 8) || divides(matrix));
  }

  private String factor(Expr factor) {
    return of(factor).within(Binding.POWER);
  }

  /// A run of matrix factors whose value is a scalar needs no parentheses where it is alone.
  private String scalarChain(Expr scalar) {
    return scalar.is(Operator.PRODUCT) && !scalar.operand(0).shape().isScalar()
        ? of(scalar).within(Binding.PRODUCT)
        : factor(scalar);
  }

  /// `front*A.*B./C`.
  private Written hadamard(String front, List<Expr> operands) {
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
    return Written.of(text.toString(), Binding.PRODUCT);
  }

  private Written power(Apply power) {
    if (Factors.isDivisor(power)) {
      return Written.of(
          (power.shape().isScalar() ? "1/" : "1./") + reciprocal(power), Binding.PRODUCT);
    }
    return positivePower(power, Rational.ONE);
  }

  /// Whether this is a power with a negative exponent that has no name of its own.
  private boolean divides(Expr expr) {
    return Factors.isDivisor(expr) && of(expr).binding != Binding.ATOM;
  }

  /// What a division by this power of a negative exponent divides by.
  private String reciprocal(Expr power) {
    return positivePower(power, Rational.MINUS_ONE).within(Binding.POWER);
  }

  /// The power with its exponent times `sign`, if it is a number.
  private Written positivePower(Expr power, Rational sign) {
    var base = of(power.operand(0));
    var hat = power.shape().isScalar() ? "^" : ".^";
    if (!(power.operand(1) instanceof Literal literal)) {
      return Written.of(
          base.within(Binding.POSTFIX) + hat + exponent(power.operand(1)), Binding.POWER);
    }
    var exponent = literal.value().times(sign);
    if (exponent.isOne()) {
      return base;
    }
    return exponent.equals(Rational.HALF)
        ? Written.of("sqrt(" + base.whole() + ")", Binding.ATOM)
        : Written.of(
            base.within(Binding.POSTFIX) + hat + Numbers.exponent(exponent), Binding.POWER);
  }

  private String exponent(Expr exponent) {
    return exponent instanceof Literal literal
        ? Numbers.exponent(literal.value())
        : of(exponent).within(Binding.ATOM);
  }

  private String differential(Expr operand) {
    var name =
        given.containsKey(operand)
            ? given.get(operand)
            : operand instanceof Symbol symbol ? symbol.name() : "";
    if (!name.isEmpty()) {
      return taken.contains("d" + name) ? "d(" + name + ")" : "d" + name;
    }
    return "d(" + new TextWriter(given, taken, fresh).document(operand) + ")";
  }

  private String index(Apply index) {
    var operand = index.operand(0);
    var extents = index.extents();
    var rows = range(extents.get(0), extents.get(1), operand.shape().rows());
    var cols = range(extents.get(2), extents.get(3), operand.shape().cols());
    var place =
        operand.shape().isColumn() ? rows : operand.shape().isRow() ? cols : rows + "," + cols;
    return of(operand).within(Binding.POSTFIX) + "[" + place + "]";
  }

  private static String range(Dim from, Dim to, Dim all) {
    if (from.isOne() && to.equals(all)) {
      return ":";
    }
    return from.equals(to) ? Numbers.size(from) : Numbers.size(from) + ":" + Numbers.size(to);
  }

  private String block(Apply block) {
    var text = new StringBuilder("[");
    int next = 0;
    for (var length : block.extents()) {
      text.append(next == 0 ? "" : "; ");
      int end = next + (int) length.asNumber().orElseThrow();
      for (int i = next; i < end; i++) {
        text.append(i == next ? "" : ", ").append(of(block.operand(i)).whole());
      }
      next = end;
    }
    return text.append(']').toString();
  }

  private static Written size(Dim dim) {
    if (dim.asName().isPresent()) {
      return Written.of(dim.asName().get(), Binding.ATOM);
    }
    var text = Numbers.size(dim);
    return Written.of(text, dim.terms().size() > 1 ? Binding.SUM : Binding.PRODUCT);
  }

  private String function(Apply function) {
    var arguments = new ArrayList<String>();
    function.operands().forEach(operand -> arguments.add(of(operand).whole()));
    var extents = function.extents();
    boolean isVector =
        extents.size() == 2
            && extents.getLast().isOne()
            && (function.is(Operator.ONES) || function.is(Operator.ZEROS));
    (isVector ? extents.subList(0, 1) : extents)
        .forEach(extent -> arguments.add(Numbers.size(extent)));
    return arguments.isEmpty()
        ? function.operator().name()
        : function.operator().name() + "(" + String.join(",", arguments) + ")";
  }
}
