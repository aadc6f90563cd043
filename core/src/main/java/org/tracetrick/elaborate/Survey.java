package org.tracetrick.elaborate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Signature;
import org.tracetrick.syntax.Tree;

/// What a tree says of its names before any shape is known: which are variables that were not
/// declared, with their default roles, and which are sizes.
final class Survey {

  private static final Set<String> TAKE_SIZES = Set.of("ones", "zeros", "eye");

  private final Scope scope;
  private final Set<String> names = new HashSet<>();
  private final Set<String> free = new LinkedHashSet<>();
  private final Set<String> wholes = new HashSet<>();
  private final Set<String> sizes = new HashSet<>();
  private final Set<String> bound = new HashSet<>();
  private final Set<String> named = new HashSet<>();

  /// Where a name stands: as a whole, as in `x'`, `norm2(x - y)`, or anywhere.
  private enum Place {
    WHOLE,
    ANY
  }

  private Survey(Scope scope) {
    this.scope = scope;
  }

  static Survey of(Tree tree, Scope scope) {
    var survey = new Survey(scope);
    survey.walk(tree, Place.ANY);
    return survey;
  }

  /// Every name that the tree holds.
  Set<String> names() {
    return names;
  }

  /// The names that stand where a size is needed.
  Set<String> sizes() {
    return sizes;
  }

  /// The undeclared variables in order of appearance, with the roles that they have by default.
  Map<String, Role> defaults() {
    if (free.isEmpty()) {
      return Map.of();
    }
    var declaredSizes = scope.sizeNames();
    var defaults = new LinkedHashMap<String, Role>();
    for (var name : free) {
      if (sizes.contains(name)
          || declaredSizes.contains(name)
          || differentiated(name).isPresent()) {
        continue;
      }
      var role = Role.of(name);
      defaults.put(name, role == Role.SCALAR && wholes.contains(name) ? Role.VECTOR : role);
    }
    return defaults;
  }

  /// The `X` of a name `dX` that is read as a differential.
  Optional<String> differentiated(String name) {
    if (!scope.readsDifferentials() || name.length() < 2 || name.charAt(0) != 'd') {
      return Optional.empty();
    }
    var variable = name.substring(1);
    return scope.variables().containsKey(variable)
            || named.contains(variable)
            || (free.contains(variable) && !sizes.contains(variable))
        ? Optional.of(variable)
        : Optional.empty();
  }

  private void walk(Tree tree, Place place) {
    switch (tree) {
      case Tree.Number number -> {}
      case Tree.Name name -> name(name.name(), place);
      case Tree.Call call -> call(call, place);
      case Tree.Negated negated -> walk(negated.operand(), place);
      case Tree.Sum sum -> sum.terms().forEach(term -> walk(term.operand(), place));
      case Tree.Product product -> product(product, place);
      case Tree.Power power -> {
        walk(power.base(), baseOf(power, place));
        if (!isTransposition(power)) {
          walk(power.exponent(), Place.ANY);
        }
      }
      case Tree.Transposed transposed -> walk(transposed.operand(), Place.WHOLE);
      case Tree.Indexed indexed -> walk(indexed.operand(), Place.ANY);
      case Tree.Blocks blocks ->
          blocks.rows().forEach(row -> row.forEach(block -> walk(block, Place.ANY)));
      case Tree.Let let -> let(let, place);
    }
  }

  private Place baseOf(Tree.Power power, Place place) {
    if (isTransposition(power)) {
      return Place.WHOLE;
    }
    return power.sign() == Tree.PowerSign.ELEMENTWISE ? place : Place.ANY;
  }

  /// Whether this is `X^T`, and T is no name of its own.
  boolean isTransposition(Tree.Power power) {
    return power.sign() == Tree.PowerSign.MATRIX
        && power.exponent() instanceof Tree.Name name
        && name.name().equals("T")
        && !named.contains("T")
        && !scope.variables().containsKey("T");
  }

  private void name(String name, Place place) {
    names.add(name);
    if (bound.contains(name) || scope.variables().containsKey(name) || isPi(name)) {
      return;
    }
    free.add(name);
    if (place == Place.WHOLE) {
      wholes.add(name);
    }
  }

  private boolean isPi(String name) {
    return (name.equals("pi") || name.equals("π")) && scope.functions().containsKey("pi");
  }

  private void product(Tree.Product product, Place place) {
    for (var factor : product.factors()) {
      boolean entrywise =
          product.factors().stream()
              .skip(1)
              .allMatch(
                  f -> f.link() == Tree.Link.HADAMARD || f.link() == Tree.Link.HADAMARD_DIVIDE);
      walk(factor.operand(), entrywise ? place : Place.ANY);
    }
  }

  private void let(Tree.Let let, Place place) {
    var outer = Set.copyOf(bound);
    for (var binding : let.bindings()) {
      walk(binding.value(), Place.ANY);
      names.add(binding.name());
      bound.add(binding.name());
      named.add(binding.name());
    }
    walk(let.body(), place);
    bound.retainAll(outer);
  }

  private void call(Tree.Call call, Place place) {
    var arguments = call.arguments();
    int sizesFrom = arguments.size() - sizeArguments(call);
    var inside = placeInside(call.function(), place);
    for (int i = 0; i < arguments.size(); i++) {
      if (i < sizesFrom) {
        walk(arguments.get(i), inside);
      } else {
        size(arguments.get(i));
      }
    }
  }

  private int sizeArguments(Tree.Call call) {
    if (TAKE_SIZES.contains(call.function())) {
      return call.arguments().size();
    }
    for (var operator : operators(call.function())) {
      var extents = operator.signature().map(Signature::extents).orElse(List.of());
      if (!extents.isEmpty() && extents.size() <= call.arguments().size()) {
        return extents.size();
      }
    }
    return 0;
  }

  private List<Operator> operators(String function) {
    return scope.functions().getOrDefault(function, List.of());
  }

  private void size(Tree tree) {
    switch (tree) {
      case Tree.Name name -> {
        names.add(name.name());
        if (!scope.variables().containsKey(name.name())) {
          sizes.add(name.name());
        }
      }
      case Tree.Negated negated -> size(negated.operand());
      case Tree.Sum sum -> sum.terms().forEach(term -> size(term.operand()));
      case Tree.Product product -> product.factors().forEach(factor -> size(factor.operand()));
      case Tree.Power power -> size(power.base());
      case Tree.Number number -> {}
      case Tree.Call call -> {}
      case Tree.Transposed transposed -> {}
      case Tree.Indexed indexed -> {}
      case Tree.Blocks blocks -> {}
      case Tree.Let let -> {}
    }
  }

  /// `norm2`, `sum`, `diag`, `softmax` and their like take a vector as a whole; an element-wise
  /// function leaves the place as it is.
  private Place placeInside(String function, Place place) {
    if (function.equals("sqrt")) {
      return place;
    }
    for (var operator : operators(function)) {
      var signature = operator.signature();
      if (signature.isEmpty() || signature.get().operands().isEmpty()) {
        continue;
      }
      var operand = signature.get().operands().getFirst();
      var result = signature.get().result();
      boolean anyShape = !operand.isSquare() && operand.rows().asName().isPresent();
      if (anyShape && (operand.isColumn() || result.isScalar())) {
        return Place.WHOLE;
      }
      if (anyShape && result.equals(operand)) {
        return place;
      }
    }
    return Place.ANY;
  }
}
