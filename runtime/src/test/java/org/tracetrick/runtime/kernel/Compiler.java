package org.tracetrick.runtime.kernel;

/// The ways in which a loop is compiled, for tests of each.
enum Compiler {
  PLAIN,
  VECTOR,
  /// Vector code as for machines with narrow vectors.
  NARROW,
  /// The preferred vectors, without masked loads.
  SINGLE;

  Kernel compile(Loop loop) {
    int bits = VectorLibrary.preferredBits().orElseThrow();
    return switch (this) {
      case PLAIN -> KernelClass.plain(loop);
      case VECTOR -> KernelClass.vector(loop, bits, VectorMethod.Tail.MASKED).orElseThrow();
      case NARROW -> KernelClass.vector(loop, 128, VectorMethod.Tail.SINGLE).orElseThrow();
      case SINGLE -> KernelClass.vector(loop, bits, VectorMethod.Tail.SINGLE).orElseThrow();
    };
  }
}
