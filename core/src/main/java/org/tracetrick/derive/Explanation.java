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
  /// @param part which of several derivatives a line of phase RESULT is about
  /// @param typeset the same in LaTeX, made when it is asked for
  public record Shown(
      Phase phase, String text, Supplier<String> typeset, Rule rule, boolean isKey, int part) {

    public String latex() {
      return typeset.get();
    }
  }

  /// How expressions of the problem are written.
  ///
  /// @param latex how an operator is set, as [LatexWriter] takes it
  /// @param reserved names that mean something in the problem
  public record Style(Function<Operator, Optional<String>> latex, Set<String> reserved) {

    /// This style, in which `dX` is written for the variables alone, and `d(x)` for a constant `x`.
    private Style withOnlyDifferential(Set<Symbol> variables, List<Expr> exprs) {
      var taken = new HashSet<>(reserved);
      for (var part : Traversal.postorder(exprs)) {
        if (part instanceof Symbol symbol && !variables.contains(symbol)) {
          taken.add("d" + symbol.name());
        }
      }
      return new Style(latex, taken);
    }

    String text(Expr expr, Map<Expr, String> names) {
      return TextWriter.write(expr, names, reserved);
    }

    Supplier<String> typeset(Expr expr, Map<Expr, String> names) {
      return () -> LatexWriter.write(expr, latex, names);
    }
  }

  /// Explains a derivative.
  ///
  /// @param replayed whether the derivation was replayed
  public static Explanation of(Derivative derivative, Pool pool, Style given, boolean replayed) {
    return of(List.of(derivative), pool, given, replayed);
  }

  /// Explains gradients that were found in one pass: the lines that they share are shown once.
  ///
  /// @param replayed whether the derivations were replayed
  public static Explanation of(
      List<Derivative> derivatives, Pool pool, Style given, boolean replayed) {
    var parts = parts(derivatives);
    var lines = parts.stream().map(Part::line).toList();
    var variables = new HashSet<Symbol>();
    derivatives.forEach(derivative -> variables.add(derivative.variable()));
    var exprs = asDeclared(lines, derivatives, pool);
    var style = given.withOnlyDifferential(variables, exprs);
    var key = new ArrayList<Expr>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).isKey()) {
        key.add(exprs.get(i));
      }
    }
    var names = Intermediates.of(key, new Facts(pool, variables), style.reserved());
    var where = where(names, style);
    var shown = new ArrayList<Shown>();
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      shown.add(
          new Shown(
              part.line().phase(),
              style.text(exprs.get(i), names),
              style.typeset(exprs.get(i), names),
              part.line().rule(),
              part.isKey(),
              part.index()));
    }
    return new Explanation(where, shown, replayed);
  }

  private static List<Named> where(Map<Expr, String> names, Style style) {
    var where = new ArrayList<Named>();
    var known = new HashMap<Expr, String>();
    names.forEach((part, name) -> {
      where.add(new Named(name, style.text(part, known), style.typeset(part, Map.copyOf(known))));
      known.put(part, name);
    });
    return where;
  }

  /// A line, which of the derivatives it is about, and whether it is that one's answer: an answer
  /// is shown whatever made it.
  private record Part(Line line, int index, boolean isAnswer) {
    boolean isKey() {
      return line.isKey() || isAnswer;
    }
  }

  private static List<Part> parts(List<Derivative> derivatives) {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < derivatives.size(); i++) {
      var lines = derivatives.get(i).derivation().lines();
      for (int j = 0; j < lines.size(); j++) {
        if (i == 0 || lines.get(j).phase() == Phase.RESULT) {
          parts.add(new Part(lines.get(j), i, j == lines.size() - 1));
        }
      }
    }
    return parts;
  }

  /// The lines in which a variable is of the kind that it is declared to be, although it is
  /// unconstrained while it is differentiated by.
  private static List<Expr> asDeclared(List<Line> lines, List<Derivative> derivatives, Pool pool) {
    var declared = new HashMap<String, Symbol>();
    for (var derivative : derivatives) {
      derivative.by().forEach(symbol -> declared.put(symbol.name(), symbol));
    }
    var exprs = lines.stream().map(Line::expr).toList();
    var replacements = new HashMap<Expr, Expr>();
    for (var part : Traversal.postorder(exprs)) {
      if (part instanceof Symbol symbol) {
        var known = declared.getOrDefault(symbol.name(), symbol);
        if (!known.equals(symbol)) {
          replacements.put(symbol, known);
        }
      }
    }
    return pool.substitute(exprs, replacements);
  }
}
