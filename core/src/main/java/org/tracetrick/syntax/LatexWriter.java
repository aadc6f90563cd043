package org.tracetrick.syntax;

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
  private final LatexFactors factors = new LatexFactors(written);
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
      case Literal literal -> Latex.of(literal.value());
      case Apply apply -> apply(apply);
    };
  }

  private Latex apply(Apply apply) {
    return switch (apply.operator().notation()) {
      case SUM -> sum(apply);
      case PRODUCT -> factors.product(apply);
      case HADAMARD -> factors.hadamard(apply.operands());
      case POWER -> factors.power(apply);
      case MATRIX_POWER -> factors.raised(apply.operand(0), factors.exponent(apply.operand(1)));
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

  private Latex transpose(Expr operand) {
    if (operand.is(Operator.TRANSPOSE) || !(operand instanceof Apply apply)) {
      return raisedBare(of(operand), "^\\top");
    }
    boolean inverse =
        apply.operator().name().equals("inv")
            && apply.operands().size() == 1
            && of(operand).binding() == Latex.Binding.RAISED;
    return inverse ? factors.raised(apply.operand(0), "-\\top") : raisedBare(of(operand), "^\\top");
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
