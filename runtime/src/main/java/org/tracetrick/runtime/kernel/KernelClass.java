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

/// Writes and loads a hidden class for a loop.
final class KernelClass {
  /// Beyond so many bytes the virtual machine's compilers leave a method alone.
  static final int LONGEST_METHOD = 8000;

  /// So many steps a turn of the inner loop keep the processor busy.
  private static final int STEPS_A_TURN = 64;

  /// No step is shorter, in bytes, but what is written as a call.
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

  /// Vector code, as long as the compilers will take it: empty where even the shortest is longer.
  static Optional<Kernel> vector(Loop loop, int bits, VectorMethod.Tail tail) {
    Vectorised inline = Lowering.lower(loop, Lowering.Calls.INLINE);
    int most = Math.clamp(STEPS_A_TURN / inline.work(Place.INNER), 1, MOST_COPIES);
    for (int copies = most; copies > 0; copies--) {
      if ((copies + 1) * inline.work(Place.INNER) * LEAST_STEP > LONGEST_METHOD) {
        continue;
      }
      byte[] bytes = vector(loop, inline, new VectorMethod.Shape(bits, copies, tail));
      if (isCompilable(bytes)) {
        return Optional.of(load(bytes));
      }
    }
    Vectorised calls = Lowering.lower(loop, Lowering.Calls.METHODS);
    byte[] bytes = vector(loop, calls, new VectorMethod.Shape(bits, 1, tail));
    return isCompilable(bytes) ? Optional.of(load(bytes)) : Optional.empty();
  }

  private static byte[] vector(Loop loop, Vectorised code, VectorMethod.Shape shape) {
    Set<Loop.Function> called = EnumSet.noneOf(Loop.Function.class);
    code.steps().stream()
        .filter(step -> step.operation() == Operation.CALL)
        .forEach(step -> called.add(Loop.Function.values()[(int) step.detail()]));
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
