package org.tracetrick.bench;

import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Differentiator;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Traversal;

/// `tanh(W*tanh(W*…x))` of so many links, built and differentiated by `x` in a pool of its own.
///
/// @param nodes the expressions in the pool afterwards, the derivation's among them
public record Chain(Derivative derivative, int functionNodes, int derivativeNodes, int nodes) {

  /// What is differentiated.
  public enum Ends {
    /// The gradient of the sum of the chain's entries.
    GRADIENT,
    /// The Jacobian of the chain itself.
    JACOBIAN
  }

  /// The derivative alone, as it is timed.
  static Derivative derivative(Catalogue catalogue, int links, Ends ends) {
    return derivative(catalogue, new Pool(), links, ends);
  }

  /// The derivative and how many nodes it took.
  static Chain counted(Catalogue catalogue, int links, Ends ends) {
    var pool = new Pool();
    var derivative = derivative(catalogue, pool, links, ends);
    return new Chain(
        derivative,
        nodes(derivative.function()),
        nodes(derivative.value().orElseThrow()),
        pool.size());
  }

  private static Derivative derivative(Catalogue catalogue, Pool pool, int links, Ends ends) {
    var n = Dim.named("n");
    var weights = pool.symbol("W", new Shape(n, n), Kind.GENERAL);
    var x = pool.symbol("x", Shape.column(n), Kind.GENERAL);
    Expr chain = x;
    for (int i = 0; i < links; i++) {
      chain = pool.apply(catalogue.operator("tanh"), pool.product(weights, chain));
    }
    var function =
        switch (ends) {
          case GRADIENT -> pool.apply(catalogue.operator("sum"), chain);
          case JACOBIAN -> chain;
        };
    return new Differentiator(catalogue, pool, x).first(function);
  }

  private static int nodes(Expr expr) {
    return Traversal.postorder(expr).size();
  }
}
