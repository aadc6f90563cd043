package org.tracetrick.bench;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.answer.Quantity;
import org.tracetrick.runtime.Evaluation;
import org.tracetrick.runtime.Evaluator;
import org.tracetrick.runtime.Problem;
import org.tracetrick.runtime.Settings;

/// Tracetrick as a peer among the others: JSON lines in, JSON lines out, as `bench/peers/worker.py`
/// says.
///
/// A request to prepare brings the problem in our notation, the names of the quantities, and for
/// each input a file, which is mapped; a direction is asked for by the name `E`.
public final class Worker {

  private static final int THREADS = 2;

  /// The input that is a direction, by whatever name the library gives it.
  private static final String DIRECTION = "E";

  private final Gson gson = new Gson();
  private Optional<Request> request = Optional.empty();
  private Optional<Ready> ready = Optional.empty();

  private Worker() {}

  /// What a line asks.
  ///
  /// @param verb what is to be done: `prepare`, `time`, `first` or `release`
  private record Request(
      @com.google.gson.annotations.SerializedName("do") String verb,
      String expr,
      List<String> wrt,
      List<String> variables,
      List<String> wanted,
      Map<String, Integer> size,
      Map<String, String> data,
      String answers,
      int repetitions) {}

  /// A problem with its data, which can be evaluated.
  private record Ready(Evaluator evaluator, Evaluation evaluation) implements AutoCloseable {
    @Override
    public void close() {
      evaluation.close();
    }
  }

  /// Answers until the input ends. What else is printed goes to standard error.
  public static void main(String[] args) throws IOException {
    var replies = System.out;
    System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    var worker = new Worker();
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      replies.println(worker.reply(line));
      replies.flush();
    }
  }

  /// Whatever goes wrong is a reply too: the run goes on with the other peers.
  private String reply(String line) {
    try {
      return gson.toJson(answer(gson.fromJson(line, Request.class)));
    } catch (RuntimeException | IOException | OutOfMemoryError | StackOverflowError failure) {
      ready = Optional.empty();
      return gson.toJson(Map.of("error", failure.toString()));
    }
  }

  private Map<String, Object> answer(Request asked) throws IOException {
    return switch (asked.verb()) {
      case "prepare" -> prepare(asked);
      case "time" -> Map.of("seconds", time(asked.repetitions()));
      case "first" -> first();
      case "release" -> release();
      default -> throw new IllegalArgumentException("what is " + asked.verb() + "?");
    };
  }

  private Map<String, Object> prepare(Request asked) throws IOException {
    release();
    request = Optional.of(asked);
    long start = System.nanoTime();
    var made = make(asked);
    double seconds = seconds(start);
    ready = Optional.of(made);
    var names = new ArrayList<String>();
    for (var output : made.evaluator().outputs()) {
      names.add(output.name());
      var file = Path.of(asked.answers(), output.name() + ".npy");
      Npy.write(file, output.rows(), output.cols(), made.evaluation().segment(output.name()));
    }
    return Map.of("seconds", seconds, "outputs", names);
  }

  /// From the text to the first result.
  private static Ready make(Request asked) throws IOException {
    var wanted = EnumSet.noneOf(Quantity.class);
    asked.wanted().forEach(name -> wanted.add(Quantity.valueOf(name)));
    var problem =
        Problem.parse(
            wanted,
            asked.expr(),
            String.join(",", asked.wrt()),
            asked.variables().toArray(String[]::new));
    var evaluator = problem.compile(asked.size(), Settings.standard().withThreads(THREADS));
    var evaluation = evaluator.evaluation();
    for (var input : evaluator.inputs()) {
      var file = asked.data().getOrDefault(input.name(), asked.data().get(DIRECTION));
      evaluation.bind(input.name(), Npy.map(Path.of(file)));
    }
    evaluation.run();
    return new Ready(evaluator, evaluation);
  }

  private List<Double> time(int repetitions) {
    var evaluation = ready.orElseThrow().evaluation();
    var times = new ArrayList<Double>();
    for (int i = 0; i < repetitions; i++) {
      long start = System.nanoTime();
      evaluation.run();
      times.add(seconds(start));
    }
    return times;
  }

  private Map<String, Object> first() throws IOException {
    long start = System.nanoTime();
    var made = make(request.orElseThrow());
    double seconds = seconds(start);
    made.close();
    return Map.of("seconds", seconds);
  }

  private Map<String, Object> release() {
    ready.ifPresent(Ready::close);
    ready = Optional.empty();
    return Map.of();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
