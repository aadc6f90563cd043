package org.tracetrick.elaborate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.expr.Operator;
import org.tracetrick.syntax.Tree;

/// What a tree says of its names before any shape is known: which are variables that were not
/// declared, with their default roles, and which are sizes.
final class Survey {

  private static final Set<String> TAKE_SIZES = Set.of("ones", "zeros", "eye");

  private final Scope scope;
  private final Deque<Runnable> agenda = new ArrayDeque<>();
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
    survey.later(tree, Place.ANY);
    while (!survey.agenda.isEmpty()) {
      survey.agenda.pop().run();
    }
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

  private void visit(Tree tree, Place place) {
    switch (tree) {
      case Tree.Number number -> {}
      case Tree.Name name -> name(name.name(), place);
      case Tree.Call call -> call(call, place);
      case Tree.Negated negated -> later(negated.operand(), place);
      case Tree.Sum sum -> laterAll(sum, place);
      case Tree.Product product -> laterAll(product, isEntrywise(product) ? place : Place.ANY);
      case Tree.Power power -> {
        if (!isTransposition(power)) {
          later(power.exponent(), Place.ANY);
        }
        later(power.base(), baseOf(power, place));
      }
      case Tree.Transposed transposed -> later(transposed.operand(), Place.WHOLE);
      case Tree.Indexed indexed -> later(indexed.operand(), Place.ANY);
      case Tree.Blocks blocks -> laterAll(blocks, Place.ANY);
      case Tree.Let let -> let(let, place);
    }
  }

  private void later(Tree tree, Place place) {
    agenda.push(() -> visit(tree, place));
  }

  private void laterAll(Tree tree, Place place) {
    Trees.parts(tree).reversed().forEach(part -> later(part, place));
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

  private static boolean isEntrywise(Tree.Product product) {
    return product.factors().stream()
        .skip(1)
        .allMatch(f -> f.link() == Tree.Link.HADAMARD || f.link() == Tree.Link.HADAMARD_DIVIDE);
  }

  private void let(Tree.Let let, Place place) {
    var outer = Set.copyOf(bound);
    agenda.push(() -> bound.retainAll(outer));
    later(let.body(), place);
    for (var binding : let.bindings().reversed()) {
      agenda.push(() -> bind(binding.name()));
      later(binding.value(), Place.ANY);
    }
  }

  private void bind(String name) {
    names.add(name);
    bound.add(name);
    named.add(name);
  }

  private void call(Tree.Call call, Place place) {
    var arguments = call.arguments();
    int operands = arguments.size() - sizeArguments(call);
    var inside = placeInside(call.function(), place);
    arguments.subList(operands, arguments.size()).forEach(this::size);
    arguments.subList(0, operands).reversed().forEach(operand -> later(operand, inside));
  }

  /// How many of the arguments, the last ones, are sizes.
  int sizeArguments(Tree.Call call) {
    int given = call.arguments().size();
    if (TAKE_SIZES.contains(call.function())) {
      return given;
    }
    for (var operator : operators(call.function())) {
      var signature = operator.signature();
      if (signature.isPresent()
          && signature.get().operands().size() + signature.get().extents().size() == given) {
        return signature.get().extents().size();
      }
    }
    return 0;
  }

  private List<Operator> operators(String function) {
    return scope.functions().getOrDefault(function, List.of());
  }

  private void size(Tree tree) {
    for (var name : Trees.names(tree)) {
      names.add(name);
      if (!scope.variables().containsKey(name)) {
        sizes.add(name);
      }
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
