package org.tracetrick.elaborate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracetrick.expr.Operator;

/// What names mean before an expression is read: the declared variables, and the functions by name.
///
/// A name that stands neither here nor in a size is a variable whose shape is inferred. Functions
/// that share a name (`diag` of a vector, `diag` of a matrix) are told apart by their signatures;
/// functions that the user declared are operators like any other.
///
/// @param differentials whether `d(e)` and `dX` are read
public record Scope(
    Map<String, Declared> variables,
    Map<String, List<Operator>> functions,
    Differentials differentials) {

  /// Whether differentials belong to the notation: in rules and derivation lines, not in what a
  /// user asks about.
  public enum Differentials {
    REFUSED,
    /// `d(e)` is the differential of `e`, and `dX` that of the variable, or the `let` name, `X`.
    READ
  }

  public static Scope of(Map<String, Declared> variables, Map<String, List<Operator>> functions) {
    return new Scope(variables, functions, Differentials.REFUSED);
  }

  public Scope withDifferentials() {
    return new Scope(variables, functions, Differentials.READ);
  }

  boolean readsDifferentials() {
    return differentials == Differentials.READ;
  }

  /// The size names of the declared shapes.
  Set<String> sizeNames() {
    var names = new HashSet<String>();
    for (var declared : variables.values()) {
      names.addAll(declared.shape().names());
    }
    return names;
  }
}
