package org.tracetrick.runtime.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/// What this virtual machine offers for vector code.
final class VectorLibrary {
  private VectorLibrary() {}

  /// The bits of the vectors that the machine prefers; empty where the incubator module is not
  /// loaded.
  static Optional<Integer> preferredBits() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> shape = Class.forName("jdk.incubator.vector.VectorShape");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Object preferred =
          lookup.findStatic(shape, "preferredShape", MethodType.methodType(shape)).invoke();
      return Optional.of(
          (int)
              lookup
                  .findVirtual(shape, "vectorBitSize", MethodType.methodType(int.class))
                  .invoke(preferred));
    } catch (Throwable e) {
      throw new IllegalStateException("the vector library does not tell its preferred shape", e);
    }
  }
}
