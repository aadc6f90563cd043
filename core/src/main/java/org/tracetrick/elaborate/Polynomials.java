package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Dim;

/// What solving equations between sizes needs of polynomials.
final class Polynomials {

  private Polynomials() {}

  /// The exact solution of `polynomial = 0` in one of its names, where that is linear: `polynomial
  /// = factor * name + rest`.
  static Optional<Dim> solve(String name, Dim polynomial) {
    var factor = Dim.ZERO;
    var rest = Dim.ZERO;
    for (var term : polynomial.terms().entrySet()) {
      int degree = Collections.frequency(term.getKey(), name);
      if (degree > 1) {
        return Optional.empty();
      }
      if (degree == 0) {
        rest = rest.plus(monomial(term.getKey(), term.getValue()));
      } else {
        var others = new ArrayList<>(term.getKey());
        others.remove(name);
        factor = factor.plus(monomial(others, term.getValue()));
      }
    }
    return Dim.ZERO.minus(rest).dividedBy(factor).filter(value -> !value.terms().isEmpty());
  }

  static boolean isPositive(Dim dim) {
    return dim.terms().values().stream().allMatch(count -> count > 0);
  }

  static boolean hasBothSigns(Dim difference) {
    var counts = difference.terms().values();
    return counts.stream().anyMatch(count -> count > 0)
        && counts.stream().anyMatch(count -> count < 0);
  }

  static Dim monomial(List<String> names, long count) {
    var product = Dim.of(count);
    for (var name : names) {
      product = product.times(Dim.named(name));
    }
    return product;
  }

  /// The polynomial without the names that all its terms share: sizes are never 0.
  static Dim primitive(Dim difference) {
    var terms = difference.terms();
    if (terms.size() < 2) {
      return difference;
    }
    var shared = new ArrayList<>(terms.keySet().iterator().next());
    for (var names : terms.keySet()) {
      var left = new ArrayList<>(names);
      shared.removeIf(name -> !left.remove(name));
    }
    return shared.isEmpty()
        ? difference
        : difference.dividedBy(monomial(shared, 1)).orElse(difference);
  }

  static List<Dim> factors(Dim monomial) {
    var factors = new ArrayList<Dim>();
    for (var term : monomial.terms().entrySet()) {
      if (term.getValue() != 1) {
        factors.add(Dim.of(term.getValue()));
      }
      term.getKey().forEach(name -> factors.add(Dim.named(name)));
    }
    return factors;
  }
}
