package org.tracetrick.bench;

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
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.derive.Derivative;

/// A chain built and differentiated. Not final, because JMH extends it.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
public class ChainBenchmark {

  @Param({"10", "100", "1000", "10000"})
  public int links;

  @Param public Chain.Ends ends = Chain.Ends.GRADIENT;

  private final Catalogue catalogue = Catalogue.standard();

  @Benchmark
  public Derivative chain() {
    return Chain.derivative(catalogue, links, ends);
  }
}
