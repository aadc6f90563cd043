package org.tracetrick.syntax;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Symbol;

/// Writes an expression in LaTeX: `2 X^\top (X w - y)`.
///
/// Meant to be read by people; braces are always balanced. Shared and deep parts are named as
/// [TextWriter] names them, and explained at the end: `u_{1}^\top u_{1} \quad \text{where } u_{1} =
/// X w - y`.
public final class LatexWriter {

  private final Function<Operator, Optional<String>> templates;
  private final Map<Expr, String> given;
  private final Set<String> taken;
  private final Map<Expr, Latex> written = new HashMap<>();
  private int fresh;

  private LatexWriter(
      Function<Operator, Optional<String>> templates,
      Map<Expr, String> given,
      Set<String> taken,
      int fresh) {
    this.fresh = fresh;
    this.templates = templates;
    this.given = given;
    this.taken = taken;
  }

  /// The LaTeX of an expression.
  ///
  /// @param templates how an operator is set, with `#1`, `#2` for operands and then extents; where
  ///   there is none, as `\operatorname{name}(…)`
  /// @param names the names, in the input notation, that some parts have
  public static String write(
      Expr expr, Function<Operator, Optional<String>> templates, Map<Expr, String> names) {
    var taken = new HashSet<>(Naming.taken(expr, names));
    return new LatexWriter(templates, names, taken, 0).document(expr);
  }

  private String document(Expr root) {
    var plan = Naming.plan(root, given);
    var bindings = new ArrayList<String>();
    for (var part : plan.order()) {
      var text = part(part);
      if (plan.named().contains(part)) {
        var name = Latex.of(LatexNames.variable(freshName()), Latex.Binding.ATOM);
        bindings.add(name.text() + " = " + text.whole());
        text = name;
      }
      written.put(part, text);
    }
    var body = of(root).whole();
    return bindings.isEmpty()
        ? body
        : body + " \\quad \\text{where } " + String.join(",\\; ", bindings);
  }

  private String freshName() {
    String name;
    do {
      name = "u" + ++fresh;
    } while (taken.contains(name));
    return name;
  }

  private Latex of(Expr part) {
    var text = written.get(part);
    if (text == null) {
      throw new IllegalStateException("not written yet: " + part);
    }
    return text;
  }

  private Latex part(Expr part) {
    var name = given.get(part);
    if (name != null) {
      return Latex.of(LatexNames.variable(name), Latex.Binding.ATOM);
    }
    return switch (part) {
      case Symbol symbol -> Latex.of(LatexNames.variable(symbol.name()), Latex.Binding.ATOM);
      case Literal literal -> number(literal.value());
      case Apply apply -> apply(apply);
    };
  }

  private static Latex number(Rational value) {
    return new Latex(value.signum() < 0, magnitude(value.abs()), Latex.Binding.ATOM);
  }

  private static String magnitude(Rational size) {
    boolean decimal = Numbers.isPlain(size) && !isFraction(size);
    return decimal
        ? Numbers.plain(size)
        : "\\frac{" + size.numerator() + "}{" + size.denominator() + "}";
  }

  /// Whether the number is set as a fraction although it has a short decimal form: ½, ¾.
  private static boolean isFraction(Rational size) {
    return !size.isInteger() && size.denominator().compareTo(BigInteger.TEN) <= 0;
  }

  private Latex apply(Apply apply) {
    return switch (apply.operator().notation()) {
      case SUM -> sum(apply);
      case PRODUCT -> product(apply);
      case HADAMARD -> hadamard(apply.operands());
      case POWER -> power(apply);
      case MATRIX_POWER -> raised(apply.operand(0), exponent(apply.operand(1)));
      case TRANSPOSE -> transpose(apply.operand(0));
      case DIFFERENTIAL -> Latex.of(differential(apply.operand(0)), Latex.Binding.RAISED);
      case INDEX -> index(apply);
      case BLOCK -> Latex.of(block(apply), Latex.Binding.ATOM);
      case SIZE -> size(apply.extents().getFirst());
      case FUNCTION -> function(apply);
    };
  }

  private Latex sum(Apply sum) {
    var text = new StringBuilder();
    for (var operand : sum.operands()) {
      var term = of(operand);
      text.append(text.isEmpty() ? term.negated() ? "-" : "" : term.negated() ? " - " : " + ");
      text.append(
          term.binding() == Latex.Binding.SUM ? Latex.parenthesised(term.text()) : term.text());
    }
    return Latex.of(text.toString(), Latex.Binding.SUM);
  }

  private Latex product(Apply product) {
    var factors = Factors.of(product, this::divides);
    var size = factors.coefficient().abs();
    var above = new ArrayList<String>();
    var below = new ArrayList<String>();
    if (factors.divisors().isEmpty() || (!isFraction(size) && Numbers.isPlain(size))) {
      above.add(size.isOne() ? "" : magnitude(size));
    } else {
      above.add(size.numerator().equals(Rational.ONE.numerator()) ? "" : "" + size.numerator());
      below.add(size.denominator().toString());
    }
    boolean alone = factors.scalars().size() == 1 && factors.chain().isEmpty();
    for (var scalar : factors.scalars()) {
      boolean chain = alone && scalar.is(Operator.PRODUCT);
      above.add(of(scalar).within(chain ? Latex.Binding.PRODUCT : Latex.Binding.RAISED));
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
            parts.add(of(matrix).within(only ? Latex.Binding.PRODUCT : Latex.Binding.RAISED)));
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

  private Latex hadamard(List<Expr> operands) {
    var text = new StringBuilder();
    for (var operand : operands) {
      boolean divides = divides(operand);
      if (divides) {
        text.append(text.isEmpty() ? "1" : "").append(" \\oslash ");
        text.append(reciprocal(operand).within(Latex.Binding.RAISED));
      } else {
        text.append(text.isEmpty() ? "" : " \\odot ");
        text.append(of(operand).within(Latex.Binding.RAISED));
      }
    }
    return Latex.of(text.toString(), Latex.Binding.PRODUCT);
  }

  /// Whether this is a power with a negative exponent that has no name of its own.
  private boolean divides(Expr expr) {
    return Factors.isDivisor(expr) && of(expr).binding() == Latex.Binding.PRODUCT;
  }

  private Latex power(Apply power) {
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
      return of(base);
    }
    if (scalar && exponent.equals(Rational.HALF)) {
      return Latex.of("\\sqrt{" + of(base).whole() + "}", Latex.Binding.ATOM);
    }
    return raised(base, (scalar ? "" : "\\odot ") + exponent);
  }

  private Latex raised(Expr base, String exponent) {
    return Latex.of(
        of(base).within(Latex.Binding.ATOM) + "^{" + exponent + "}", Latex.Binding.RAISED);
  }

  private String exponent(Expr exponent) {
    return exponent instanceof Literal literal ? literal.value().toString() : of(exponent).whole();
  }

  private Latex transpose(Expr operand) {
    if (operand.is(Operator.TRANSPOSE) || !(operand instanceof Apply apply)) {
      return raisedBare(of(operand), "^\\top");
    }
    boolean inverse =
        apply.operator().name().equals("inv")
            && apply.operands().size() == 1
            && of(operand).binding() == Latex.Binding.RAISED;
    return inverse ? raised(apply.operand(0), "-\\top") : raisedBare(of(operand), "^\\top");
  }

  private static Latex raisedBare(Latex base, String mark) {
    return Latex.of(base.within(Latex.Binding.ATOM) + mark, Latex.Binding.RAISED);
  }

  private String differential(Expr operand) {
    var name = given.get(operand);
    if (name != null) {
      return "\\mathrm{d}" + LatexNames.variable(name);
    }
    return operand instanceof Symbol symbol
        ? "\\mathrm{d}" + LatexNames.variable(symbol.name())
        : "\\mathrm{d}"
            + Latex.parenthesised(
                new LatexWriter(templates, given, taken, fresh).document(operand));
  }

  private Latex index(Apply index) {
    var operand = index.operand(0);
    var extents = index.extents();
    var rows = range(extents.get(0), extents.get(1), operand.shape().rows());
    var cols = range(extents.get(2), extents.get(3), operand.shape().cols());
    var place =
        operand.shape().isColumn() ? rows : operand.shape().isRow() ? cols : rows + "," + cols;
    var base = of(operand).within(Latex.Binding.ATOM);
    return Latex.of("{" + base + "}_{" + place + "}", Latex.Binding.ATOM);
  }

  private static String range(Dim from, Dim to, Dim all) {
    if (from.isOne() && to.equals(all)) {
      return ":";
    }
    return from.equals(to) ? extent(from) : extent(from) + ":" + extent(to);
  }

  private String block(Apply block) {
    var rows = new ArrayList<String>();
    int next = 0;
    for (var length : block.extents()) {
      int end = next + (int) length.asNumber().orElseThrow();
      rows.add(
          String.join(
              " & ",
              block.operands().subList(next, end).stream().map(cell -> of(cell).whole()).toList()));
      next = end;
    }
    return "\\begin{bmatrix} " + String.join(" \\\\ ", rows) + " \\end{bmatrix}";
  }

  private static Latex size(Dim dim) {
    return Latex.of(
        extent(dim),
        dim.terms().size() > 1
            ? Latex.Binding.SUM
            : dim.asName().isPresent() ? Latex.Binding.ATOM : Latex.Binding.PRODUCT);
  }

  private static String extent(Dim dim) {
    return Numbers.size(dim, LatexNames::variable, " ");
  }

  private Latex function(Apply function) {
    var extents = function.extents().stream().map(LatexWriter::extent).toList();
    if (function.operator().signature().isEmpty()) {
      return constant(function, extents);
    }
    var operands = new ArrayList<Latex>();
    function.operands().forEach(operand -> operands.add(of(operand)));
    extents.forEach(extent -> operands.add(Latex.of(extent, Latex.Binding.SUM)));
    var template = templates.apply(function.operator());
    if (template.isPresent()) {
      var set = new LatexTemplate(template.get());
      return Latex.of(set.filled(operands), set.binding());
    }
    var name = derivativeName(function.operator().name());
    return operands.isEmpty()
        ? Latex.of(LatexNames.variable(function.operator().name()), Latex.Binding.ATOM)
        : Latex.of(
            name
                + Latex.parenthesised(
                    String.join(", ", operands.stream().map(Latex::whole).toList())),
            Latex.Binding.ATOM);
  }

  /// `\nabla f` of `grad_f`, `\varphi'` of `diff_phi`, or the function itself.
  private static String derivativeName(String name) {
    int mark = name.indexOf('_');
    var of = mark > 0 && mark < name.length() - 1 ? name.substring(mark + 1) : "";
    return switch (of.isEmpty() ? "" : name.substring(0, mark)) {
      case "grad" -> "\\nabla " + LatexNames.function(of);
      case "hess" -> "\\nabla^{2} " + LatexNames.function(of);
      case "diff" -> LatexNames.function(of) + "'";
      case "diff2" -> LatexNames.function(of) + "''";
      default -> LatexNames.function(name);
    };
  }

  private static Latex constant(Apply constant, List<String> extents) {
    var symbol = constant.is(Operator.EYE) ? "I" : constant.is(Operator.ONES) ? "\\mathbf{1}" : "0";
    var shape = constant.shape();
    var size =
        constant.is(Operator.EYE) || shape.isColumn()
            ? extents.getFirst()
            : String.join(" \\times ", extents);
    return Latex.of(symbol + "_{" + size + "}", Latex.Binding.ATOM);
  }
}
