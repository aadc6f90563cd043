package org.tracetrick.bench;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.answer.Problem;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Traversal;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;

/// `norm2(W12*tanh(W11*…tanh(W1*x)) - y)^2` of so many layers, differentiated by every weight in
/// one problem.
///
/// @param functionNodes nodes of the function
/// @param gradientNodes nodes of all gradients together, those of the function among them
/// @param nodes the expressions in the pool afterwards, the derivation's among them
public record Network(int functionNodes, int gradientNodes, int nodes) {

  /// The gradients alone, as they are timed.
  static List<Derivative> gradients(Catalogue catalogue, int layers) {
    return gradients(catalogue, new Pool(), layers);
  }

  /// How many nodes they took.
  static Network counted(Catalogue catalogue, int layers) {
    var pool = new Pool();
    var gradients = gradients(catalogue, pool, layers);
    var values = gradients.stream().map(part -> part.value().orElseThrow()).toList();
    return new Network(
        Traversal.postorder(gradients.getFirst().function()).size(),
        Traversal.postorder(values).size(),
        pool.size());
  }

  /// The same as a problem that is typed.
  static Problem problem(int layers) {
    var declarations = new ArrayList<Declaration>();
    var weights = new ArrayList<String>();
    var expr = "x";
    for (int i = 1; i <= layers; i++) {
      weights.add("W" + i);
      declarations.add(Declarations.variable("W" + i + ": n×n"));
      expr = i == layers ? "W" + i + "*" + expr : "tanh(W" + i + "*" + expr + ")";
    }
    declarations.add(Declarations.variable("x: n"));
    declarations.add(Declarations.variable("y: n"));
    return Problem.of("norm2(" + expr + " - y)^2", String.join(",", weights))
        .withVariables(declarations);
  }

  private static List<Derivative> gradients(Catalogue catalogue, Pool pool, int layers) {
    var n = Dim.named("n");
    var weights = new ArrayList<Symbol>();
    Expr signal = pool.symbol("x", Shape.column(n), Kind.GENERAL);
    for (int i = 1; i <= layers; i++) {
      var weight = pool.symbol("W" + i, new Shape(n, n), Kind.GENERAL);
      weights.add(weight);
      var mixed = pool.product(weight, signal);
      signal = i == layers ? mixed : pool.apply(catalogue.operator("tanh"), mixed);
    }
    var target = pool.symbol("y", Shape.column(n), Kind.GENERAL);
    var error = catalogue.apply("norm2", pool, List.of(pool.sum(signal, pool.negate(target))));
    var loss = pool.power(error, pool.literal(2));
    return new Differentiator(catalogue, pool, weights).each(loss);
  }
}
