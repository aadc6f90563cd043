package org.tracetrick.runtime;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracetrick.answer.Quantity;
import org.tracetrick.answer.Solution;
import org.tracetrick.answer.Tracetrick;
import org.tracetrick.expr.Symbol;
import org.tracetrick.syntax.Declarations;

/// A function with the derivatives that are wanted of it, found and checked, to be compiled for any
/// sizes.
///
/// ```java
/// var problem = Problem.parse("norm2(X*w - y)^2", "w");
/// var evaluator = problem.compile(Map.of("m", 1_000, "n", 20));
/// try (var evaluation = evaluator.evaluation()) {
///   evaluation.set("X", x);
///   evaluation.set("y", y);
///   evaluation.set("w", w);
///   evaluation.run();
///   double value = evaluation.value();
///   double[] gradient = evaluation.get("gradient_w");
/// }
/// ```
///
/// Immutable, and safe to use from several threads.
public final class Problem {

  private static final Tracetrick TRACETRICK = Tracetrick.standard();

  private final Solution solution;

  private Problem(Solution solution) {
    this.solution = solution;
  }

  /// Value and gradient.
  ///
  /// @param wrt the variable to differentiate by, or several with commas between
  /// @param declarations such as `X: m×n` or `S: spd n×n`; the shapes of the rest are inferred
  /// @throws org.tracetrick.expr.TracetrickException where the problem makes no sense
  public static Problem parse(String expr, String wrt, String... declarations) {
    return parse(EnumSet.of(Quantity.VALUE, Quantity.GRADIENT), expr, wrt, declarations);
  }

  /// What is wanted, in one program that shares everything it can.
  public static Problem parse(
      Set<Quantity> wanted, String expr, String wrt, String... declarations) {
    var declared = Arrays.stream(declarations).map(Declarations::variable).toList();
    return of(org.tracetrick.answer.Problem.of(expr, wrt).withVariables(declared), wanted);
  }

  /// The same of a problem of the symbolic engine.
  public static Problem of(org.tracetrick.answer.Problem problem, Set<Quantity> wanted) {
    return new Problem(TRACETRICK.solve(problem, wanted));
  }

  /// The function and its derivatives as expressions.
  public Solution solution() {
    return solution;
  }

  /// What must be given, with shapes in size names.
  public List<Symbol> inputs() {
    return solution.inputs();
  }

  /// A program for these sizes.
  ///
  /// @param sizes a number for each size name of [Solution#sizes]
  public Evaluator compile(Map<String, Integer> sizes) {
    return compile(sizes, Settings.standard());
  }

  /// The plan for these sizes as text, also where it would need more memory than there is.
  ///
  /// @throws org.tracetrick.expr.TracetrickException `limit` where a matrix has more rows or
  ///   columns than can be counted, `unsupported` where a function is not known
  public String describe(Map<String, Integer> sizes, Settings settings) {
    return Evaluator.planned(solution, sizes, settings).describe();
  }

  /// A program for these sizes, made as the settings say.
  ///
  /// @throws org.tracetrick.expr.TracetrickException `limit` where it would not fit into memory,
  ///   `unsupported` where a function is not known
  public Evaluator compile(Map<String, Integer> sizes, Settings settings) {
    return Evaluator.of(solution, sizes, settings);
  }
}
