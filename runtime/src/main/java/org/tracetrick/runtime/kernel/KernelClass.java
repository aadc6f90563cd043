package org.tracetrick.runtime.kernel;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Writes and loads a hidden class for a loop.
final class KernelClass {
  /// Methods are no longer, in bytes. Beyond 8000 the virtual machine leaves a method uncompiled;
  /// with calls of the vector library in it, its first compiler runs out of registers from about
  /// 4500 on.
  private static final int LONGEST_METHOD = 3500;

  /// So many steps a turn of the inner loop keep the processor busy.
  private static final int STEPS_A_TURN = 64;

  /// No step is shorter, in bytes.
  private static final int LEAST_STEP = 8;

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
    return load(write(run -> PlainMethod.write(run, loop), Set.of(), Optional.empty()));
  }

  /// Vector code: with functions spelled out where the compilers will take that, else with calls;
  /// empty where they will take neither.
  static Optional<Kernel> vector(Loop loop, int bits, VectorMethod.Tail tail) {
    Vectorised inline = Lowering.lower(loop, Lowering.Calls.INLINE);
    Vectorised calls = Lowering.lower(loop, Lowering.Calls.METHODS);
    int most = Math.clamp(STEPS_A_TURN / Math.max(1, inline.work(Place.INNER)), 1, MOST_COPIES);
    int least =
        switch (tail) {
          case MASKED -> 0;
          case SINGLE -> 1;
        };
    return Stream.of(inline, calls)
        .flatMap(code ->
            IntStream.iterate(most, copies -> copies >= least, copies -> copies - 1)
                .filter(copies -> mayBeCompilable(code, copies))
                .mapToObj(copies -> new VectorMethod.Shape(bits, copies, tail))
                .map(shape -> vector(loop, code, shape)))
        .filter(KernelClass::isCompilable)
        .findFirst()
        .map(KernelClass::load);
  }

  private static boolean mayBeCompilable(Vectorised code, int copies) {
    return (copies + 1) * code.innerSteps() * LEAST_STEP < LONGEST_METHOD;
  }

  private static byte[] vector(Loop loop, Vectorised code, VectorMethod.Shape shape) {
    Set<Loop.Function> called = EnumSet.noneOf(Loop.Function.class);
    for (Step step : code.steps()) {
      if (step instanceof Step.Call(Loop.Function function, int _)) {
        called.add(function);
      }
    }
    VectorTypes types = VectorTypes.of(loop.precision(), shape.bits());
    return write(
        run -> VectorMethod.write(run, loop, code, shape, NAME),
        called,
        Optional.of(new Methods(loop, types)));
  }

  /// Methods for functions that are called.
  private record Methods(Loop loop, VectorTypes types) {
    void write(ClassBuilder writer, Loop.Function function) {
      Vectorised body = Lowering.lower(function, loop);
      MethodTypeDesc type = MethodTypeDesc.of(types.numbers(), types.numbers());
      writer.withMethodBody(
          function.name(),
          type,
          ClassFile.ACC_STATIC,
          code -> VectorMethod.writeFunction(code, body, types, NAME));
    }
  }

  private static byte[] write(
      Consumer<CodeBuilder> run, Set<Loop.Function> called, Optional<Methods> methods) {
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
              methods.ifPresent(each -> called.forEach(function -> each.write(writer, function)));
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
