package org.tracetrick.runtime.kernel;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes and loads a hidden class for a loop.
final class KernelClass {
  /// Methods are no longer, in bytes. Beyond 8000 the virtual machine leaves a method uncompiled;
  /// with calls of the vector library in it, its first compiler runs out of registers from about
  /// 4500 on.
  private static final int LONGEST_METHOD = 3500;

  /// So many steps a turn of the inner loop keep the processor busy.
  private static final int STEPS_A_TURN = 64;

  /// Methods have no more steps in their inner loops. From about 200 on the virtual machine leaves
  /// calls of the vector library uncompiled, or allocates what they return.
  private static final int MOST_STEPS = 150;

  private static final int MOST_COPIES = 4;

  private static final ClassDesc NAME =
      ClassDesc.of(KernelClass.class.getPackageName(), "Compiled");

  private static final MethodTypeDesc RUN =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_long.arrayType(),
          ConstantDescs.CD_int,
          ConstantDescs.CD_int);

  private KernelClass() {}

  static Kernel plain(Loop loop) {
    return load(write(run -> PlainMethod.write(run, loop)));
  }

  /// Vector code: in one method, or in parts where that is too much for the compilers; empty where
  /// it is even so.
  static Optional<Kernel> vector(Loop loop, int bits, VectorMethod.Tail tail) {
    return inOne(loop, bits, tail).or(() -> inParts(loop, bits, tail));
  }

  private static Optional<Kernel> inParts(Loop loop, int bits, VectorMethod.Tail tail) {
    int[] ends = Lowering.ends(loop);
    List<Part> parts = new ArrayList<>();
    List<Kernel> kernels = new ArrayList<>();
    int from = 0;
    int to = endOfPart(ends, from);
    while (from < ends.length) {
      if (to == from) {
        return Optional.empty();
      }
      Part part = Part.of(loop, from, to);
      Optional<Kernel> kernel = inOne(part.loop(), bits, tail);
      if (kernel.isEmpty()) {
        to = from + (to - from) / 2;
        continue;
      }
      parts.add(part);
      kernels.add(kernel.get());
      from = to;
      to = endOfPart(ends, from);
    }
    return Optional.of(new SplitKernel(loop, parts, kernels));
  }

  /// As far as a part may reach.
  private static int endOfPart(int[] ends, int from) {
    int before = from == 0 ? 0 : ends[from - 1];
    int to = Math.min(from + 1, ends.length);
    while (to < ends.length && ends[to] - before <= MOST_STEPS) {
      to++;
    }
    return to;
  }

  private static Optional<Kernel> inOne(Loop loop, int bits, VectorMethod.Tail tail) {
    Vectorised code = Lowering.lower(loop);
    int most = Math.clamp(STEPS_A_TURN / Math.max(1, code.work(Place.INNER)), 1, MOST_COPIES);
    int least =
        switch (tail) {
          case MASKED -> 0;
          case SINGLE -> 1;
        };
    for (int copies = Math.max(least, most); copies >= least; copies--) {
      if ((copies + 1) * code.innerSteps() <= MOST_STEPS) {
        VectorMethod.Shape shape = new VectorMethod.Shape(bits, copies, tail);
        byte[] bytes = write(run -> VectorMethod.write(run, loop, code, shape));
        if (isCompilable(bytes)) {
          return Optional.of(load(bytes));
        }
      }
    }
    return Optional.empty();
  }

  private static byte[] write(Consumer<CodeBuilder> run) {
    return ClassFile.of()
        .build(
            NAME,
            writer -> {
              writer.withFlags(ClassFile.ACC_FINAL);
              writer.withInterfaceSymbols(Kernel.class.describeConstable().orElseThrow());
              writer.withMethodBody(
                  ConstantDescs.INIT_NAME,
                  ConstantDescs.MTD_void,
                  0,
                  code ->
                      code.aload(0)
                          .invokespecial(
                              ConstantDescs.CD_Object,
                              ConstantDescs.INIT_NAME,
                              ConstantDescs.MTD_void)
                          .return_());
              writer.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, run);
            });
  }

  private static boolean isCompilable(byte[] bytes) {
    return ClassFile.of().parse(bytes).methods().stream()
        .flatMap(method -> method.code().stream())
        .allMatch(code -> ((CodeAttribute) code).codeLength() < LONGEST_METHOD);
  }

  private static Kernel load(byte[] bytes) {
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Kernel)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("a compiled loop does not load", e);
    }
  }
}
