package org.tracetrick.runtime.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Side;
import org.tracetrick.runtime.blas.Blas.Triangle;

/// Products and triangular systems, against their definitions.
final class BlasTest {

  private static final int ROUNDS = 150;
  private static final long SEED = 20261124;

  static Stream<Blas> subjects() {
    return Subjects.all();
  }

  private interface Case {
    void check(Arena arena, Random random);
  }

  private static void rounds(Case tested) {
    for (var round = 0; round < ROUNDS; round++) {
      try (var arena = Arena.ofConfined()) {
        tested.check(arena, new Random(SEED + round));
      } catch (AssertionError e) {
        throw new AssertionError("with seed " + (SEED + round), e);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void multipliesMatrices(Blas blas) {
    rounds((arena, random) ->
        multiplies(
            blas,
            arena,
            random,
            Subjects.size(random),
            Subjects.size(random),
            Subjects.size(random)));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void multipliesTallMatrices(Blas blas) {
    try (var arena = Arena.ofConfined()) {
      multiplies(blas, arena, new Random(SEED), 1100, 9, 7);
    }
  }

  private static void multiplies(Blas blas, Arena arena, Random random, int m, int n, int k) {
    var formA = Subjects.any(random, Form.class);
    var formB = Subjects.any(random, Form.class);
    var alpha = Subjects.factor(random);
    var beta = Subjects.factor(random);
    var a = inForm(arena, blas, random, formA, m, k);
    var b = inForm(arena, blas, random, formB, k, n);
    var c = Stored.random(arena, blas.precision(), random, m, n);
    if (beta == 0) c.fill(Double.NaN);
    var product = Naive.product(a.values(formA), b.values(formB), n);
    var expected = Naive.sum(alpha, product, beta, c.values());
    blas.gemm(
        formA,
        formB,
        m,
        n,
        k,
        alpha,
        a.address(),
        a.leading(),
        b.address(),
        b.leading(),
        beta,
        c.address(),
        c.leading());
    c.holds(expected);
  }

  /// A matrix that has m rows and n columns once `op` is applied.
  private static Stored inForm(Arena arena, Blas blas, Random random, Form form, int m, int n) {
    return switch (form) {
      case PLAIN -> Stored.random(arena, blas.precision(), random, m, n);
      case TRANSPOSED -> Stored.random(arena, blas.precision(), random, n, m);
    };
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void multipliesAVector(Blas blas) {
    rounds((arena, random) -> {
      var form = Subjects.any(random, Form.class);
      var rows = Subjects.size(random);
      var inner = Subjects.size(random);
      var alpha = Subjects.factor(random);
      var beta = Subjects.factor(random);
      var a = inForm(arena, blas, random, form, rows, inner);
      var x = Steps.random(arena, blas.precision(), random, inner);
      var y = Steps.random(arena, blas.precision(), random, rows);
      if (beta == 0) y.fill(Double.NaN);
      var product = Naive.product(a.values(form), x.values(), 1);
      var expected = Naive.sum(alpha, product, beta, y.values());
      blas.gemv(
          form,
          form == Form.PLAIN ? rows : inner,
          form == Form.PLAIN ? inner : rows,
          alpha,
          a.address(),
          a.leading(),
          x.address(),
          x.step(),
          beta,
          y.address(),
          y.step());
      y.holds(expected);
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void addsAnOuterProduct(Blas blas) {
    rounds((arena, random) -> {
      var alpha = Subjects.factor(random);
      var x = Steps.random(arena, blas.precision(), random, Subjects.size(random));
      var y = Steps.random(arena, blas.precision(), random, Subjects.size(random));
      var a = Stored.random(arena, blas.precision(), random, x.count(), y.count());
      var product =
          Naive.matrix(x.count(), y.count(), (i, j) -> x.values()[i][0] * y.values()[j][0]);
      var expected = Naive.sum(alpha, product, 1, a.values());
      blas.ger(
          x.count(),
          y.count(),
          alpha,
          x.address(),
          x.step(),
          y.address(),
          y.step(),
          a.address(),
          a.leading());
      a.holds(expected);
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void multipliesVectors(Blas blas) {
    rounds((arena, random) -> {
      var n = Subjects.size(random);
      var x = Steps.random(arena, blas.precision(), random, n);
      var y = Steps.random(arena, blas.precision(), random, n);
      var expected =
          IntStream.range(0, n).mapToDouble(i -> x.values()[i][0] * y.values()[i][0]).sum();
      var product = blas.dot(n, x.address(), x.step(), y.address(), y.step());
      Naive.assertClose(blas.precision(), 0, 0, product, expected);
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void multipliesByItsTranspose(Blas blas) {
    rounds((arena, random) -> {
      var triangle = Subjects.any(random, Triangle.class);
      var form = Subjects.any(random, Form.class);
      var n = Subjects.size(random);
      var k = Subjects.size(random);
      var alpha = Subjects.factor(random);
      var beta = Subjects.factor(random);
      var a = inForm(arena, blas, random, form, n, k);
      var c = Stored.random(arena, blas.precision(), random, n, n);
      if (beta == 0) c.fill(Double.NaN);
      c.spoilBeside(triangle);
      var values = a.values(form);
      var across = Naive.matrix(k, n, (i, j) -> values[j][i]);
      var expected = Naive.sum(alpha, Naive.product(values, across, n), beta, c.values());
      blas.syrk(
          triangle, form, n, k, alpha, a.address(), a.leading(), beta, c.address(), c.leading());
      c.holds(triangle, expected);
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void multipliesByATriangle(Blas blas) {
    triangular(blas, Blas::trmm, (factor, before, after) -> after.holds(factor.times(before)));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void solvesByATriangle(Blas blas) {
    triangular(
        blas,
        Blas::trsm,
        (factor, before, after) -> {
          var solved = after.values();
          after.holds(solved);
          Naive.assertClose(blas.precision(), factor.times(solved), before);
        });
  }

  private interface Triangular {
    void run(
        Blas blas,
        Side side,
        Triangle triangle,
        Form form,
        int m,
        int n,
        long a,
        int lda,
        long b,
        int ldb);
  }

  private interface Outcome {
    void check(Factor factor, double[][] before, Stored after);
  }

  /// `op` of one triangle, which stands beside a matrix with `columns` columns.
  private record Factor(Side side, Stored a, Triangle triangle, Form form, int columns) {
    double[][] times(double[][] b) {
      var values = a.values(triangle, form);
      return switch (side) {
        case LEFT -> Naive.product(values, b, columns);
        case RIGHT -> Naive.product(b, values, columns);
      };
    }
  }

  private static void triangular(Blas blas, Triangular routine, Outcome outcome) {
    rounds((arena, random) -> {
      var side = Subjects.any(random, Side.class);
      var triangle = Subjects.any(random, Triangle.class);
      var form = Subjects.any(random, Form.class);
      var m = Subjects.size(random);
      var n = Subjects.size(random);
      var order = side == Side.LEFT ? m : n;
      var a = Stored.random(arena, blas.precision(), random, order, order);
      for (var i = 0; i < order; i++) a.set(i, i, order + 1.0);
      a.spoilBeside(triangle);
      var b = Stored.random(arena, blas.precision(), random, m, n);
      var before = b.values();
      routine.run(
          blas, side, triangle, form, m, n, a.address(), a.leading(), b.address(), b.leading());
      outcome.check(new Factor(side, a, triangle, form, n), before, b);
    });
  }

  @ParameterizedTest
  @EnumSource
  void plainJavaMultipliesByNoZerosBesideATriangle(Precision precision) {
    try (var arena = Arena.ofConfined()) {
      var a = Stored.random(arena, precision, new Random(SEED), 2, 2);
      var b = new Stored(arena, precision, 2, 1, 0);
      b.set(0, 0, 1);
      b.set(1, 0, Double.POSITIVE_INFINITY);
      BlasLibrary.plain(precision)
          .trmm(
              Side.LEFT,
              Triangle.LOWER,
              Form.PLAIN,
              2,
              1,
              a.address(),
              a.leading(),
              b.address(),
              b.leading());
      assertThat(b.get(0, 0)).isEqualTo(a.get(0, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void servesSeveralThreads(Blas blas) throws Exception {
    Callable<Boolean> task =
        () -> {
          try (var arena = Arena.ofConfined()) {
            for (var round = 0; round < 40; round++) {
              multiplies(blas, arena, new Random(SEED + round), 33, 70, 13);
            }
            return true;
          }
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      var tasks = Stream.generate(() -> task).limit(8).collect(Collectors.toList());
      for (var done : threads.invokeAll(tasks)) assertThat(done.get()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void usesAtLeastOneThread(Blas blas) {
    blas.threads(2);
    blas.threads(1);
    assertThatThrownBy(() -> blas.threads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
  }
}
