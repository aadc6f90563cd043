package org.tracetrick.app;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.answer.Answer;
import org.tracetrick.answer.Problem;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.Declarations;

/// The command `derive`: one problem, answered for a person.
final class Derive {

  private final Arguments options;
  private final Console console;

  private Derive(Arguments options, Console console) {
    this.options = options;
    this.console = console;
  }

  static Exit run(List<String> arguments, Console console) throws UsageException {
    var options =
        Arguments.parse(
            arguments,
            Arguments.valued("wrt"),
            Arguments.valued("order"),
            Arguments.valued("layout"),
            Arguments.valued("var"),
            Arguments.valued("fn"),
            Arguments.optionallyValued("steps"),
            Arguments.valued("code"),
            Arguments.flag("latex"),
            Arguments.flag("json"),
            Arguments.flag("no-color"),
            Arguments.flag("debug"));
    return new Derive(options, console).run();
  }

  private Exit run() throws UsageException {
    var expr = expression(options, "derive \"x'*A*x\" --wrt x");
    var wrt =
        options
            .value("wrt")
            .orElseThrow(
                () -> new UsageException("--wrt NAME is missing: what to differentiate by"));
    int order = order();
    var folding = folding();
    if (options.has("latex") && options.has("json")) {
      throw new UsageException("--latex and --json exclude each other");
    }
    long start = System.nanoTime();
    var answer = answer(expr, wrt, order, layout());
    long micros = (System.nanoTime() - start) / 1000;
    if (options.has("json")) {
      console.out().println(AnswerWriter.write(Json.none(), expr, answer, micros).write());
      return exit(answer);
    }
    if (answer instanceof Answer.Refused refused) {
      console.err().print(Refusal.of(expr, refused.diagnostic(), paint()));
    } else {
      console.out().print(options.has("latex") ? latex(answer, folding) : text(answer, folding));
    }
    return exit(answer);
  }

  private static String latex(Answer answer, TextReport.Folding folding) {
    return switch (answer) {
      case Answer.Derived derived -> LatexReport.of(derived, folding);
      case Answer.Several several -> LatexReport.of(several, folding);
      case Answer.Refused _ -> "";
    };
  }

  private String text(Answer answer, TextReport.Folding folding) {
    return switch (answer) {
      case Answer.Derived derived -> TextReport.of(derived, folding, paint());
      case Answer.Several several -> TextReport.of(several, folding, paint());
      case Answer.Refused _ -> "";
    };
  }

  private static Exit exit(Answer answer) {
    return switch (answer) {
      case Answer.Derived _, Answer.Several _ -> Exit.ANSWERED;
      case Answer.Refused refused ->
          refused.diagnostic().code() == Diagnostic.Code.CHECK_FAILED ? Exit.DEFECT : Exit.REFUSED;
    };
  }

  private Answer answer(String expr, String wrt, int order, Problem.Layout layout) {
    try {
      var variables =
          new ArrayList<>(options.values("var").stream().map(Declarations::variable).toList());
      var functions = options.values("fn").stream().map(Declarations::function).toList();
      var languages = new ArrayList<>(options.values("code"));
      if (options.has("json") && languages.isEmpty()) {
        languages.add("numpy");
      }
      var problem =
          Problem.of(expr, wrt)
              .withOrder(order)
              .withVariables(variables)
              .withFunctions(functions)
              .withLanguages(languages)
              .withLayout(layout)
              .withForms();
      return Answering.of(options, console)
          .answer(options.has("steps") ? problem.withSteps() : problem);
    } catch (TracetrickException refused) {
      return new Answer.Refused(refused.diagnostic());
    }
  }

  private Paint paint() {
    return options.has("no-color") ? Paint.PLAIN : Paint.of(System.getenv());
  }

  /// The only operand of a command.
  ///
  /// @param example what to write after `tracetrick`
  static String expression(Arguments options, String example) throws UsageException {
    var operands = options.operands();
    if (operands.isEmpty()) {
      throw new UsageException("an expression is missing: tracetrick " + example);
    }
    if (operands.size() > 1) {
      throw new UsageException(
          "one expression is needed, not "
              + operands.size()
              + "; put it in quotes: \""
              + String.join(" ", operands)
              + "\"");
    }
    return operands.getFirst();
  }

  private int order() throws UsageException {
    var order = options.value("order").orElse("1");
    if (!order.matches("[0-9]{1,9}")) {
      throw new UsageException("--order must be a whole number from 1, not " + order);
    }
    return Integer.parseInt(order);
  }

  private Problem.Layout layout() throws UsageException {
    var layout = options.value("layout").orElse("mixed");
    return switch (layout) {
      case "mixed" -> Problem.Layout.MIXED;
      case "numerator" -> Problem.Layout.NUMERATOR;
      case "denominator" -> Problem.Layout.DENOMINATOR;
      default ->
          throw new UsageException("--layout is mixed, numerator or denominator, not " + layout);
    };
  }

  private TextReport.Folding folding() throws UsageException {
    var steps = options.value("steps").orElse("key");
    return switch (steps) {
      case "key" -> TextReport.Folding.FOLDED;
      case "all" -> TextReport.Folding.UNFOLDED;
      default -> throw new UsageException("--steps is key or all, not " + steps);
    };
  }
}
