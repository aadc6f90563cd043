package org.tracetrick.runtime.blas;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/// The routines that serve one precision, in a shared library, by the C interfaces CBLAS and
/// LAPACKE.
///
/// The `_work` routines of LAPACKE take scalars by value, so that a call needs no memory of its
/// own; they do not look for NaN. Addresses are passed as `long`, so that nothing wraps them.
record Routines(
    Routine gemm,
    Routine gemv,
    Routine ger,
    Routine syrk,
    Routine dot,
    Routine trsm,
    Routine trmm,
    Routine potrf,
    Routine potri,
    Routine getrf,
    Routine getrs,
    Routine getri,
    Routine syevd,
    Routine gesdd) {

  /// Finds all routines. In a name `?` is the letter of the precision; in a signature `i` is an
  /// integer, `r` a real number, `p` an address, `c` a character.
  ///
  /// @throws IllegalArgumentException where the library lacks one
  static Routines of(SymbolLookup symbols, Precision precision) {
    var library = new Binding(symbols, precision);
    return new Routines(
        library.procedure("cblas_?gemm", "iiiiii r pi pi r pi"),
        library.procedure("cblas_?gemv", "iiii r pi pi r pi"),
        library.procedure("cblas_?ger", "iii r pi pi pi"),
        library.procedure("cblas_?syrk", "iiiii r pi r pi"),
        library.function("cblas_?dot", "i pi pi", 'r'),
        library.procedure("cblas_?trsm", "iiiiiii r pi pi"),
        library.procedure("cblas_?trmm", "iiiiiii r pi pi"),
        library.function("LAPACKE_?potrf_work", "i c i pi", 'i'),
        library.function("LAPACKE_?potri_work", "i c i pi", 'i'),
        library.function("LAPACKE_?getrf_work", "iii pi p", 'i'),
        library.function("LAPACKE_?getrs_work", "i c ii pi p pi", 'i'),
        library.function("LAPACKE_?getri_work", "ii pi p pi", 'i'),
        library.function("LAPACKE_?syevd_work", "i cc i pi p pi pi", 'i'),
        library.function("LAPACKE_?gesdd_work", "i c ii pi p pi pi pi p", 'i'));
  }

  private record Binding(SymbolLookup symbols, Precision precision) {

    Routine procedure(String name, String parameters) {
      return Routine.of(symbols, name(name), FunctionDescriptor.ofVoid(layouts(parameters)));
    }

    Routine function(String name, String parameters, char result) {
      return Routine.of(
          symbols, name(name), FunctionDescriptor.of(layout(result), layouts(parameters)));
    }

    private String name(String pattern) {
      return pattern.replace(
          '?',
          switch (precision) {
            case DOUBLE -> 'd';
            case FLOAT -> 's';
          });
    }

    private MemoryLayout[] layouts(String parameters) {
      return parameters
          .chars()
          .filter(letter -> letter != ' ')
          .mapToObj(letter -> layout((char) letter))
          .toArray(MemoryLayout[]::new);
    }

    private MemoryLayout layout(char letter) {
      return switch (letter) {
        case 'i' -> ValueLayout.JAVA_INT;
        case 'p' -> ValueLayout.JAVA_LONG;
        case 'c' -> ValueLayout.JAVA_BYTE;
        case 'r' ->
            switch (precision) {
              case DOUBLE -> ValueLayout.JAVA_DOUBLE;
              case FLOAT -> ValueLayout.JAVA_FLOAT;
            };
        default -> throw new IllegalArgumentException("no letter of a signature: " + letter);
      };
    }
  }
}
