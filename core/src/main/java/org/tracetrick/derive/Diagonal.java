package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Shape;

/// The diagonal of a linear map from matrices to matrices of the same shape, without the map's
/// matrix: the entries `L(E_ij)[i,j]` of an expression `L` linear in `dX`, in the shape of `X`.
final class Diagonal {

  private final Catalogue catalogue;
  private final Pool pool;
  private final Expr target;

  /// @param target `d(X)`
  Diagonal(Catalogue catalogue, Pool pool, Expr target) {
    this.catalogue = catalogue;
    this.pool = pool;
    this.target = target;
  }

  /// The diagonal; empty where a part of the map is none of: products around `dX` or its transpose,
  /// products entry by entry, traces times a constant, and sums of these.
  Optional<Expr> of(Expr map) {
    return all(LinearTerms.of(map, pool), this::term).map(pool::sum);
  }

  private Optional<Expr> term(Expr term) {
    if (!(term instanceof Apply apply)) {
      return Optional.empty();
    }
    return switch (apply.operator().notation()) {
      case DIFFERENTIAL -> Optional.of(pool.ones(target.shape()));
      case SUM -> of(apply);
      case HADAMARD -> all(apply.operands(), this::factor).map(pool::hadamard);
      case PRODUCT -> product(apply);
      case TRANSPOSE ->
          apply.operand(0).equals(target) && target.shape().isSquare()
              ? Optional.of(pool.eye(target.shape().rows()))
              : Optional.empty();
      case FUNCTION, POWER, MATRIX_POWER, INDEX, BLOCK, SIZE -> Optional.empty();
    };
  }

  /// A factor of a product entry by entry: a constant is its own diagonal.
  private Optional<Expr> factor(Expr factor) {
    return factor.holdsDifferential() ? of(factor) : Optional.of(factor);
  }

  private Optional<Expr> product(Apply product) {
    var outside = new ArrayList<Expr>();
    var chain = new ArrayList<Expr>();
    Optional<Expr> moving = Optional.empty();
    for (var factor : product.operands()) {
      if (factor.shape().isScalar() && factor.holdsDifferential()) {
        moving = Optional.of(factor);
      } else if (factor.shape().isScalar()) {
        outside.add(factor);
      } else {
        chain.add(factor);
      }
    }
    var inner = moving.isPresent() ? rankOne(moving.get(), pool.product(chain)) : around(chain);
    return inner.map(diagonal -> {
      outside.add(diagonal);
      return pool.product(outside);
    });
  }

  /// `tr(M*dX)*N`: the entries of `M'` times those of `N`.
  private Optional<Expr> rankOne(Expr scalar, Expr constant) {
    var cofactor = LinearTerms.traced(scalar, target, pool);
    if (cofactor.isPresent()) {
      return Optional.of(pool.hadamard(List.of(pool.transpose(cofactor.get()), constant)));
    }
    if (scalar.is(Operator.PRODUCT)
        && target.shape().isColumn()
        && scalar.operands().getLast().equals(target)) {
      var row = pool.product(scalar.operands().subList(0, scalar.operands().size() - 1));
      return Optional.of(pool.hadamard(List.of(pool.transpose(row), constant)));
    }
    return Optional.empty();
  }

  /// `A*dX*B`: `diag(A)*diag(B)'`. `A*dX'*B`: the entries of `A` times those of `B`.
  private Optional<Expr> around(List<Expr> chain) {
    int place = 0;
    while (!chain.get(place).holdsDifferential()) {
      place++;
    }
    var left = chain.subList(0, place);
    var right = chain.subList(place + 1, chain.size());
    if (right.stream().anyMatch(Expr::holdsDifferential)) {
      return Optional.empty();
    }
    var inner = chain.get(place);
    var entries = entries(inner);
    if (entries.isPresent()) {
      var sides = new ArrayList<Expr>();
      entries.get().ifPresent(sides::add);
      sides.add(sides(left, right));
      return Optional.of(pool.hadamard(sides));
    }
    if (inner.equals(pool.transpose(target))) {
      var before = left.isEmpty() ? pool.eye(inner.shape().rows()) : pool.product(left);
      var after = right.isEmpty() ? pool.eye(inner.shape().cols()) : pool.product(right);
      if (before.is(Operator.EYE) && after.is(Operator.EYE)) {
        return Optional.of(before);
      }
      return before.shape().equals(target.shape()) && after.shape().equals(target.shape())
          ? Optional.of(pool.hadamard(List.of(before, after)))
          : Optional.empty();
    }
    return left.isEmpty() && right.isEmpty() ? of(inner) : Optional.empty();
  }

  /// What each entry of `dX` is multiplied by, where a part does only that; empty inside for `dX`
  /// itself.
  private Optional<Optional<Expr>> entries(Expr inner) {
    if (inner.equals(target)) {
      return Optional.of(Optional.empty());
    }
    boolean isEntrywise =
        inner.is(Operator.HADAMARD)
            && inner.operands().stream().allMatch(f -> f.equals(target) || !f.holdsDifferential());
    return isEntrywise ? Optional.of(of(inner)) : Optional.empty();
  }

  /// `A[i,i]*B[j,j]` of what stands left and right.
  private Expr sides(List<Expr> left, List<Expr> right) {
    var rows = left.isEmpty() ? pool.ones(column(target)) : diagonalOf(pool.product(left));
    if (target.shape().isColumn()) {
      return right.isEmpty() ? rows : pool.product(pool.product(right), rows);
    }
    var columns =
        right.isEmpty()
            ? pool.ones(column(pool.transpose(target)))
            : diagonalOf(pool.product(right));
    return pool.product(rows, pool.transpose(columns));
  }

  private static Shape column(Expr expr) {
    return Shape.column(expr.shape().rows());
  }

  /// The diagonal of a square matrix: of a product `A*diag(d)*B` it is `(A.*B')*d`, which never
  /// makes the product.
  Expr diagonalOf(Expr matrix) {
    if (matrix.shape().isScalar()) {
      return matrix;
    }
    if (matrix.is(Operator.EYE)) {
      return pool.ones(column(matrix));
    }
    if (matrix.is(Operator.SUM)) {
      return pool.sum(matrix.operands().stream().map(this::diagonalOf).toList());
    }
    var built = built(matrix);
    if (built.isPresent()) {
      return built.get();
    }
    if (matrix.is(Operator.PRODUCT)) {
      return diagonalOfProduct(matrix);
    }
    return catalogue.apply("diag", pool, List.of(matrix));
  }

  private Expr diagonalOfProduct(Expr product) {
    var outside = new ArrayList<Expr>();
    var chain = new ArrayList<Expr>();
    product.operands().forEach(f -> (f.shape().isScalar() ? outside : chain).add(f));
    if (chain.size() == 1) {
      outside.add(diagonalOf(chain.getFirst()));
      return pool.product(outside);
    }
    int place = 1;
    Optional<Expr> weights = Optional.empty();
    for (int i = 1; i < chain.size() - 1 && weights.isEmpty(); i++) {
      weights = built(chain.get(i));
      place = weights.isPresent() ? i : place;
    }
    int rest = weights.isPresent() ? place + 1 : place;
    var left = pool.product(chain.subList(0, place));
    var right = pool.transpose(pool.product(chain.subList(rest, chain.size())));
    var entries = pool.hadamard(List.of(left, right));
    var ones = pool.ones(Shape.column(entries.shape().cols()));
    outside.add(entries.shape().isColumn() ? entries : pool.product(entries, weights.orElse(ones)));
    return pool.product(outside);
  }

  /// `d` of `diag(d)`.
  static Optional<Expr> built(Expr expr) {
    return expr instanceof Apply call
            && call.operator().name().equals("diag")
            && call.operand(0).shape().isColumn()
        ? Optional.of(call.operand(0))
        : Optional.empty();
  }

  private static Optional<List<Expr>> all(
      List<Expr> exprs, Function<Expr, Optional<Expr>> function) {
    var found = new ArrayList<Expr>();
    for (var expr : exprs) {
      var result = function.apply(expr);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      found.add(result.get());
    }
    return Optional.of(found);
  }
}
