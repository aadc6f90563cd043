package org.tracetrick.derive;

import java.util.List;
import org.tracetrick.expr.Expr;

/// How operands that may stand in any order are told apart and ordered.
interface Arrangement {

  /// What makes two operands alike: equal keys mean equal values.
  Expr key(Expr operand);

  /// The operands in the order in which they are written.
  List<Expr> ordered(List<Expr> operands);

  /// Whether transposes go all the way into sums and Hadamard products, rather than stand where
  /// fewest are needed.
  boolean pushesTransposes();

  /// Whether a scalar is rather written by the second of two equal chains.
  boolean prefers(Expr chain, Expr reversed);
}
