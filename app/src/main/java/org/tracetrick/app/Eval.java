package org.tracetrick.app;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.answer.Solution;
import org.tracetrick.app.file.ArrayFiles;
import org.tracetrick.app.file.ResultFile;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.runtime.Evaluation;
import org.tracetrick.runtime.Evaluator;
import org.tracetrick.runtime.Problem;
import org.tracetrick.runtime.Settings;
import org.tracetrick.runtime.SizesFromInputs;
import org.tracetrick.runtime.blas.BlasLibrary;

/// The command `eval`: the value of an expression and of its derivatives, for data.
final class Eval {

  private final EvalOptions options;
  private final Console console;
  private final Ticker ticker;

  private Eval(EvalOptions options, Console console, Ticker ticker) {
    this.options = options;
    this.console = console;
    this.ticker = ticker;
  }

  static Exit run(List<String> arguments, Console console) throws UsageException {
    var options = EvalOptions.parse(arguments);
    try (var ticker = Ticker.of(System.getenv(), console.err())) {
      return new Eval(options, console, ticker).run();
    } catch (TracetrickException refused) {
      return refused(options, refused.diagnostic(), console);
    } catch (OutOfMemoryError _) {
      return refused(options, limit("the problem takes more memory than there is"), console);
    } catch (StackOverflowError _) {
      return refused(options, limit("the expression is nested too deep"), console);
    } catch (RuntimeException | Error defect) {
      return defect(options, defect, console);
    }
  }

  private static Diagnostic limit(String message) {
    return Diagnostic.of(Diagnostic.Code.LIMIT, message);
  }

  /// Files are read, and the native library loads, while the problem is derived.
  private Exit run() throws UsageException {
    loadLinearAlgebra();
    // Freed when nothing refers to it: after a refusal, files may still be being read.
    var files = new ArrayFiles(Arena.ofAuto(), options.settings().memory(), ticker);
    var reading = Background.start("reading", () -> Supplies.named(options.data(), files));
    try {
      return run(files, reading);
    } catch (InternalError lost) {
      // What the JVM says of memory that is mapped to a file and has gone.
      throw new TracetrickException(
          Diagnostic.of(
              Diagnostic.Code.BAD_REQUEST,
              "a file became shorter while it was read: " + lost.getMessage()));
    }
  }

  private Exit run(ArrayFiles files, Background<Supplies> reading) throws UsageException {
    long start = System.nanoTime();
    ticker.at("deriving", -1);
    var problem = Problem.parse(options.wanted(), options.expr(), options.wrt(), declarations());
    var solution = problem.solution();
    options.checkOut(solution.outputs().stream().map(Solution.Output::name).toList());
    long derived = System.nanoTime();
    var supplies = reading.result().with(options.data(), solution, files);
    var sizes = SizesFromInputs.of(solution, supplies.given(), options.sizes());
    if (options.has("plan")) {
      return plan(problem, supplies, sizes);
    }
    supplies.checkComplete(solution, sizes);
    var looking = Background.start("looking at the data", () -> doubts(supplies, solution));
    long read = System.nanoTime();
    ticker.at("planning", -1);
    var evaluator = problem.compile(sizes, options.settings().withByColumns(supplies.byColumns()));
    long planned = System.nanoTime();
    ticker.at("looking for NaN", -1);
    looking
        .result()
        .ifPresent(doubt -> {
          throw new TracetrickException(doubt);
        });
    ticker.at("evaluating", -1);
    long checked = System.nanoTime();
    try (var evaluation = evaluator.evaluation()) {
      supply(solution, evaluator, supplies, evaluation);
      evaluation.run();
      long evaluated = System.nanoTime();
      var times =
          new Evaluated.Times(
              derived - start,
              read - derived + checked - planned,
              planned - read,
              evaluated - checked);
      finish(evaluated(solution, evaluator, evaluation, supplies, sizes, times), files.arena());
    }
    return Exit.ANSWERED;
  }

  private void loadLinearAlgebra() {
    if (options.settings().linearAlgebra() == Settings.LinearAlgebra.PREFERRED) {
      var precision = options.settings().precision();
      Background.start("linear algebra", () -> BlasLibrary.preferred(precision));
    }
  }

  private Exit plan(Problem problem, Supplies supplies, Map<String, Integer> sizes) {
    var plan = problem.describe(sizes, options.settings().withByColumns(supplies.byColumns()));
    ticker.close();
    console.out().println(plan.stripTrailing());
    return Exit.ANSWERED;
  }

  /// Why the data is not what it should be: it is not finite, or not of the kind that is declared.
  private Optional<Diagnostic> doubts(Supplies supplies, Solution solution) {
    var notFinite = options.has("allow-nan") ? Optional.<String>empty() : supplies.notFinite();
    return notFinite
        .map(told ->
            Diagnostic.of(Diagnostic.Code.DOMAIN, told)
                .withHint("--allow-nan goes on all the same"))
        .or(() ->
            supplies
                .ofAnotherKind(solution)
                .map(told ->
                    Diagnostic.of(Diagnostic.Code.CONTRADICTION, told)
                        .withHint("declare it as it is, or mend the data")));
  }

  private String[] declarations() {
    return options.variables().toArray(String[]::new);
  }

  private void supply(
      Solution solution, Evaluator evaluator, Supplies supplies, Evaluation evaluation) {
    for (int i = 0; i < evaluator.inputs().size(); i++) {
      var kind = solution.inputs().get(i).kind();
      supplies.supply(evaluator.inputs().get(i), kind, evaluation, options.settings().precision());
    }
  }

  private Evaluated evaluated(
      Solution solution,
      Evaluator evaluator,
      Evaluation evaluation,
      Supplies supplies,
      Map<String, Integer> sizes,
      Evaluated.Times times) {
    var results =
        evaluator.outputs().stream()
            .map(output ->
                new Result(
                    output, evaluation.segment(output.name()), options.settings().precision()))
            .toList();
    var notes = new ArrayList<>(solution.notes());
    evaluator.note().ifPresent(notes::add);
    return new Evaluated(
        solution,
        sizes,
        results,
        supplies.told(evaluator.inputs()),
        machinery(evaluator),
        evaluator.structure(),
        notes,
        times);
  }

  private String machinery(Evaluator evaluator) {
    int threads = options.settings().threads();
    return evaluator.linearAlgebra() + ", " + threads + (threads == 1 ? " thread" : " threads");
  }

  private void finish(Evaluated evaluated, Arena arena) {
    options
        .out()
        .ifPresent(file -> {
          ticker.at("writing " + file, -1);
          ResultFile.write(
              file, evaluated.results().stream().map(result -> result.named(arena)).toList());
        });
    ticker.close();
    if (options.has("json")) {
      console.out().println(EvalJson.write(evaluated).write());
    } else {
      console.out().print(EvalReport.of(evaluated, options.paint()));
    }
  }

  // --------------------------------------------------------------- refusals

  private static Exit refused(EvalOptions options, Diagnostic diagnostic, Console console) {
    if (options.has("json")) {
      console.out().println(AnswerWriter.refused(options.expr(), diagnostic).write());
    } else {
      console.err().print(Refusal.of(options.expr(), diagnostic, options.paint()));
    }
    return diagnostic.code() == Diagnostic.Code.CHECK_FAILED ? Exit.DEFECT : Exit.REFUSED;
  }

  private static Exit defect(EvalOptions options, Throwable defect, Console console) {
    if (options.has("debug")) {
      defect.printStackTrace(console.err());
    }
    var message =
        "an error of ours: " + defect.getClass().getSimpleName() + ", " + defect.getMessage();
    return refused(
        options,
        Diagnostic.of(Diagnostic.Code.CHECK_FAILED, message)
            .withHint("please report it, with the command and the shapes of the data"),
        console);
  }
}
