package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Symbol;

/// A gradient that respects the structure of the variable, beside the unconstrained one.
///
/// @param name what it is
/// @param value the gradient
/// @param use one sentence on when to use it
public record StructuredGradient(String name, Expr value, String use) {

  /// The gradients under the structure that a variable is declared to have; none where it has none.
  ///
  /// Source: for symmetric variables Srinivasan, Panda 2019, and The Matrix Cookbook, eq. 138; for
  /// orthogonal ones Edelman, Arias, Smith 1998; for the simplex Amari 1998.
  ///
  /// @param gradient the unconstrained gradient, a matrix
  /// @param simplified how the result is brought to its shown form
  static List<StructuredGradient> of(
      Expr gradient,
      Symbol variable,
      Catalogue catalogue,
      Pool pool,
      UnaryOperator<Expr> simplified) {
    if (variable.kind() == Kind.SIMPLEX) {
      return onTheSimplex(gradient, variable, pool, simplified);
    }
    if (variable.shape().axes().size() < 2) {
      return List.of();
    }
    var found = new ArrayList<StructuredGradient>();
    var transpose = pool.transpose(gradient);
    switch (variable.kind()) {
      case SYMMETRIC, SPD -> {
        var half = pool.literal(Rational.HALF);
        found.add(
            new StructuredGradient(
                "projected on symmetric matrices",
                simplified.apply(pool.product(half, pool.sum(gradient, transpose))),
                "the direction of steepest ascent among symmetric matrices: use it for descent"));
        found.add(
            new StructuredGradient(
                "by the independent entries",
                simplified.apply(
                    pool.sum(
                        gradient, transpose, pool.negate(diagonal(gradient, catalogue, pool)))),
                "the partial derivatives by the entries on and above the diagonal: not a direction"
                    + " of descent"));
      }
      case DIAGONAL ->
          found.add(
              new StructuredGradient(
                  "projected on diagonal matrices",
                  simplified.apply(diagonal(gradient, catalogue, pool)),
                  "the direction of steepest ascent among diagonal matrices: use it for descent"));
      case LOWER ->
          found.add(
              new StructuredGradient(
                  "projected on lower triangular matrices",
                  simplified.apply(pool.apply(catalogue.operator("tril"), gradient)),
                  "the direction of steepest ascent among lower triangular matrices: use it for"
                      + " descent"));
      case ORTHOGONAL ->
          found.add(
              new StructuredGradient(
                  "tangent to orthogonal matrices",
                  simplified.apply(
                      pool.product(
                          pool.literal(Rational.HALF),
                          pool.sum(
                              gradient, pool.negate(pool.product(variable, transpose, variable))))),
                  "the direction of steepest ascent that stays orthogonal to first order: use it for"
                      + " descent, then retract"));
      case GENERAL, INVERTIBLE, POSITIVE, SIMPLEX -> {}
    }
    return found;
  }

  /// Both keep the sum of the entries.
  private static List<StructuredGradient> onTheSimplex(
      Expr gradient, Symbol variable, Pool pool, UnaryOperator<Expr> simplified) {
    var ones = pool.ones(variable.shape());
    var mean =
        pool.product(
            pool.power(pool.size(variable.shape().rows()), pool.literal(Rational.MINUS_ONE)),
            pool.transpose(ones),
            gradient);
    var expected = pool.product(pool.transpose(variable), gradient);
    return List.of(
        new StructuredGradient(
            "tangent to the simplex",
            simplified.apply(pool.sum(gradient, pool.negate(pool.product(mean, ones)))),
            "the direction of steepest ascent that keeps the sum of the entries: use it for descent"
                + " with a projection"),
        new StructuredGradient(
            "natural gradient on the simplex",
            simplified.apply(
                pool.hadamard(
                    List.of(
                        variable, pool.sum(gradient, pool.negate(pool.product(expected, ones)))))),
            "steepest ascent in the metric of Fisher, which keeps the entries positive too: use it"
                + " for multiplicative updates"));
  }

  private static Expr diagonal(Expr matrix, Catalogue catalogue, Pool pool) {
    return catalogue.apply("diag", pool, List.of(catalogue.apply("diag", pool, List.of(matrix))));
  }
}
