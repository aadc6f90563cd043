package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Shape;

/// The structure of the Hessian by a vector, read off its matrix: diagonal, diagonal plus a matrix
/// of rank 1, or a Gram matrix `A'*diag(d)*A`.
final class MatrixStructure {

  private final Catalogue catalogue;
  private final Pool pool;

  private MatrixStructure(Catalogue catalogue, Pool pool) {
    this.catalogue = catalogue;
    this.pool = pool;
  }

  /// The structure; one that has no core is solved as it stands.
  static Optional<HessianStructure> of(Expr matrix, Catalogue catalogue, Pool pool) {
    return new MatrixStructure(catalogue, pool).structure(matrix);
  }

  private Optional<HessianStructure> structure(Expr matrix) {
    var diagonal = new ArrayList<Expr>();
    var rankOne = new ArrayList<Expr>();
    for (var term : terms(matrix)) {
      var entries = diagonal(term);
      if (entries.isPresent()) {
        diagonal.add(entries.get());
      } else if (isOuter(term)) {
        rankOne.add(term);
      } else {
        return gram(matrix);
      }
    }
    if (diagonal.isEmpty() || rankOne.size() > 1) {
      return gram(matrix);
    }
    var known = HessianStructure.diagonal(pool.sum(diagonal), catalogue, pool);
    return Optional.of(rankOne.isEmpty() ? known : plus(known, rankOne.getFirst()));
  }

  /// The terms of a sum, or of a scalar times a sum.
  private List<Expr> terms(Expr matrix) {
    if (matrix.is(Operator.SUM)) {
      return matrix.operands();
    }
    var factors = LinearTerms.factors(matrix);
    var last = factors.getLast();
    boolean isScaledSum = last.is(Operator.SUM) && chain(matrix).size() == 1;
    if (!isScaledSum) {
      return List.of(matrix);
    }
    var scalar = pool.product(factors.subList(0, factors.size() - 1));
    return last.operands().stream().map(term -> pool.product(scalar, term)).toList();
  }

  private Optional<Expr> diagonal(Expr term) {
    var scalars = new ArrayList<Expr>();
    Optional<Expr> entries = Optional.empty();
    for (var factor : LinearTerms.factors(term)) {
      if (factor.shape().isScalar()) {
        scalars.add(factor);
      } else if (factor.is(Operator.EYE) && entries.isEmpty()) {
        entries = Optional.of(pool.ones(Shape.column(factor.shape().rows())));
      } else if (Diagonal.built(factor).isPresent() && entries.isEmpty()) {
        entries = Diagonal.built(factor);
      } else {
        return Optional.empty();
      }
    }
    return entries.map(vector -> {
      scalars.add(vector);
      return pool.product(scalars);
    });
  }

  private static List<Expr> chain(Expr term) {
    return LinearTerms.factors(term).stream().filter(factor -> !factor.shape().isScalar()).toList();
  }

  /// A column times a row.
  private static boolean isOuter(Expr term) {
    var chain = chain(term);
    return chain.size() == 2 && chain.get(0).shape().isColumn() && chain.get(1).shape().isRow();
  }

  private HessianStructure plus(HessianStructure known, Expr outer) {
    var column = new ArrayList<>(LinearTerms.factors(outer));
    var row = column.removeLast();
    return known.plusRankOne(pool.product(column), pool.transpose(row), catalogue, pool);
  }

  /// `c*A'*diag(d)*A`, or any matrix, solved as it stands.
  private Optional<HessianStructure> gram(Expr matrix) {
    var inverse = catalogue.apply("inv", pool, List.of(matrix));
    var chain = chain(matrix);
    for (int i = 1; i < chain.size() - 1; i++) {
      var left = pool.product(chain.subList(0, i));
      var right = pool.product(chain.subList(i + 1, chain.size()));
      var weights = Diagonal.built(chain.get(i));
      if (weights.isPresent() && pool.transpose(left).equals(right)) {
        var parts = new ArrayList<Expr>();
        LinearTerms.factors(matrix).stream().filter(f -> f.shape().isScalar()).forEach(parts::add);
        parts.add(weights.get());
        var core = pool.product(parts);
        var middle = catalogue.apply("diag", pool, List.of(core));
        return Optional.of(
            HessianStructure.of(
                pool.product(left, middle, right), core, side -> pool.product(inverse, side)));
      }
    }
    return Optional.empty();
  }
}
