package org.tracetrick.runtime.blas;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// The routines of one precision in a shared library, by the C interfaces CBLAS and LAPACKE.
///
/// The `_work` routines of LAPACKE take scalars by value, so that a call needs no memory of its
/// own; they do not look for NaN. Addresses are passed as `long`, real numbers as `double`, which
/// the handles of `FLOAT` round. A record, so that the compiler trusts its fields.
record Routines(
    MethodHandle gemm,
    MethodHandle gemv,
    MethodHandle ger,
    MethodHandle syrk,
    MethodHandle dot,
    MethodHandle trsm,
    MethodHandle trmm,
    MethodHandle potrf,
    MethodHandle potri,
    MethodHandle getrf,
    MethodHandle getrs,
    MethodHandle getri,
    MethodHandle syevd,
    MethodHandle gesdd) {

  /// Binds all routines. In a name `?` is the letter of the precision; in a signature `i` is an
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

  /// What a failed call is: calls throw nothing but what this program did wrong.
  static RuntimeException broken(Throwable failure) {
    return switch (failure) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException(failure);
    };
  }

  private record Binding(SymbolLookup symbols, Precision precision) {

    MethodHandle procedure(String name, String parameters) {
      return bound(name, FunctionDescriptor.ofVoid(layouts(parameters)));
    }

    MethodHandle function(String name, String parameters, char result) {
      return bound(name, FunctionDescriptor.of(layout(result), layouts(parameters)));
    }

    private MethodHandle bound(String name, FunctionDescriptor descriptor) {
      var handle = NativeLibrary.function(symbols, name.replace('?', letter()), descriptor);
      return MethodHandles.explicitCastArguments(handle, inDoubles(handle.type()));
    }

    private char letter() {
      return switch (precision) {
        case DOUBLE -> 'd';
        case FLOAT -> 's';
      };
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

    private static MethodType inDoubles(MethodType type) {
      var parameters = type.parameterList().stream().map(Binding::widened).toArray(Class<?>[]::new);
      return MethodType.methodType(widened(type.returnType()), parameters);
    }

    private static Class<?> widened(Class<?> type) {
      return type == float.class ? double.class : type;
    }
  }
}
