package org.tracetrick.answer;

import java.util.List;
import java.util.Locale;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.FunctionDeclaration;

/// What is asked: the derivative of an expression by one of its variables.
///
/// @param expr the expression in the input notation
/// @param wrt the variable to differentiate by, or several with commas between: `U, V`
/// @param order how often: 1, or 2 for the derivative of the gradient, or more by asking again
/// @param variables what is declared; the shapes of the rest are inferred
/// @param functions the functions of which nothing is known but what they take and give
/// @param languages the names of the output languages that code is wanted in
/// @param steps whether the derivation is to be shown
/// @param layout which way derivatives with two axes lie
/// @param forms whether the structure, the product, the diagonal and the Newton step of a Hessian
///   are to be shown
public record Problem(
    String expr,
    String wrt,
    int order,
    List<Declaration> variables,
    List<FunctionDeclaration> functions,
    List<String> languages,
    Steps steps,
    Layout layout,
    Forms forms) {

  /// Characters of a report.
  private static final int LONGEST = 1_000;

  public Problem {
    variables = List.copyOf(variables);
    functions = List.copyOf(functions);
    languages = List.copyOf(languages);
  }

  /// Whether an answer comes with its derivation.
  public enum Steps {
    OMITTED,
    SHOWN
  }

  /// Which way a derivative lies as a matrix.
  public enum Layout {
    /// Gradients in the shape of the variable, Jacobians with a row for each entry of the function.
    MIXED,
    /// A row for each entry of the function: the gradient of a scalar is transposed.
    NUMERATOR,
    /// A row for each entry of the variable: a Jacobian is transposed.
    DENOMINATOR
  }

  /// Whether a Hessian comes with the forms that are used in its place.
  public enum Forms {
    OMITTED,
    SHOWN
  }

  /// The gradient, Jacobian or linear map of an expression in which nothing is declared.
  public static Problem of(String expr, String wrt) {
    return new Problem(
        expr, wrt, 1, List.of(), List.of(), List.of(), Steps.OMITTED, Layout.MIXED, Forms.OMITTED);
  }

  public Problem withOrder(int higher) {
    return new Problem(expr, wrt, higher, variables, functions, languages, steps, layout, forms);
  }

  public Problem withVariables(List<Declaration> declared) {
    return new Problem(expr, wrt, order, declared, functions, languages, steps, layout, forms);
  }

  public Problem withFunctions(List<FunctionDeclaration> declared) {
    return new Problem(expr, wrt, order, variables, declared, languages, steps, layout, forms);
  }

  public Problem withLanguages(List<String> wanted) {
    return new Problem(expr, wrt, order, variables, functions, wanted, steps, layout, forms);
  }

  public Problem withSteps() {
    return new Problem(
        expr, wrt, order, variables, functions, languages, Steps.SHOWN, layout, forms);
  }

  public Problem withLayout(Layout wanted) {
    return new Problem(expr, wrt, order, variables, functions, languages, steps, wanted, forms);
  }

  /// With the structure, the product, the diagonal and the Newton step of a Hessian.
  public Problem withForms() {
    return new Problem(
        expr, wrt, order, variables, functions, languages, steps, layout, Forms.SHOWN);
  }

  /// What a user is asked to do about a defect of ours.
  public String report() {
    var command = command();
    return "please report it: "
        + (command.length() <= LONGEST ? command : command.substring(0, LONGEST) + "…");
  }

  /// The command line that asks this.
  public String command() {
    var command = new StringBuilder("tracetrick derive \"" + expr + "\" --wrt " + wrt);
    command.append(order == 1 ? "" : " --order " + order);
    command.append(
        layout == Layout.MIXED ? "" : " --layout " + layout.name().toLowerCase(Locale.ROOT));
    variables.forEach(variable -> command.append(" --var \"").append(variable).append('"'));
    for (var function : functions) {
      command
          .append(" --fn \"")
          .append(
              switch (function) {
                case FunctionDeclaration.ScalarValued f ->
                    f.name() + ": " + f.argument() + " -> scalar";
                case FunctionDeclaration.Elementwise f -> f.name() + ": elementwise";
              })
          .append('"');
    }
    return command.append(steps == Steps.SHOWN ? " --steps" : "").toString();
  }
}
