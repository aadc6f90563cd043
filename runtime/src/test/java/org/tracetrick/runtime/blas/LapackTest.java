package org.tracetrick.runtime.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracetrick.runtime.blas.Blas.Form;
import org.tracetrick.runtime.blas.Blas.Triangle;

/// Factorisations, by what their factors multiply to.
final class LapackTest {

  private static final int ROUNDS = 40;
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

  private static Stored square(Arena arena, Blas blas, Random random, int n) {
    return Stored.random(arena, blas.precision(), random, n, n);
  }

  /// A symmetric matrix with eigenvalues well above 0.
  private static Stored positive(Arena arena, Blas blas, Random random, int n) {
    var factor = square(arena, blas, random, n).values();
    var product = Naive.product(factor, Naive.transposed(factor));
    var matrix = square(arena, blas, random, n);
    for (var i = 0; i < n; i++) {
      for (var j = 0; j < n; j++) matrix.set(i, j, product[i][j] / n + (i == j ? 1 : 0));
    }
    return matrix;
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void factorsByCholesky(Blas blas) {
    rounds((arena, random) -> {
      var triangle = Subjects.any(random, Triangle.class);
      var n = Subjects.size(random);
      var a = positive(arena, blas, random, n);
      var before = a.values();
      a.spoilBeside(triangle);
      assertThat(blas.potrf(triangle, n, a.address(), a.leading())).isZero();
      a.holds(triangle, a.values());
      var factor = a.values(triangle, Form.PLAIN);
      var across = a.values(triangle, Form.TRANSPOSED);
      Naive.assertClose(
          blas.precision(),
          switch (triangle) {
            case LOWER -> Naive.product(factor, across);
            case UPPER -> Naive.product(across, factor);
          },
          before);
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void invertsByCholesky(Blas blas) {
    rounds((arena, random) -> {
      var triangle = Subjects.any(random, Triangle.class);
      var n = Subjects.size(random);
      var a = positive(arena, blas, random, n);
      var before = a.values();
      a.spoilBeside(triangle);
      assertThat(blas.potrf(triangle, n, a.address(), a.leading())).isZero();
      assertThat(blas.potri(triangle, n, a.address(), a.leading())).isZero();
      a.holds(triangle, a.values());
      var half = a.values(triangle, Form.PLAIN);
      var inverse = Naive.matrix(n, n, (i, j) -> i == j ? half[i][i] : half[i][j] + half[j][i]);
      Naive.assertClose(blas.precision(), Naive.product(before, inverse), Naive.identity(n));
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void namesTheMinorThatIsNotPositive(Blas blas) {
    try (var arena = Arena.ofConfined()) {
      for (var triangle : Triangle.values()) {
        for (var value : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
          var a = positive(arena, blas, new Random(SEED), 5);
          a.set(3, 3, value);
          assertThat(blas.potrf(triangle, 5, a.address(), a.leading())).isEqualTo(4);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void solvesByLu(Blas blas) {
    rounds((arena, random) -> {
      var form = Subjects.any(random, Form.class);
      var n = Subjects.size(random);
      var columns = Subjects.size(random);
      var a = square(arena, blas, random, n);
      for (var i = 0; i < n; i++) a.set(i, n - 1 - i, n + 1.0);
      var factor = a.values(form);
      var x = Stored.random(arena, blas.precision(), random, n, columns);
      var before = x.values();
      var pivots = arena.allocate(4L * (n + 1)).address();
      assertThat(blas.getrf(n, a.address(), a.leading(), pivots)).isZero();
      blas.getrs(form, n, columns, a.address(), a.leading(), pivots, x.address(), x.leading());
      x.holds(x.values());
      a.holds(a.values());
      Naive.assertClose(blas.precision(), Naive.product(factor, x.values(), columns), before);
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void invertsByLu(Blas blas) {
    rounds((arena, random) -> {
      var n = Subjects.size(random);
      var a = square(arena, blas, random, n);
      for (var i = 0; i < n; i++) a.set(i, n - 1 - i, n + 1.0);
      var before = a.values();
      var pivots = arena.allocate(4L * (n + 1)).address();
      var work = arena.allocate(8L * (n + 1)).address();
      assertThat(blas.getrf(n, a.address(), a.leading(), pivots)).isZero();
      assertThat(blas.getri(n, a.address(), a.leading(), pivots, work, n)).isZero();
      a.holds(a.values());
      Naive.assertClose(blas.precision(), Naive.product(before, a.values()), Naive.identity(n));
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void namesTheFirstZeroPivot(Blas blas) {
    try (var arena = Arena.ofConfined()) {
      var a = new Stored(arena, blas.precision(), 3, 3, 1);
      a.fill(1);
      a.set(0, 0, 2);
      var pivots = arena.allocate(12).address();
      var work = arena.allocate(24).address();
      assertThat(blas.getrf(3, a.address(), a.leading(), pivots)).isEqualTo(3);
      assertThat(blas.getri(3, a.address(), a.leading(), pivots, work, 3)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void findsEigenvalues(Blas blas) {
    rounds((arena, random) -> {
      var n = Subjects.size(random);
      var a = positive(arena, blas, random, n);
      var before = a.values();
      a.spoilBeside(Triangle.LOWER);
      var values = new Stored(arena, blas.precision(), n, 1, 1);
      assertThat(blas.syev(n, a.address(), a.leading(), values.address())).isZero();
      a.holds(a.values());
      values.holds(values.values());
      for (var i = 1; i < n; i++) {
        assertThat(values.get(i, 0)).isGreaterThanOrEqualTo(values.get(i - 1, 0));
      }
      var vectors = a.values();
      var across = a.values(Form.TRANSPOSED);
      Naive.assertClose(blas.precision(), Naive.product(across, vectors), Naive.identity(n));
      var scaled = Naive.matrix(n, n, (i, j) -> vectors[i][j] * values.get(j, 0));
      Naive.assertClose(blas.precision(), Naive.product(scaled, across), before);
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void findsSingularValues(Blas blas) {
    rounds((arena, random) -> {
      var m = Subjects.size(random);
      var n = Subjects.size(random);
      var p = Math.min(m, n);
      var a = Stored.random(arena, blas.precision(), random, m, n);
      var before = a.values();
      var values = new Stored(arena, blas.precision(), p, 1, 1);
      var u = new Stored(arena, blas.precision(), m, p, 1);
      var vt = new Stored(arena, blas.precision(), p, n, 2);
      var answer =
          blas.svd(
              m,
              n,
              a.address(),
              a.leading(),
              values.address(),
              u.address(),
              u.leading(),
              vt.address(),
              vt.leading());
      assertThat(answer).isZero();
      values.holds(values.values());
      u.holds(u.values());
      vt.holds(vt.values());
      for (var i = 0; i < p; i++) {
        assertThat(values.get(i, 0)).isBetween(0.0, i == 0 ? 100 : values.get(i - 1, 0));
      }
      Naive.assertClose(
          blas.precision(),
          Naive.product(u.values(Form.TRANSPOSED), u.values(), p),
          Naive.identity(p));
      Naive.assertClose(
          blas.precision(),
          Naive.product(vt.values(), vt.values(Form.TRANSPOSED), p),
          Naive.identity(p));
      var scaled = Naive.matrix(m, p, (i, j) -> u.get(i, j) * values.get(j, 0));
      Naive.assertClose(blas.precision(), Naive.product(scaled, vt.values(), n), before);
    });
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void findsNothingWhereANumberIsNone(Blas blas) {
    try (var arena = Arena.ofConfined()) {
      for (var bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        var a = square(arena, blas, new Random(SEED), 8);
        a.set(5, 2, bad);
        var u = square(arena, blas, new Random(SEED), 8);
        var vt = square(arena, blas, new Random(SEED), 8);
        var values = arena.allocate(64).address();
        var answer =
            blas.svd(
                8,
                8,
                a.address(),
                a.leading(),
                values,
                u.address(),
                u.leading(),
                vt.address(),
                vt.leading());
        assertThat(answer).isPositive();
        var b = square(arena, blas, new Random(SEED), 8);
        b.set(5, 2, bad);
        assertThat(blas.syev(8, b.address(), b.leading(), values)).isPositive();
      }
    }
  }
}
