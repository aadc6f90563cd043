package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;

/// The structure of a linear map from matrices to matrices of the same shape, read off its operator
/// form: `dX*B` is `B' ⊗ I`, `A*dX` is `I ⊗ A`, `D.*dX` is diagonal, `tr(M*dX)*N` has rank 1, and
/// `A*dX'*B` is `B' ⊗ A` after a commutation.
///
/// Source: Magnus & Neudecker 2019, ch. 2 and 10.
final class MapStructure {

  private final Expr target;
  private final Catalogue catalogue;
  private final Pool pool;

  private MapStructure(Expr target, Catalogue catalogue, Pool pool) {
    this.target = target;
    this.catalogue = catalogue;
    this.pool = pool;
  }

  /// The structure; empty where there is none that has a core.
  ///
  /// @param map an expression linear in `target`
  static Optional<HessianStructure> of(Expr map, Expr target, Catalogue catalogue, Pool pool) {
    return new MapStructure(target, catalogue, pool).structure(map);
  }

  private Optional<HessianStructure> structure(Expr map) {
    var terms = new ArrayList<>(LinearTerms.of(map, pool));
    var rankOne = terms.stream().filter(this::isRankOne).toList();
    if (rankOne.size() > 1) {
      return Optional.empty();
    }
    terms.removeAll(rankOne);
    var rest = entrywise(terms).or(() -> around(terms));
    if (rest.isEmpty() && rankOne.isEmpty()) {
      return transposed(terms);
    }
    return rankOne.isEmpty() ? rest : rest.map(known -> plus(known, rankOne.getFirst()));
  }

  // -------------------------------------------------------------- diagonal

  private Optional<HessianStructure> entrywise(List<Expr> terms) {
    if (terms.isEmpty() || !terms.stream().allMatch(this::isEntrywise)) {
      return Optional.empty();
    }
    return new Diagonal(catalogue, pool, target)
        .of(pool.sum(terms))
        .map(entries -> HessianStructure.diagonal(entries, catalogue, pool));
  }

  private boolean isEntrywise(Expr term) {
    return LinearTerms.factors(term).stream()
        .allMatch(factor ->
            (factor.shape().isScalar() && !factor.holdsDifferential())
                || factor.equals(target)
                || (factor.is(Operator.HADAMARD)
                    && factor.operands().stream()
                        .allMatch(f -> f.equals(target) || !f.holdsDifferential())));
  }

  // -------------------------------------------------------------- rank 1

  private boolean isRankOne(Expr term) {
    return LinearTerms.factors(term).stream()
            .anyMatch(f -> f.shape().isScalar() && trace(f).isPresent())
        && LinearTerms.factors(term).stream().filter(Expr::holdsDifferential).count() == 1;
  }

  private Optional<Expr> trace(Expr factor) {
    return LinearTerms.traced(factor, target, pool);
  }

  private HessianStructure plus(HessianStructure known, Expr term) {
    var rest = new ArrayList<Expr>();
    Expr cofactor = pool.literal(1);
    for (var factor : LinearTerms.factors(term)) {
      var found = trace(factor);
      if (found.isPresent()) {
        cofactor = found.get();
      } else {
        rest.add(factor);
      }
    }
    return known.plusRankOne(pool.product(rest), pool.transpose(cofactor), catalogue, pool);
  }

  // -------------------------------------------------------------- Kronecker

  /// `scalar*left*dX*right`
  private record Around(Expr scalar, List<Expr> left, List<Expr> right) {}

  private Optional<HessianStructure> around(List<Expr> terms) {
    var around = new ArrayList<Around>();
    for (var term : terms) {
      var found = around(term);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      around.add(found.get());
    }
    if (around.isEmpty()) {
      return Optional.empty();
    }
    if (around.stream().allMatch(term -> term.left().isEmpty())) {
      return Optional.of(rightOnly(pool.sum(around.stream().map(this::onTheRight).toList())));
    }
    if (around.stream().allMatch(term -> term.right().isEmpty())) {
      return Optional.of(leftOnly(pool.sum(around.stream().map(this::onTheLeft).toList())));
    }
    if (around.size() == 1) {
      return Optional.of(bothSides(around.getFirst()));
    }
    return around.stream().allMatch(term -> term.left().isEmpty() || term.right().isEmpty())
        ? Optional.of(kroneckerSum(around))
        : Optional.empty();
  }

  private Optional<Around> around(Expr term) {
    var scalars = new ArrayList<Expr>();
    var left = new ArrayList<Expr>();
    var right = new ArrayList<Expr>();
    boolean seen = false;
    for (var factor : LinearTerms.factors(term)) {
      if (factor.equals(target)) {
        seen = true;
      } else if (factor.holdsDifferential()) {
        return Optional.empty();
      } else if (factor.shape().isScalar()) {
        scalars.add(factor);
      } else {
        (seen ? right : left).add(factor);
      }
    }
    var scalar = scalars.isEmpty() ? pool.literal(1) : pool.product(scalars);
    return seen ? Optional.of(new Around(scalar, left, right)) : Optional.empty();
  }

  private Expr onTheRight(Around term) {
    return pool.product(
        term.scalar(), term.right().isEmpty() ? cols() : pool.product(term.right()));
  }

  private Expr onTheLeft(Around term) {
    return pool.product(term.scalar(), term.left().isEmpty() ? rows() : pool.product(term.left()));
  }

  private Expr rows() {
    return pool.eye(target.shape().rows());
  }

  private Expr cols() {
    return pool.eye(target.shape().cols());
  }

  private Expr kron(Expr left, Expr right) {
    return catalogue.apply("kron", pool, List.of(left, right));
  }

  private Expr inverse(Expr matrix) {
    return catalogue.apply("inv", pool, List.of(matrix));
  }

  private HessianStructure rightOnly(Expr right) {
    var core = pool.transpose(right);
    return HessianStructure.of(
        kron(core, rows()), core, side -> pool.product(side, inverse(right)));
  }

  private HessianStructure leftOnly(Expr left) {
    return HessianStructure.of(kron(cols(), left), left, side -> pool.product(inverse(left), side));
  }

  private HessianStructure bothSides(Around term) {
    var left = onTheLeft(term);
    var right = pool.product(term.right());
    return new HessianStructure(
        kron(pool.transpose(right), left),
        two(left, right),
        side -> pool.product(inverse(left), side, inverse(right)));
  }

  private HessianStructure kroneckerSum(List<Around> terms) {
    var left = new ArrayList<Expr>();
    var right = new ArrayList<Expr>();
    for (var term : terms) {
      if (term.right().isEmpty()) {
        left.add(onTheLeft(term));
      } else {
        right.add(onTheRight(term));
      }
    }
    var a = pool.sum(left);
    var b = pool.sum(right);
    return new HessianStructure(
        pool.sum(kron(cols(), a), kron(pool.transpose(b), rows())),
        two(a, b),
        side -> catalogue.apply("sylvester", pool, List.of(a, b, side)));
  }

  /// `A*dX'*B`, whose matrix holds a commutation.
  private Optional<HessianStructure> transposed(List<Expr> terms) {
    var turned = new MapStructure(pool.transpose(target), catalogue, pool);
    var around = terms.size() == 1 ? turned.around(terms.getFirst()) : Optional.<Around>empty();
    return around.map(term -> {
      var left = turned.onTheLeft(term);
      var right = term.right().isEmpty() ? turned.cols() : pool.product(term.right());
      var commutation =
          pool.apply(
              catalogue.operator("commutation"),
              List.of(),
              List.of(target.shape().rows(), target.shape().cols()));
      return new HessianStructure(
          pool.product(kron(pool.transpose(right), left), commutation),
          two(left, right),
          side -> pool.transpose(pool.product(inverse(left), side, inverse(right))));
    });
  }

  private static Map<String, Expr> two(Expr a, Expr b) {
    var parts = new LinkedHashMap<String, Expr>();
    parts.put("core1", a);
    parts.put("core2", b);
    return parts;
  }
}
