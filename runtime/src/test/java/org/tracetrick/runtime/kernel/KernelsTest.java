package org.tracetrick.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tracetrick.runtime.blas.Precision;
import org.tracetrick.runtime.kernel.Loop.Access;
import org.tracetrick.runtime.kernel.Loop.Combination;
import org.tracetrick.runtime.kernel.Loop.Function;
import org.tracetrick.runtime.kernel.Loop.Output;
import org.tracetrick.runtime.kernel.Loop.Value;

/// Kernels over their life: plain at first, vector code later, shared by equal loops.
final class KernelsTest {
  private static final Loop EXP = store(List.of(new Value.Unary(Function.EXP, 0)));

  /// Much longer than warming takes on an idle machine.
  private static final int MILLISECONDS = 20_000;

  private static Loop store(List<Value> after) {
    List<Value> values = new ArrayList<>(List.of(new Value.Input(0)));
    values.addAll(after);
    return new Loop(
        Precision.DOUBLE,
        List.of(Access.ELEMENT),
        values,
        List.of(new Output.Store(values.size() - 1)));
  }

  @Test
  void vectorCodeIsTakenWhenItIsWarm() {
    Kernels kernels = Kernels.create();
    Kernel kernel = kernels.compile(EXP);
    assertThat(kernels.warm(kernel)).isTrue();
    try (Scratch given = Scratch.of(EXP, 2, 1001)) {
      given.fillInputs(new Random(1), -3, 3);
      new Comparison(1e-15, 0).check(given, kernel, "warm");
    }
  }

  @Test
  void whatHasMuchToDoWarmsByItself() throws InterruptedException {
    Kernels kernels = Kernels.create();
    TieredKernel kernel = (TieredKernel) kernels.compile(EXP);
    try (Scratch scratch = Scratch.of(EXP, 1, 10_000)) {
      for (int k = 0; k < MILLISECONDS && !kernel.isVector(); k++) {
        scratch.run(kernel);
        Thread.sleep(1);
      }
    }
    assertThat(kernel.isVector()).isTrue();
  }

  @Test
  void plainKernelsStayPlain() {
    Kernels kernels = Kernels.plain();
    assertThat(kernels.warm(kernels.compile(EXP))).isFalse();
  }

  @Test
  void equalLoopsShareAKernel() {
    Kernels kernels = Kernels.plain();
    assertThat(kernels.compile(store(List.of(new Value.Unary(Function.EXP, 0)))))
        .isSameAs(kernels.compile(EXP));
  }

  /// The longest loop that is allowed, all of it costly functions: its vector code calls methods.
  @Test
  void longLoopsAreCompiled() {
    List<Value> values = new ArrayList<>();
    while (values.size() < Loop.LONGEST - 1) {
      values.add(
          new Value.Unary(
              values.size() % 2 == 0 ? Function.TANH : Function.SOFTPLUS, values.size()));
    }
    Loop loop = store(values);
    for (Compiler compiler : Compiler.values()) {
      try (Scratch given = Scratch.of(loop, 1, 100)) {
        given.fillInputs(new Random(1), -3, 3);
        new Comparison(1e-12, 0).check(given, compiler.compile(loop), compiler);
      }
    }
  }

  @Test
  void longerLoopsAreRefused() {
    List<Value> values = new ArrayList<>();
    for (int k = 0; k < Loop.LONGEST; k++) {
      values.add(new Value.Binary(Combination.ADD, 0, k));
    }
    assertThatThrownBy(() -> store(values)).hasMessageContaining("at most 200");
  }
}
