package org.tracetrick.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.UnknownFunction;
import org.tracetrick.elaborate.Declared;
import org.tracetrick.elaborate.Elaborator;
import org.tracetrick.elaborate.Scope;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.syntax.Declarations;
import org.tracetrick.syntax.Parser;

/// Expressions as text, for tests: `Problem.given("A: m×n", "x: n").expr("A*x")`.
public final class Problem {

  private static final Catalogue STANDARD = Catalogue.standard();

  private final Catalogue catalogue;
  private final Pool pool = new Pool();
  private final Map<String, Declared> declared = new LinkedHashMap<>();

  private Problem(Catalogue catalogue, List<String> declarations) {
    this.catalogue = catalogue;
    for (var text : declarations) {
      var declaration = Declarations.variable(text);
      declared.put(declaration.name(), new Declared(declaration.shape(), declaration.kind()));
    }
  }

  public static Problem given(String... declarations) {
    return new Problem(STANDARD, List.of(declarations));
  }

  /// The same declarations, with functions that nobody knows.
  public Problem withUnknown(UnknownFunction... functions) {
    var other = new Problem(STANDARD.with(List.of(functions)), List.of());
    other.declared.putAll(declared);
    return other;
  }

  /// An expression, which may hold `d(e)` and `dX`.
  public Expr expr(String text) {
    var scope = Scope.of(declared, catalogue.functions()).withDifferentials();
    return Elaborator.elaborate(Parser.parse(text), text, scope, pool).expr();
  }

  public Symbol symbol(String name) {
    var known = declared.get(name);
    if (known == null) {
      throw new IllegalArgumentException(name + " is not declared");
    }
    return pool.symbol(name, known.shape(), known.kind());
  }

  public List<Symbol> symbols() {
    return new ArrayList<>(declared.keySet().stream().map(this::symbol).toList());
  }

  public Pool pool() {
    return pool;
  }

  public Function<Operator, Optional<Definition>> definitions() {
    return catalogue::definition;
  }

  public Program program(String... texts) {
    return Lowering.lower(List.of(texts).stream().map(this::expr).toList(), definitions(), pool);
  }
}
