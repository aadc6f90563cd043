package org.tracetrick.emit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;

/// An output language: writes expressions as functions that a program in that language can call.
///
/// It spells primitives only; what an operator means is settled before, by lowering.
public sealed interface Language permits NumPy {

  /// The name as users write it: `numpy`.
  String name();

  /// A module with the given functions, each taking all `parameters` in order; empty where an
  /// expression holds a function that the user left open.
  ///
  /// @param definitions the catalogue
  /// @param pool the pool of the expressions
  Optional<String> module(
      List<Symbol> parameters,
      List<EmittedFunction> functions,
      Function<Operator, Optional<Definition>> definitions,
      Pool pool);
}
