package org.tracetrick.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tracetrick.answer.Answer;
import org.tracetrick.answer.Tracetrick;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.derive.Derivative;

/// A network differentiated by every weight. Not final, because JMH extends it.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class NetworkBenchmark {

  @Param({"3", "6", "12", "24", "48"})
  public int layers;

  private final Catalogue catalogue = Catalogue.standard();
  private final Tracetrick tracetrick = new Tracetrick(catalogue);

  /// The gradients, through the library, not checked.
  @Benchmark
  public List<Derivative> gradients() {
    return Network.gradients(catalogue, layers);
  }

  /// The text read, the gradients found, each checked, and all written.
  @Benchmark
  public Answer answer() {
    return tracetrick.answer(Network.problem(layers));
  }
}
