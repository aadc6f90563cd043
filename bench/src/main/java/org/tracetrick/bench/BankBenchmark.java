package org.tracetrick.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.tracetrick.answer.Answer;
import org.tracetrick.answer.Problem;
import org.tracetrick.answer.Tracetrick;

/// One problem of the bank read, differentiated and checked; the problems take turns.
///
/// JMH's samples are over all problems alike. What each problem takes is timed beside it and handed
/// over in a file. Not final, because JMH extends it.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 4, time = 5)
@Fork(1)
public class BankBenchmark {

  /// Whether the derivation is wanted too, every line of it checked.
  @Param public Problem.Steps steps = Problem.Steps.OMITTED;

  private final Tracetrick tracetrick = Tracetrick.standard();
  private List<Bank.Entry> answered = List.of();
  private ProblemTimes times = new ProblemTimes(List.of());
  private int refused;
  private boolean isMeasured;
  private int turn;

  @Setup
  public void keepWhatIsAnswered() {
    var entries = Bank.entries().stream().map(this::asked).toList();
    answered =
        entries.stream()
            .filter(entry -> tracetrick.answer(entry.problem()) instanceof Answer.Derived)
            .toList();
    refused = entries.size() - answered.size();
    times = new ProblemTimes(answered.stream().map(Bank.Entry::id).toList());
  }

  private Bank.Entry asked(Bank.Entry entry) {
    return switch (steps) {
      case OMITTED -> entry;
      case SHOWN -> new Bank.Entry(entry.id(), entry.problem().withSteps());
    };
  }

  @Setup(Level.Iteration)
  public void noteWhetherThisCounts(IterationParams iteration) {
    isMeasured = iteration.getType() == IterationType.MEASUREMENT;
  }

  @Benchmark
  public Answer problem() {
    int asked = turn;
    turn = (turn + 1) % answered.size();
    long start = System.nanoTime();
    var answer = tracetrick.answer(answered.get(asked).problem());
    if (isMeasured) {
      times.add(asked, System.nanoTime() - start);
    }
    return answer;
  }

  @TearDown
  public void handOver() {
    times.write(steps, refused);
  }
}
