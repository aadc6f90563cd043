package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.Rule;
import org.tracetrick.syntax.LatexWriter;
import org.tracetrick.syntax.TextWriter;

/// A derivation as a reader sees it: lines of text, in which long parts that come back have names.
///
/// @param where the names, each explained by those before it
/// @param replayed whether every step of the derivation was applied again, with the same result
public record Explanation(List<Named> where, List<Shown> lines, boolean replayed) {

  public Explanation {
    where = List.copyOf(where);
    lines = List.copyOf(lines);
  }

  /// A part of the function that has a name of its own.
  ///
  /// @param typeset the same in LaTeX, made when it is asked for
  public record Named(String name, String text, Supplier<String> typeset) {

    public String latex() {
      return typeset.get();
    }
  }

  /// A line of the derivation.
  ///
  /// @param text what stands to the right of the equals sign, in the input notation
  /// @param rule the rule that made it
  /// @param isKey whether the line is shown where routine is folded
  /// @param typeset the same in LaTeX, made when it is asked for
  public record Shown(
      Phase phase, String text, Supplier<String> typeset, Rule rule, boolean isKey) {

    public String latex() {
      return typeset.get();
    }
  }

  /// How expressions of the problem are written.
  ///
  /// @param latex how an operator is set, as [LatexWriter] takes it
  /// @param reserved names that mean something in the problem
  public record Style(Function<Operator, Optional<String>> latex, Set<String> reserved) {

    /// This style, in which `dX` is written for the variable alone, and `d(x)` for a constant `x`.
    private Style withOnlyDifferential(Symbol variable, List<Expr> exprs) {
      var taken = new HashSet<>(reserved);
      for (var part : Traversal.postorder(exprs)) {
        if (part instanceof Symbol symbol && !symbol.equals(variable)) {
          taken.add("d" + symbol.name());
        }
      }
      return new Style(latex, taken);
    }

    private String text(Expr expr, Map<Expr, String> names) {
      return TextWriter.write(expr, names, reserved);
    }

    private Supplier<String> typeset(Expr expr, Map<Expr, String> names) {
      return () -> LatexWriter.write(expr, latex, names);
    }
  }

  /// Explains a derivative.
  ///
  /// @param replayed whether the derivation was replayed
  public static Explanation of(Derivative derivative, Pool pool, Style given, boolean replayed) {
    var lines = derivative.derivation().lines();
    var exprs = asDeclared(derivative, pool);
    var style = given.withOnlyDifferential(derivative.variable(), exprs);
    var key = new ArrayList<Expr>();
    for (int i = 0; i < lines.size(); i++) {
      if (isKey(i, lines)) {
        key.add(exprs.get(i));
      }
    }
    var facts = new Facts(pool, Optional.of(derivative.variable()));
    var names = Intermediates.of(key, facts, style.reserved());
    var where = new ArrayList<Named>();
    var known = new HashMap<Expr, String>();
    names.forEach((part, name) -> {
      where.add(new Named(name, style.text(part, known), style.typeset(part, Map.copyOf(known))));
      known.put(part, name);
    });
    var shown = new ArrayList<Shown>();
    for (int i = 0; i < lines.size(); i++) {
      shown.add(
          new Shown(
              lines.get(i).phase(),
              style.text(exprs.get(i), names),
              style.typeset(exprs.get(i), names),
              lines.get(i).rule(),
              isKey(i, lines)));
    }
    return new Explanation(where, shown, replayed);
  }

  /// The last line is the answer, and is shown whatever made it.
  private static boolean isKey(int index, List<Line> lines) {
    return lines.get(index).isKey() || index == lines.size() - 1;
  }

  /// The lines in which the variable is of the kind that it is declared to be, although it is
  /// unconstrained while it is differentiated by.
  private static List<Expr> asDeclared(Derivative derivative, Pool pool) {
    var variable = derivative.variable();
    var exprs = derivative.derivation().lines().stream().map(Line::expr).toList();
    var replacements = new HashMap<Expr, Expr>();
    for (var part : Traversal.postorder(exprs)) {
      if (part instanceof Symbol symbol
          && symbol.name().equals(variable.name())
          && !symbol.equals(variable)) {
        replacements.put(symbol, variable);
      }
    }
    return pool.substitute(exprs, replacements);
  }
}
