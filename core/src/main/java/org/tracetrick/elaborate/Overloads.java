package org.tracetrick.elaborate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Signature;
import org.tracetrick.syntax.Tree;

/// Fits operands to signatures, where sizes may still be unknown.
final class Overloads {

  private final Sizes sizes;

  Overloads(Sizes sizes) {
    this.sizes = sizes;
  }

  /// Whether nothing that is known by now speaks against a signature; learns nothing.
  boolean mayFit(Signature signature, List<Shape> actual) {
    var learned = new HashMap<String, Dim>();
    for (int i = 0; i < actual.size(); i++) {
      var pattern = signature.operands().get(i);
      if (!mayFit(pattern.rows(), actual.get(i).rows(), learned)
          || !mayFit(pattern.cols(), actual.get(i).cols(), learned)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayFit(Dim pattern, Dim actual, Map<String, Dim> learned) {
    var name = pattern.asName();
    if (name.isPresent()) {
      var before = learned.putIfAbsent(name.get(), actual);
      return before == null || mayBeEqual(before, actual);
    }
    return pattern.asNumber().isEmpty() || mayBeEqual(pattern, actual);
  }

  private static boolean mayBeEqual(Dim left, Dim right) {
    if (left.equals(right)) {
      return true;
    }
    if (Sizes.isRigid(left) && Sizes.isRigid(right)) {
      return false;
    }
    return !(left.isOne() && right.asName().isPresent())
        && !(right.isOne() && left.asName().isPresent());
  }

  /// Makes the operands fit the signature.
  ///
  /// @return the shape of the value, or empty where they do not fit
  Optional<Shape> fit(Signature signature, List<Shape> actual, List<Dim> extents, Tree where) {
    var learned = new HashMap<String, Dim>();
    for (int i = 0; i < extents.size(); i++) {
      learned.put(signature.extents().get(i), extents.get(i));
    }
    // Operands of plain sizes first: `blocktrace(G: m*p×n*q, B: p×q)` learns p and q from B.
    for (var plain : List.of(true, false)) {
      for (int i = 0; i < actual.size(); i++) {
        var pattern = signature.operands().get(i);
        if (isPlain(pattern) == plain
            && !(fit(pattern.rows(), actual.get(i).rows(), learned, where)
                && fit(pattern.cols(), actual.get(i).cols(), learned, where))) {
          return Optional.empty();
        }
      }
    }
    sizes.settle();
    return Optional.of(sizes.resolve(signature.result().substitute(learned)));
  }

  private boolean fit(Dim pattern, Dim actual, Map<String, Dim> learned, Tree where) {
    var name = pattern.asName();
    if (name.isPresent()) {
      var before = learned.putIfAbsent(name.get(), actual);
      return before == null || sizes.equate(before, actual, where);
    }
    for (var each : pattern.names()) {
      if (!learned.containsKey(each)) {
        learned.put(each, sizes.factor());
      }
    }
    return sizes.equate(pattern.substitute(learned), actual, where);
  }

  private static boolean isPlain(Shape shape) {
    return isPlain(shape.rows()) && isPlain(shape.cols());
  }

  private static boolean isPlain(Dim dim) {
    return dim.asName().isPresent() || dim.asNumber().isPresent();
  }

  /// Whether this takes two operands of one shape, any, and gives a value of that shape.
  static boolean isEntrywise(Signature signature) {
    var operands = signature.operands();
    return operands.size() == 2
        && signature.extents().isEmpty()
        && operands.get(0).equals(operands.get(1))
        && signature.result().equals(operands.get(0))
        && !operands.get(0).isSquare()
        && operands.get(0).rows().asName().isPresent()
        && operands.get(0).cols().asName().isPresent();
  }

  /// Whether a square matrix is needed where there is none.
  static boolean needsSquare(Signature signature, List<Shape> actual) {
    for (int i = 0; i < actual.size(); i++) {
      var pattern = signature.operands().get(i);
      boolean square = pattern.isSquare() && pattern.rows().asName().isPresent();
      if (square && !actual.get(i).isSquare()) {
        return true;
      }
    }
    return false;
  }

  /// What functions of one name take: `n×1 or n×n`.
  static String wanted(List<Operator> operators) {
    return operators.stream()
        .map(operator ->
            operator.signature().orElseThrow().operands().stream()
                .map(shape -> shape.isScalar() ? "a scalar" : shape.toString())
                .collect(Collectors.joining(" and ")))
        .collect(Collectors.joining(", or "));
  }
}
