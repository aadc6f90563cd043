package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;

/// A function and its derivatives as expressions that passed their checks: for whoever evaluates
/// them.
///
/// @param catalogue the operators, with the functions that the problem declares
/// @param pool where the expressions are
/// @param parameters every variable, the declared ones first
/// @param directions what Hessians are applied to, in the order of the variables; empty where no
///   product is asked for
/// @param outputs what was asked for
/// @param structure how the cores make up the Hessian, in our notation; empty where a core is the
///   Hessian itself, in which a plan may find a structure
/// @param notes what a reader must be told
public record Solution(
    Catalogue catalogue,
    Pool pool,
    List<Symbol> parameters,
    List<Symbol> directions,
    List<Output> outputs,
    Optional<String> structure,
    List<String> notes) {

  public Solution {
    parameters = List.copyOf(parameters);
    directions = List.copyOf(directions);
    outputs = List.copyOf(outputs);
    notes = List.copyOf(notes);
  }

  /// One thing to evaluate.
  ///
  /// @param name unique among the outputs: `value`, `gradient_w`, `hessian_U_V`
  /// @param by the variables, as many as its order
  public record Output(String name, Quantity quantity, List<Symbol> by, Expr expr) {
    public Output {
      by = List.copyOf(by);
    }
  }

  /// What must be given to evaluate it: every parameter that occurs, then every direction.
  public List<Symbol> inputs() {
    var inputs = new ArrayList<>(parameters);
    inputs.addAll(directions);
    return inputs;
  }

  /// The names of the sizes that must be known.
  public Set<String> sizes() {
    var names = new TreeSet<String>();
    inputs().forEach(input -> names.addAll(input.shape().names()));
    outputs.forEach(output -> names.addAll(output.expr().shape().names()));
    return names;
  }
}
