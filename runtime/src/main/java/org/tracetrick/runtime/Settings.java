package org.tracetrick.runtime;

import java.util.Set;
import org.tracetrick.runtime.blas.Precision;

/// How a problem is evaluated.
///
/// @param threads how many threads a run uses; at least 1
/// @param linearAlgebra where the linear algebra comes from
/// @param byColumns the inputs whose entries are given column by column; those of the others, and
///   all results, lie row by row
/// @param memory the bytes that a program may take beside its inputs
public record Settings(
    Precision precision,
    int threads,
    LinearAlgebra linearAlgebra,
    Set<String> byColumns,
    long memory) {

  public Settings {
    byColumns = Set.copyOf(byColumns);
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed: " + threads);
    }
  }

  /// Where the linear algebra comes from.
  public enum LinearAlgebra {
    /// The native library where it loads, else plain Java, which a note says.
    PREFERRED,
    /// Plain Java.
    PLAIN
  }

  /// Double precision, a thread for each processor, the native library, all memory of the machine.
  public static Settings standard() {
    return new Settings(
        Precision.DOUBLE,
        Runtime.getRuntime().availableProcessors(),
        LinearAlgebra.PREFERRED,
        Set.of(),
        MachineMemory.bytes());
  }

  public Settings withPrecision(Precision wanted) {
    return new Settings(wanted, threads, linearAlgebra, byColumns, memory);
  }

  public Settings withThreads(int count) {
    return new Settings(precision, count, linearAlgebra, byColumns, memory);
  }

  public Settings withLinearAlgebra(LinearAlgebra wanted) {
    return new Settings(precision, threads, wanted, byColumns, memory);
  }

  public Settings withByColumns(Set<String> inputs) {
    return new Settings(precision, threads, linearAlgebra, inputs, memory);
  }

  public Settings withMemory(long bytes) {
    return new Settings(precision, threads, linearAlgebra, byColumns, bytes);
  }
}
