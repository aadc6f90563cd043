package org.tracetrick.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an operator takes and gives, as shapes in size variables: `m×n, n×p → m×p`.
///
/// @param operands the shapes of the operands
/// @param extents the names of the sizes it takes as arguments, in order
/// @param result the shape of its value
public record Signature(List<Shape> operands, List<String> extents, Shape result) {

  public Signature {
    operands = List.copyOf(operands);
    extents = List.copyOf(extents);
  }

  /// The sizes that make the operands fit, or empty where they do not fit.
  public Optional<Map<String, Dim>> match(List<Shape> actual, List<Dim> actualExtents) {
    if (actual.size() != operands.size() || actualExtents.size() != extents.size()) {
      return Optional.empty();
    }
    var sizes = new HashMap<String, Dim>();
    for (int i = 0; i < extents.size(); i++) {
      sizes.put(extents.get(i), actualExtents.get(i));
    }
    // Operands of one-name sizes first: `blocktrace(G: m*p×n*q, B: p×q)` learns p and q from B.
    for (var pass : List.of(true, false)) {
      for (int i = 0; i < actual.size(); i++) {
        var pattern = operands.get(i);
        if (isSimple(pattern) == pass
            && !(unify(pattern.rows(), actual.get(i).rows(), sizes)
                && unify(pattern.cols(), actual.get(i).cols(), sizes))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(sizes);
  }

  /// The shape of the value, or empty where the operands do not fit.
  public Optional<Shape> resultFor(List<Shape> actual, List<Dim> actualExtents) {
    return match(actual, actualExtents).map(result::substitute);
  }

  private static boolean isSimple(Shape shape) {
    return isSimple(shape.rows()) && isSimple(shape.cols());
  }

  private static boolean isSimple(Dim extent) {
    return extent.asName().isPresent() || extent.asNumber().isPresent();
  }

  /// Makes `pattern`, with the sizes known so far, equal to `actual`; learns at most one size.
  public static boolean unify(Dim pattern, Dim actual, Map<String, Dim> sizes) {
    if (pattern.isOne()) {
      return actual.isOne();
    }
    var single = pattern.asName();
    if (single.isPresent()) {
      var known = sizes.putIfAbsent(single.get(), actual);
      return known == null || known.equals(actual);
    }
    var unknown = new ArrayList<String>();
    for (var name : pattern.names()) {
      if (!sizes.containsKey(name)) {
        unknown.add(name);
      }
    }
    if (unknown.isEmpty()) {
      return pattern.substitute(sizes).equals(actual);
    }
    if (unknown.size() > 1) {
      return false;
    }
    // pattern = factor * unknown + rest
    var name = unknown.getFirst();
    var atZero = new HashMap<>(sizes);
    atZero.put(name, Dim.ZERO);
    var atOne = new HashMap<>(sizes);
    atOne.put(name, Dim.ONE);
    var rest = pattern.substitute(atZero);
    var factor = pattern.substitute(atOne).minus(rest);
    var solution = actual.minus(rest).dividedBy(factor);
    if (solution.isEmpty()) {
      return false;
    }
    sizes.put(name, solution.get());
    return pattern.substitute(sizes).equals(actual);
  }
}
