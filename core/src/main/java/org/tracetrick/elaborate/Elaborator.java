package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.Tree;

/// From a tree to an expression: resolves names, shapes and overloads.
///
/// Where every name is declared this is one walk. Otherwise the walk is made for each of the
/// [Readings] of the undeclared names, until the one that fits with the fewest departures from the
/// conventions is found; sizes are found by solving equations ([Sizes]).
public final class Elaborator {

  /// The most parts an expression may have.
  public static final int MAX_NODES = 1_000_000;

  private Elaborator() {}

  /// Resolves a tree.
  ///
  /// @param source the text that the tree was read from, for messages
  /// @param pool where the expression is made
  /// @throws TracetrickException where the shapes do not fit, or fit in more ways than one, or a
  ///   function is unknown: with the place and, where there is one, the cure
  public static Elaboration elaborate(Tree tree, String source, Scope scope, Pool pool) {
    checkDeclarations(scope);
    var survey = Survey.of(tree, scope);
    var problem = new Attempt.Problem(tree, new Wording(source), scope, survey, survey.defaults());
    try {
      var readings = new Readings(problem);
      var attempt = readings.find();
      attempt.nameSizes();
      var notes = readings.scalarReadings(attempt);
      return elaboration(attempt, notes, pool);
    } catch (ArithmeticException overflow) {
      throw new TracetrickException(
          Diagnostic.of(Diagnostic.Code.LIMIT, "a size is too large to be computed with"));
    }
  }

  private static void checkDeclarations(Scope scope) {
    for (var entry : scope.variables().entrySet()) {
      var shape = entry.getValue().shape();
      var kind = entry.getValue().kind();
      if (kind.needsSquare() && !shape.isSquare()) {
        throw new TracetrickException(
            Diagnostic.of(
                    Diagnostic.Code.CONTRADICTION,
                    entry.getKey()
                        + " is declared "
                        + shape
                        + " and "
                        + kind.word()
                        + ", but only a square matrix is "
                        + kind.word())
                .withHint(
                    "declare "
                        + entry.getKey()
                        + ": "
                        + shape.rows()
                        + "×"
                        + shape.rows()
                        + ", or leave out "
                        + kind.word()));
      }
    }
  }

  private static Elaboration elaboration(Attempt attempt, List<String> remarks, Pool pool) {
    int before = pool.size();
    var symbols = new LinkedHashMap<String, Symbol>();
    var inferred = new LinkedHashSet<String>();
    for (var entry : attempt.variables.entrySet()) {
      var name = entry.getKey();
      var declared = attempt.problem.scope().variables().get(name);
      if (declared == null) {
        inferred.add(name);
      }
      var kind = declared == null ? Kind.GENERAL : declared.kind();
      symbols.put(name, pool.symbol(name, attempt.shape(entry.getValue()), kind));
    }
    var expr = attempt.tape.build(attempt.root(), symbols, attempt.sizes, pool);
    if (pool.size() - before > MAX_NODES) {
      throw new TracetrickException(
          Diagnostic.of(
              Diagnostic.Code.LIMIT, "the expression has more than " + MAX_NODES + " parts"));
    }
    var notes = new ArrayList<>(Notes.of(attempt, symbols, inferred));
    notes.addAll(remarks);
    return new Elaboration(
        expr,
        Collections.unmodifiableMap(symbols),
        Collections.unmodifiableSet(inferred),
        List.copyOf(notes),
        attempt.sizes.conditions());
  }
}
