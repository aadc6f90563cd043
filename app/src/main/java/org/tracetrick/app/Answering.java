package org.tracetrick.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.tracetrick.answer.Answer;
import org.tracetrick.answer.Problem;
import org.tracetrick.answer.Tracetrick;
import org.tracetrick.expr.Diagnostic;

/// Answers problems within bounds of time and memory; a defect of ours is an answer too.
final class Answering {

  /// What a problem may take.
  private static final long SECONDS = 20;

  /// Deep expressions are walked with stacks of their own; what still recurses has this.
  private static final long STACK = 32L << 20;

  private final Tracetrick tracetrick;
  private final Consumer<String> defects;

  /// @param defects is told the stack trace of each defect
  Answering(Tracetrick tracetrick, Consumer<String> defects) {
    this.tracetrick = tracetrick;
    this.defects = defects;
  }

  /// With the standard catalogue; with `--debug`, defects show where they happened.
  static Answering of(Arguments options, Console console) {
    var tracetrick = Tracetrick.standard();
    return new Answering(tracetrick, options.has("debug") ? console.err()::println : trace -> {});
  }

  Answer answer(Problem problem) {
    var task = new FutureTask<>(() -> tracetrick.answer(problem));
    var worker = new Thread(null, task, "problem", STACK);
    worker.setDaemon(true);
    worker.start();
    try {
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      worker.interrupt();
      return limit("the problem takes longer than " + SECONDS + " s");
    } catch (ExecutionException failed) {
      return failed(problem, failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private Answer failed(Problem problem, Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    defects.accept(trace.toString());
    return switch (failure) {
      case StackOverflowError _ -> limit("the expression is nested too deep");
      case OutOfMemoryError _ -> limit("the problem takes more memory than there is");
      default ->
          new Answer.Refused(
              Diagnostic.of(
                      Diagnostic.Code.CHECK_FAILED,
                      "an error of ours: "
                          + failure.getClass().getSimpleName()
                          + ", "
                          + failure.getMessage())
                  .withHint(problem.report()));
    };
  }

  private static Answer limit(String message) {
    return new Answer.Refused(Diagnostic.of(Diagnostic.Code.LIMIT, message));
  }
}
