package org.tracetrick.derive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;

/// A structure that a Hessian has, and what is stored in its place.
///
/// @param matrix the Hessian as a matrix that acts on `vec` of the variable, with the core as parts
/// @param core the parts that say all, by name
/// @param solve for a right side `G`, the `S` with `H S = G`, found through the core
record HessianStructure(Expr matrix, Map<String, Expr> core, UnaryOperator<Expr> solve) {

  static HessianStructure of(Expr matrix, Expr core, UnaryOperator<Expr> solve) {
    return new HessianStructure(matrix, Map.of("core", core), solve);
  }

  /// `H[i,j] = 0` where i and j differ.
  ///
  /// @param entries of the diagonal, in the shape of the variable
  static HessianStructure diagonal(Expr entries, Catalogue catalogue, Pool pool) {
    var matrix = catalogue.apply("diag", pool, List.of(vec(entries, catalogue, pool)));
    var inverse = pool.power(entries, pool.literal(Rational.MINUS_ONE));
    return of(matrix, entries, right -> pool.hadamard(List.of(right, inverse)));
  }

  /// This structure plus the matrix `vec(P)*vec(Q)'`, solved by the formula of Sherman and
  /// Morrison.
  HessianStructure plusRankOne(Expr p, Expr q, Catalogue catalogue, Pool pool) {
    var parts = new LinkedHashMap<>(core);
    parts.put("factor1", p);
    parts.put("factor2", q);
    var outer = pool.product(vec(p, catalogue, pool), pool.transpose(vec(q, catalogue, pool)));
    return new HessianStructure(
        pool.sum(matrix, outer),
        parts,
        right -> {
          var first = solve.apply(right);
          var second = solve.apply(p);
          var over = pool.sum(pool.literal(1), inner(q, second, catalogue, pool));
          var factor =
              pool.product(
                  inner(q, first, catalogue, pool),
                  pool.power(over, pool.literal(Rational.MINUS_ONE)));
          return pool.sum(first, pool.negate(pool.product(factor, second)));
        });
  }

  private static Expr vec(Expr expr, Catalogue catalogue, Pool pool) {
    return expr.shape().isColumn() ? expr : catalogue.apply("vec", pool, List.of(expr));
  }

  /// The sum of the products of entries.
  private static Expr inner(Expr a, Expr b, Catalogue catalogue, Pool pool) {
    var product = pool.product(pool.transpose(a), b);
    return product.shape().isScalar() ? product : catalogue.apply("tr", pool, List.of(product));
  }
}
