package org.tracetrick.syntax;

import org.tracetrick.expr.Shape;

/// A function of which nothing is known but what it takes and gives.
public sealed interface FunctionDeclaration {

  String name();

  /// `f: p×q -> scalar`; its gradient is written `grad_f(Y)`.
  record ScalarValued(String name, Shape argument) implements FunctionDeclaration {}

  /// `phi: elementwise`; its derivative is written `diff_phi(u)`.
  record Elementwise(String name) implements FunctionDeclaration {}
}
