package org.tracetrick.answer;

import java.util.List;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.FunctionDeclaration;

/// What is asked: the derivative of an expression by one of its variables.
///
/// @param expr the expression in the input notation
/// @param wrt the variable to differentiate by
/// @param order 1, or 2 for the derivative of the gradient
/// @param variables what is declared; the shapes of the rest are inferred
/// @param functions the functions of which nothing is known but what they take and give
/// @param languages the names of the output languages that code is wanted in
/// @param steps whether the derivation is to be shown
public record Problem(
    String expr,
    String wrt,
    int order,
    List<Declaration> variables,
    List<FunctionDeclaration> functions,
    List<String> languages,
    Steps steps) {

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

  /// The gradient, Jacobian or linear map of an expression in which nothing is declared.
  public static Problem of(String expr, String wrt) {
    return new Problem(expr, wrt, 1, List.of(), List.of(), List.of(), Steps.OMITTED);
  }

  public Problem withOrder(int higher) {
    return new Problem(expr, wrt, higher, variables, functions, languages, steps);
  }

  public Problem withVariables(List<Declaration> declared) {
    return new Problem(expr, wrt, order, declared, functions, languages, steps);
  }

  public Problem withFunctions(List<FunctionDeclaration> declared) {
    return new Problem(expr, wrt, order, variables, declared, languages, steps);
  }

  public Problem withLanguages(List<String> wanted) {
    return new Problem(expr, wrt, order, variables, functions, wanted, steps);
  }

  public Problem withSteps() {
    return new Problem(expr, wrt, order, variables, functions, languages, Steps.SHOWN);
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
