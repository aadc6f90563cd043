package org.tracetrick.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracetrick.answer.Answer;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;

/// Answers problems, one JSON object a line, each as soon as it is known and in the order of the
/// questions.
///
/// It never stops at a bad line, and nothing but answers goes to standard output.
final class Batch {

  private static final Pattern COLUMN = Pattern.compile("column ([0-9]+)");

  private final Answering answering;

  /// Runs the command.
  static Exit run(List<String> arguments, Console console) throws UsageException {
    var options = Arguments.parse(arguments, Arguments.flag("debug"));
    if (!options.operands().isEmpty()) {
      throw new UsageException(
          "batch reads its problems from standard input: tracetrick batch < problems.jsonl");
    }
    try {
      new Batch(Answering.of(options, console)).run(console.in(), console.out());
      return Exit.ANSWERED;
    } catch (IOException broken) {
      console.err().println("tracetrick: " + broken.getMessage());
      return Exit.DEFECT;
    }
  }

  private Batch(Answering answering) {
    this.answering = answering;
  }

  private void run(InputStream in, OutputStream out) throws IOException {
    var lines = new Lines(new BufferedInputStream(in));
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      if (line.get() instanceof Lines.Line.Text text && text.text().isBlank()) {
        continue;
      }
      out.write((answer(line.get()).write() + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private Json answer(Lines.Line line) {
    long start = System.nanoTime();
    return switch (line) {
      case Lines.Line.Text text -> answer(text.text(), start);
      case Lines.Line.TooLong _ ->
          refused(Json.none(), Diagnostic.Code.LIMIT, "the line is longer than 8 MB", start);
      case Lines.Line.NoText _ ->
          refused(Json.none(), Diagnostic.Code.BAD_REQUEST, "the line is not UTF-8", start);
    };
  }

  private Json answer(String line, long start) {
    Json json;
    try {
      json = Json.read(line);
    } catch (IOException malformed) {
      return refused(
          Json.none(),
          Diagnostic.Code.BAD_REQUEST,
          "the line is no JSON" + place(malformed.getMessage()),
          start);
    }
    if (!(json instanceof Json.Members object)) {
      return refused(
          Json.none(),
          Diagnostic.Code.BAD_REQUEST,
          "the line must hold a JSON object, not " + ProblemReader.described(json),
          start);
    }
    var id = object.get("id").orElse(Json.none());
    if (id instanceof Json.Members || id instanceof Json.Array) {
      return refused(
          Json.none(),
          Diagnostic.Code.BAD_REQUEST,
          "\"id\" must be a string or a number, not " + ProblemReader.described(id),
          start);
    }
    try {
      var problem = ProblemReader.read(object);
      var answer = answering.answer(problem);
      return AnswerWriter.write(id, problem.expr(), answer, micros(start));
    } catch (TracetrickException refused) {
      return refused(id, refused.diagnostic(), start);
    }
  }

  private static Json refused(Json id, Diagnostic.Code code, String message, long start) {
    return refused(id, Diagnostic.of(code, message), start);
  }

  private static Json refused(Json id, Diagnostic diagnostic, long start) {
    return AnswerWriter.write(id, "", new Answer.Refused(diagnostic), micros(start));
  }

  private static long micros(long start) {
    return (System.nanoTime() - start) / 1000;
  }

  /// Where the text stops being JSON, as far as the reader says so.
  private static String place(@Nullable String message) {
    var column = COLUMN.matcher(message == null ? "" : message);
    return column.find() ? "; read up to character " + column.group(1) : "";
  }
}
