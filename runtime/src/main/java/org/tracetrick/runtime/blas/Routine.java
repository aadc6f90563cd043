package org.tracetrick.runtime.blas;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// A function of a shared library.
///
/// It is bound when it is first called, as that takes some milliseconds. Its handle takes and gives
/// a `float` as a `double`, so that it has the same type for both precisions.
final class Routine {

  private final MemorySegment address;
  private final FunctionDescriptor descriptor;
  private volatile @Nullable MethodHandle bound;

  private Routine(MemorySegment address, FunctionDescriptor descriptor) {
    this.address = address;
    this.descriptor = descriptor;
  }

  /// @throws IllegalArgumentException where the library lacks it
  static Routine of(SymbolLookup symbols, String name, FunctionDescriptor descriptor) {
    var address =
        symbols
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("it has no function " + name));
    return new Routine(address, descriptor);
  }

  MethodHandle handle() {
    var handle = bound;
    return handle != null ? handle : bind();
  }

  // The one place where an address becomes a function: its name and its type stand together.
  @SuppressWarnings("restricted")
  private MethodHandle bind() {
    var exact = Linker.nativeLinker().downcallHandle(address, descriptor);
    var handle = MethodHandles.explicitCastArguments(exact, inDoubles(exact.type()));
    bound = handle;
    return handle;
  }

  private static MethodType inDoubles(MethodType type) {
    var parameters = type.parameterList().stream().map(Routine::widened).toArray(Class<?>[]::new);
    return MethodType.methodType(widened(type.returnType()), parameters);
  }

  private static Class<?> widened(Class<?> type) {
    return type == float.class ? double.class : type;
  }

  /// What a failed call is: calls throw nothing but what this program did wrong.
  static RuntimeException broken(Throwable failure) {
    return switch (failure) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException(failure);
    };
  }
}
