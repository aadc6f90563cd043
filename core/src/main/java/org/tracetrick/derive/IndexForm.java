package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;

/// A linear map as an array, entry by entry: `D[i,j,k,l] = A[i,k]*B[l,j]`, and as a contraction for
/// code: `einsum('ik,lj->ijkl', A, B)`.
///
/// The indices are those of the function, then those of the variable. Deltas are removed by
/// renaming where an index is summed over. Source: Laue, Mitterreiter, Giesen 2020.
public final class IndexForm {

  private static final List<String> INDICES =
      List.of("i", "j", "k", "l", "p", "q", "r", "s", "t", "u", "v", "w", "a", "b", "c", "e", "g");

  private final Pool pool;
  private final Symbol variable;
  private final List<String> free;
  private final Function<Expr, String> text;
  private int next;

  private IndexForm(Pool pool, Symbol variable, List<String> free, Function<Expr, String> text) {
    this.pool = pool;
    this.variable = variable;
    this.free = free;
    this.text = text;
  }

  /// The two texts.
  public record Views(String index, String einsum) {}

  /// The entries of a linear map; empty where its operator holds a function that rearranges
  /// entries, or has no closed form.
  ///
  /// @param operator an expression linear in `d(variable)`
  /// @param names names that no index may have
  /// @param text how expressions are written
  public static Optional<Views> of(
      Expr operator, Symbol variable, Set<String> names, Pool pool, Function<Expr, String> text) {
    var free = INDICES.stream().filter(index -> !names.contains(index)).toList();
    if (free.size() < 8) {
      return Optional.empty();
    }
    var form = new IndexForm(pool, variable, free, text);
    try {
      return Optional.of(form.views(operator));
    } catch (NoIndexForm _) {
      return Optional.empty();
    }
  }

  /// Thrown inside where an operand has no index form; never leaves this class.
  private static final class NoIndexForm extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// A constant array and the indices of its axes.
  private record Factor(Expr array, List<String> indices) {}

  /// A product of entries, summed over the indices that are not free.
  private record Term(List<Expr> scalars, List<Factor> factors) {

    Term times(Term other) {
      var both = new ArrayList<>(scalars);
      both.addAll(other.scalars);
      var all = new ArrayList<>(factors);
      all.addAll(other.factors);
      return new Term(both, all);
    }
  }

  private Views views(Expr operator) {
    var outer = labels(operator.shape());
    var inner = labels(variable.shape());
    var axes = new ArrayList<>(outer.written());
    axes.addAll(inner.written());
    var index = new ArrayList<String>();
    var einsum = new ArrayList<String>();
    for (var term : walk(operator, outer.row(), outer.col(), inner)) {
      var complete = complete(term, outer, operator.shape(), inner);
      index.add(operator.holdsDifferential() ? entries(complete, axes) : "0");
      einsum.add(contraction(complete, axes));
    }
    return new Views("D[" + String.join(",", axes) + "] = " + sum(index), sum(einsum));
  }

  private static String sum(List<String> terms) {
    return String.join(" + ", terms).replace("+ -", "- ");
  }

  /// The indices of a row and a column, and those that are axes of the array.
  private record Labels(String row, String col, List<String> written) {}

  private Labels labels(Shape shape) {
    var row = fresh();
    var col = fresh();
    if (shape.isScalar()) {
      next -= 2;
      return new Labels("", "", List.of());
    }
    if (shape.isColumn()) {
      next--;
      return new Labels(row, "", List.of(row));
    }
    if (shape.isRow()) {
      next--;
      return new Labels("", row, List.of(row));
    }
    return new Labels(row, col, List.of(row, col));
  }

  private String fresh() {
    if (next >= free.size()) {
      throw new NoIndexForm();
    }
    return free.get(next++);
  }

  private String fresh(Dim extent) {
    return extent.isOne() ? "" : fresh();
  }

  // -------------------------------------------------------------- entries

  private List<Term> walk(Expr expr, String row, String col, Labels inner) {
    if (!expr.holdsDifferential()) {
      return List.of(constant(expr, row, col));
    }
    if (!(expr instanceof Apply apply)) {
      throw new NoIndexForm();
    }
    return switch (apply.operator().notation()) {
      case DIFFERENTIAL -> List.of(delta(apply, row, col, inner));
      case TRANSPOSE -> walk(apply.operand(0), col, row, inner);
      case SUM ->
          apply.operands().stream().flatMap(t -> walk(t, row, col, inner).stream()).toList();
      case HADAMARD -> hadamard(apply, row, col, inner);
      case PRODUCT -> product(apply, row, col, inner);
      case FUNCTION -> function(apply, row, col, inner);
      case POWER, MATRIX_POWER, INDEX, BLOCK, SIZE -> throw new NoIndexForm();
    };
  }

  private static Term constant(Expr expr, String row, String col) {
    if (expr.is(Operator.TRANSPOSE)) {
      return constant(expr.operand(0), col, row);
    }
    if (expr.shape().isScalar()) {
      return new Term(List.of(expr), List.of());
    }
    if (expr.is(Operator.ONES)) {
      return new Term(List.of(), List.of());
    }
    var indices = new ArrayList<String>();
    if (!expr.shape().rows().isOne()) {
      indices.add(row);
    }
    if (!expr.shape().cols().isOne()) {
      indices.add(col);
    }
    return new Term(List.of(), List.of(new Factor(expr, indices)));
  }

  /// `dX[row,col]` is 1 where the indices are those of the variable: an identity for each pair.
  private Term delta(Apply differential, String row, String col, Labels inner) {
    var factors = new ArrayList<Factor>();
    var shape = differential.shape();
    if (!shape.rows().isOne()) {
      factors.add(new Factor(pool.eye(shape.rows()), List.of(row, inner.row())));
    }
    if (!shape.cols().isOne()) {
      factors.add(new Factor(pool.eye(shape.cols()), List.of(col, inner.col())));
    }
    return new Term(List.of(), factors);
  }

  private List<Term> hadamard(Apply product, String row, String col, Labels inner) {
    var terms = List.of(new Term(List.of(), List.of()));
    for (var factor : product.operands()) {
      terms = times(terms, walk(factor, row, col, inner));
    }
    return terms;
  }

  private List<Term> product(Apply product, String row, String col, Labels inner) {
    var terms = List.of(new Term(List.of(), List.of()));
    var chain = new ArrayList<Expr>();
    for (var factor : product.operands()) {
      if (factor.shape().isScalar()) {
        terms = times(terms, walk(factor, "", "", inner));
      } else {
        chain.add(factor);
      }
    }
    var left = row;
    int at = 0;
    while (at < chain.size()) {
      int end = at + 1;
      while (!chain.get(at).holdsDifferential()
          && end < chain.size()
          && !chain.get(end).holdsDifferential()) {
        end++;
      }
      var run = pool.product(chain.subList(at, end));
      var right = end == chain.size() ? col : fresh(run.shape().cols());
      terms = times(terms, walk(run, left, right, inner));
      left = right;
      at = end;
    }
    return terms;
  }

  private List<Term> function(Apply call, String row, String col, Labels inner) {
    var operand = call.operands().getFirst();
    return switch (call.operator().name()) {
      case "tr" -> {
        var index = fresh(operand.shape().rows());
        yield walk(operand, index, index, inner);
      }
      case "sum" ->
          walk(operand, fresh(operand.shape().rows()), fresh(operand.shape().cols()), inner);
      case "diag" -> {
        if (call.shape().isColumn()) {
          yield walk(operand, row, row, inner);
        }
        var diagonal = new Factor(pool.eye(call.shape().rows()), List.of(row, col));
        yield times(List.of(new Term(List.of(), List.of(diagonal))), walk(operand, row, "", inner));
      }
      default -> throw new NoIndexForm();
    };
  }

  private static List<Term> times(List<Term> left, List<Term> right) {
    var product = new ArrayList<Term>();
    for (var a : left) {
      right.forEach(b -> product.add(a.times(b)));
    }
    return product;
  }

  // -------------------------------------------------------------- renaming

  /// The term with deltas removed where they can be, and every free index written.
  private Term complete(Term term, Labels outer, Shape function, Labels inner) {
    var axes = new HashSet<>(outer.written());
    axes.addAll(inner.written());
    var factors = new ArrayList<>(term.factors());
    for (int i = 0; i < factors.size(); i++) {
      var factor = factors.get(i);
      if (!factor.array().is(Operator.EYE) || factor.indices().size() != 2) {
        continue;
      }
      var first = factor.indices().get(0);
      var second = factor.indices().get(1);
      var bound = axes.contains(first) ? second : first;
      if (first.equals(second) || axes.contains(bound)) {
        continue;
      }
      var kept = bound.equals(first) ? second : first;
      factors.remove(i);
      factors.replaceAll(f -> renamed(f, bound, kept));
      i = -1;
    }
    var used = new HashSet<String>();
    factors.forEach(factor -> used.addAll(factor.indices()));
    addOnes(factors, used, outer, function);
    addOnes(factors, used, inner, variable.shape());
    return new Term(term.scalars(), factors);
  }

  private void addOnes(List<Factor> factors, Set<String> used, Labels labels, Shape shape) {
    var extents = shape.axes();
    for (int i = 0; i < labels.written().size(); i++) {
      var index = labels.written().get(i);
      if (!used.contains(index)) {
        factors.add(new Factor(pool.ones(Shape.column(extents.get(i))), List.of(index)));
      }
    }
  }

  private static Factor renamed(Factor factor, String from, String to) {
    return new Factor(
        factor.array(),
        factor.indices().stream().map(index -> index.equals(from) ? to : index).toList());
  }

  // -------------------------------------------------------------- texts

  private String entries(Term term, List<String> axes) {
    var product = new ArrayList<String>();
    var sign = isNegation(term) ? "-" : "";
    scalars(term).filter(_ -> sign.isEmpty()).ifPresent(product::add);
    var summed = new LinkedHashSet<String>();
    for (var factor : term.factors()) {
      factor.indices().stream().filter(index -> !axes.contains(index)).forEach(summed::add);
      if (!factor.array().is(Operator.ONES)) {
        product.add(operand(factor.array()) + "[" + String.join(",", factor.indices()) + "]");
      }
    }
    var entry = product.isEmpty() ? "1" : String.join("*", product);
    return sign + (summed.isEmpty() ? entry : "sum_" + String.join("", summed) + " " + entry);
  }

  private String contraction(Term term, List<String> axes) {
    var subscripts = new ArrayList<String>();
    var arrays = new ArrayList<String>();
    for (var factor : term.factors()) {
      subscripts.add(String.join("", factor.indices()));
      arrays.add(text.apply(factor.array()));
    }
    var einsum =
        "einsum('"
            + String.join(",", subscripts)
            + "->"
            + String.join("", axes)
            + "', "
            + String.join(", ", arrays)
            + ")";
    return scalars(term)
        .map(scalar -> (isNegation(term) ? "-" : scalar + "*") + einsum)
        .orElse(einsum);
  }

  private boolean isNegation(Term term) {
    return !term.scalars().isEmpty()
        && pool.product(term.scalars()) instanceof Literal number
        && number.value().equals(Rational.MINUS_ONE);
  }

  private Optional<String> scalars(Term term) {
    if (term.scalars().isEmpty()) {
      return Optional.empty();
    }
    var product = pool.product(term.scalars());
    var written = text.apply(product);
    return Optional.of(product.is(Operator.SUM) ? "(" + written + ")" : written);
  }

  private String operand(Expr array) {
    var written = text.apply(array);
    return array instanceof Symbol || isCall(written) ? written : "(" + written + ")";
  }

  /// Whether the text is one call: its first parenthesis closes at its end.
  private static boolean isCall(String call) {
    if (!call.endsWith(")") || call.startsWith("(")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < call.length(); i++) {
      depth += call.charAt(i) == '(' ? 1 : call.charAt(i) == ')' ? -1 : 0;
      boolean inName = Character.isLetterOrDigit(call.charAt(i)) || call.charAt(i) == '_';
      if (depth == 0 && i < call.length() - 1 && !inName) {
        return false;
      }
    }
    return true;
  }
}
