package org.tracetrick.runtime.blas;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/// A shared library with CBLAS and LAPACKE that was loaded, and stays so.
record NativeLibrary(Blas doubles, Blas floats) {

  /// What came of the attempt to load one.
  sealed interface Loading {
    record Loaded(NativeLibrary library) implements Loading {}

    /// Why there is none: half a sentence, for people.
    record Missing(String reason) implements Loading {}
  }

  /// Finds the routines, and has calls use one thread each.
  ///
  /// @param threads the name of the function that sets how many threads are used
  /// @throws IllegalArgumentException where the library lacks a routine
  static NativeLibrary of(String name, SymbolLookup symbols, String threads) {
    var setThreads = Routine.of(symbols, threads, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
    var doubles =
        new NativeBlas(name, Precision.DOUBLE, setThreads, Routines.of(symbols, Precision.DOUBLE));
    var floats =
        new NativeBlas(name, Precision.FLOAT, setThreads, Routines.of(symbols, Precision.FLOAT));
    doubles.threads(1);
    return new NativeLibrary(doubles, floats);
  }

  Blas blas(Precision precision) {
    return switch (precision) {
      case DOUBLE -> doubles;
      case FLOAT -> floats;
    };
  }
}
