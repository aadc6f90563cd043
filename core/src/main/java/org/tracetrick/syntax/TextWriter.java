package org.tracetrick.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
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

  private final Map<Expr, String> given;
  private final Set<String> taken;
  private final Map<Expr, Text> written = new HashMap<>();
  private final TextFactors factors = new TextFactors(written);
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
        text = Text.of(name, Text.Binding.ATOM);
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

  private Text of(Expr part) {
    var text = written.get(part);
    if (text == null) {
      throw new IllegalStateException("not written yet: " + part);
    }
    return text;
  }

  private Text part(Expr part) {
    var name = given.get(part);
    if (name != null) {
      return Text.of(name, Text.Binding.ATOM);
    }
    return switch (part) {
      case Symbol symbol -> Text.of(symbol.name(), Text.Binding.ATOM);
      case Literal literal -> Text.of(literal.value());
      case Apply apply -> apply(apply);
    };
  }

  private Text apply(Apply apply) {
    return switch (apply.operator().notation()) {
      case SUM -> sum(apply);
      case PRODUCT -> factors.product(apply);
      case HADAMARD -> factors.hadamard("", apply.operands());
      case POWER -> factors.power(apply);
      case MATRIX_POWER ->
          Text.of(
              of(apply.operand(0)).within(Text.Binding.POSTFIX)
                  + "^"
                  + factors.exponent(apply.operand(1)),
              Text.Binding.POWER);
      case TRANSPOSE ->
          Text.of(of(apply.operand(0)).within(Text.Binding.POSTFIX) + "'", Text.Binding.POSTFIX);
      case DIFFERENTIAL -> Text.of(differential(apply.operand(0)), Text.Binding.ATOM);
      case INDEX -> Text.of(index(apply), Text.Binding.POSTFIX);
      case BLOCK -> Text.of(block(apply), Text.Binding.ATOM);
      case SIZE -> size(apply.extents().getFirst());
      case FUNCTION -> Text.of(function(apply), Text.Binding.ATOM);
    };
  }

  private Text sum(Apply sum) {
    var text = new StringBuilder();
    for (var operand : sum.operands()) {
      var term = of(operand);
      text.append(text.isEmpty() ? term.negated() ? "-" : "" : term.negated() ? " - " : " + ");
      text.append(term.binding() == Text.Binding.SUM ? "(" + term.text() + ")" : term.text());
    }
    return Text.of(text.toString(), Text.Binding.SUM);
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
    return of(operand).within(Text.Binding.POSTFIX) + "[" + place + "]";
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

  private static Text size(Dim dim) {
    if (dim.asName().isPresent()) {
      return Text.of(dim.asName().get(), Text.Binding.ATOM);
    }
    var text = Numbers.size(dim);
    return Text.of(text, dim.terms().size() > 1 ? Text.Binding.SUM : Text.Binding.PRODUCT);
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
