package org.tracetrick.derive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.GrowingRules;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;

/// A Hessian as what is needed of it: its structure with the small core that says all, its product
/// with a direction, its diagonal, and the Newton step through the core.
///
/// @param structure the Hessian as a matrix that acts on `vec` of the variable, in terms of the
///   core; empty where no structure was found
/// @param core what to store in place of the Hessian, by name: parts of `structure`
/// @param direction what the product is taken with
/// @param product the Hessian applied to the direction
/// @param diagonal the diagonal, in the shape of the variable; empty where the map's form hides it
/// @param newton the `S` with `H S = G`, for the gradient `G`
public record HessianForms(
    Optional<Expr> structure,
    Map<String, Expr> core,
    Symbol direction,
    Expr product,
    Optional<Expr> diagonal,
    Optional<Expr> newton) {

  /// The functions that the forms bring, besides those of the problem.
  private static final List<String> USED = List.of("inv", "diag", "vec", "kron", "sylvester", "tr");

  /// The forms of a second derivative of a scalar by one variable that is no scalar.
  ///
  /// @param direction a symbol in the shape of the variable that occurs nowhere else
  public static HessianForms of(
      Derivative hessian, Symbol direction, Catalogue catalogue, Pool pool) {
    var map = hessian.differential().orElseThrow();
    var names = new HashSet<>(GrowingRules.functionsIn(hessian.function()));
    names.addAll(USED);
    var declared = new AsDeclared(pool, List.of(hessian.variable()), catalogue.rulesFor(names));
    var target = pool.differential(hessian.variable());
    var diagonal = new Diagonal(catalogue, pool, target);
    var shownMap = hessian.map().map(Derivative.LinearMap::operator);
    var structure =
        shownMap
            .map(shown -> MapStructure.of(shown, target, catalogue, pool))
            .orElseGet(() -> MatrixStructure.of(hessian.value().orElseThrow(), catalogue, pool));
    var gradient = hessian.differentiated();
    return new HessianForms(
        structure.map(found -> pool.substitute(found.matrix(), shownParts(found, declared))),
        structure.map(found -> named(found, declared)).orElse(Map.of()),
        direction,
        declared.shown(pool.substitute(map, Map.of(target, direction))),
        shownMap
            .map(diagonal::of)
            .orElseGet(() -> hessian.value().map(diagonal::diagonalOf))
            .map(declared::shown),
        structure
            .map(found -> found.solve().apply(gradient))
            .or(() -> dense(hessian, catalogue, pool))
            .map(declared::shown));
  }

  private static Map<Expr, Expr> shownParts(HessianStructure found, AsDeclared declared) {
    var shown = new HashMap<Expr, Expr>();
    found.core().values().forEach(part -> shown.put(part, declared.shown(part)));
    return shown;
  }

  /// The parts of the core as they are shown; two that are the same have one name.
  private static Map<String, Expr> named(HessianStructure found, AsDeclared declared) {
    var named = new LinkedHashMap<String, Expr>();
    found
        .core()
        .forEach((name, part) -> {
          var shown = declared.shown(part);
          if (!named.containsValue(shown)) {
            named.put(name, shown);
          }
        });
    return named;
  }

  /// These forms where the Hessian has no inverse.
  public HessianForms withoutNewton() {
    return new HessianForms(structure, core, direction, product, diagonal, Optional.empty());
  }

  /// The step of a Hessian without structure: the system is solved as it stands.
  private static Optional<Expr> dense(Derivative hessian, Catalogue catalogue, Pool pool) {
    return hessian
        .value()
        .filter(matrix -> !matrix.is(Operator.ZEROS))
        .map(matrix ->
            pool.product(catalogue.apply("inv", pool, List.of(matrix)), hessian.differentiated()));
  }
}
