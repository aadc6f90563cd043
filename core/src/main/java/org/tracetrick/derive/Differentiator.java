package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.GrowingRules;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;

/// Finds derivatives of a function: gradient, Jacobian, linear map, Hessian, and higher ones by
/// asking again.
///
/// Every method throws [org.tracetrick.expr.TracetrickException]: `unsupported` where an operator
/// has no known differential, `limit` where the derivative is too large.
///
/// @param pool the pool that the functions to be differentiated are in
/// @param variables what to differentiate by; at least one
public record Differentiator(Catalogue catalogue, Pool pool, List<Symbol> variables) {

  public Differentiator {
    variables = List.copyOf(variables);
    if (variables.isEmpty()) {
      throw new IllegalArgumentException("nothing to differentiate by");
    }
  }

  public Differentiator(Catalogue catalogue, Pool pool, Symbol variable) {
    this(catalogue, pool, List.of(variable));
  }

  /// The derivative of a function of any shape by the first variable.
  public Derivative first(Expr function) {
    return each(function, List.of(variables.getFirst())).getFirst();
  }

  /// The derivatives of a function of any shape, one for each variable. Those of a scalar are found
  /// in one pass, and share what they have in common.
  public List<Derivative> each(Expr function) {
    return each(function, variables);
  }

  private List<Derivative> each(Expr function, List<Symbol> wanted) {
    var start = Derivative.Start.of(function);
    return function.shape().isScalar()
        ? by(function, wanted).gradients(start, function)
        : wanted.stream()
            .map(variable -> by(function, List.of(variable)).forward(start, function))
            .toList();
  }

  /// The second derivative of a scalar function by the first variable.
  public Derivative second(Expr function) {
    return blocks(function, List.of(variables.getFirst())).getFirst();
  }

  /// The second derivatives of a scalar function by every two variables, the first of which is not
  /// after the second: the blocks of the Hessian on and above its diagonal.
  public List<Derivative> blocks(Expr function) {
    return blocks(function, variables);
  }

  private List<Derivative> blocks(Expr function, List<Symbol> wanted) {
    var gradients = by(function, wanted).plainGradients(function);
    var blocks = new ArrayList<Derivative>();
    for (int i = 0; i < wanted.size(); i++) {
      var first = wanted.get(i);
      var start = new Derivative.Start(function, List.of(first), first.shape().axes());
      for (var second : wanted.subList(i, wanted.size())) {
        var gradient = gradients.get(i);
        var calculation =
            new Calculation(catalogue, functions(function), pool, wanted, List.of(second));
        boolean isGradient = gradient.shape().isScalar() && !second.shape().isScalar();
        blocks.add(
            isGradient
                ? calculation.gradients(start, gradient).getFirst()
                : calculation.forward(start, gradient));
      }
    }
    return blocks;
  }

  /// The derivative of a derivative that has a value, by the first variable once more.
  public Derivative again(Derivative derivative) {
    return again(derivative, derivative.plain(), derivative.axes());
  }

  /// The derivative of a linear map, by the first variable once more, as the map is applied to a
  /// constant direction.
  ///
  /// @param direction a symbol in the shape of the variable that occurs nowhere else
  public Derivative again(Derivative derivative, Symbol direction) {
    var moving = pool.differential(derivative.variable());
    var applied = pool.substitute(derivative.plain(), Map.of(moving, direction));
    int rest = derivative.axes().size() - direction.shape().axes().size();
    return again(derivative, applied, derivative.axes().subList(0, rest));
  }

  private Derivative again(Derivative derivative, Expr differentiated, List<Dim> axes) {
    return by(differentiated, List.of(variables.getFirst()))
        .forward(
            new Derivative.Start(derivative.function(), derivative.by(), axes), differentiated);
  }

  /// A derivative with a value, transposed: with one more line that says so.
  public Derivative transposed(Derivative derivative) {
    var declared =
        new AsDeclared(pool, variables, catalogue.rulesFor(functions(derivative.function())));
    var value = declared.shown(pool.transpose(derivative.value().orElseThrow()));
    var lines = new ArrayList<>(derivative.derivation().lines());
    lines.add(new Line(Phase.RESULT, value, Procedures.LAYOUT, List.of()));
    return new Derivative(
        derivative.function(),
        derivative.by(),
        derivative.previous(),
        derivative.differential(),
        derivative.plain(),
        derivative.axes().reversed(),
        Optional.of(value),
        Optional.empty(),
        derivative.structured(),
        new Derivation(lines, derivative.derivation().complaint()));
  }

  private Calculation by(Expr function, List<Symbol> moving) {
    return new Calculation(catalogue, functions(function), pool, moving, moving);
  }

  private static Set<String> functions(Expr function) {
    return GrowingRules.functionsIn(function);
  }
}
