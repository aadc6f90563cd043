package org.tracetrick.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Extents are polynomials: they add, multiply and divide as their values do.
final class DimTest {

  private static final long SEED = 7;
  private static final Dim M = Dim.named("m");
  private static final Dim N = Dim.named("n");

  private static Dim random(Random random, int depth) {
    return switch (depth == 0 ? random.nextInt(3) : 3 + random.nextInt(3)) {
      case 0 -> Dim.of(random.nextInt(7) - 2);
      case 1 -> M;
      case 2 -> N;
      case 3 -> random(random, depth - 1).plus(random(random, depth - 1));
      case 4 -> random(random, depth - 1).times(random(random, depth - 1));
      case 5 -> random(random, depth - 1).minus(random(random, depth - 1));
      default -> throw new IllegalStateException();
    };
  }

  private static BigInteger value(Dim dim, int m, int n) {
    return BigInteger.valueOf(dim.at(Map.of("m", m, "n", n)));
  }

  @Test
  void arithmeticIsThatOfTheValues() {
    var random = new Random(SEED);
    for (int i = 0; i < 300; i++) {
      var a = random(random, 2);
      var b = random(random, 2);
      int m = 1 + random.nextInt(5);
      int n = 1 + random.nextInt(5);
      var x = value(a, m, n);
      var y = value(b, m, n);
      assertThat(value(a.plus(b), m, n)).as(a + " + " + b).isEqualTo(x.add(y));
      assertThat(value(a.minus(b), m, n)).as(a + " - " + b).isEqualTo(x.subtract(y));
      assertThat(value(a.times(b), m, n)).as(a + " * " + b).isEqualTo(x.multiply(y));
      assertThat(value(a.substitute(Map.of("m", b, "n", Dim.of(n))), m, n))
          .as(a + " at m = " + b)
          .isEqualTo(value(a, y.intValueExact(), n));
      assertThat(a.plus(b)).isEqualTo(b.plus(a)).hasSameHashCodeAs(b.plus(a));
      if (!b.equals(Dim.ZERO)) {
        assertThat(a.times(b).dividedBy(b)).as(a + " * " + b + " / " + b).contains(a);
      }
    }
  }

  @Test
  void whatDoesNotDivideHasNoQuotient() {
    assertThat(M.times(N).plus(N).dividedBy(N)).contains(M.plus(Dim.ONE));
    assertThat(M.plus(Dim.ONE).dividedBy(M)).isEmpty();
    assertThat(Dim.of(3).times(M).dividedBy(Dim.of(2))).isEmpty();
    assertThat(Dim.of(4).times(M).dividedBy(Dim.of(2))).contains(Dim.of(2).times(M));
    assertThat(M.dividedBy(Dim.ZERO)).isEmpty();
    assertThat(Dim.ZERO.dividedBy(M)).contains(Dim.ZERO);
  }

  @Test
  void aNumberAndANameAreTold() {
    assertThat(Dim.of(3).asNumber()).isEqualTo(OptionalLong.of(3));
    assertThat(Dim.ZERO.asNumber()).isEqualTo(OptionalLong.of(0));
    assertThat(M.asNumber()).isEmpty();
    assertThat(M.plus(Dim.ONE).asNumber()).isEmpty();
    assertThat(M.asName()).contains("m");
    assertThat(M.plus(M).asName()).isEmpty();
    assertThat(M.times(N).asName()).isEmpty();
    assertThat(Dim.of(1).isOne()).isTrue();
    assertThat(Dim.of(2).isOne()).isFalse();
    assertThat(M.isOne()).isFalse();
    assertThat(M.times(N).plus(Dim.of(2)).names()).containsExactly("m", "n");
    assertThat(M).isNotEqualTo(N).isNotEqualTo(M.plus(M)).isNotEqualTo(Optional.of(M));
  }

  @Test
  void itIsWrittenAsTheInputIs() {
    assertThat(M.times(N).plus(M.times(M)).plus(Dim.of(1))).hasToString("m*m+m*n+1");
    assertThat(M.minus(Dim.of(2).times(N))).hasToString("m-2*n");
    assertThat(Dim.of(-1).times(M).minus(Dim.ONE)).hasToString("-m-1");
    assertThat(Dim.ZERO).hasToString("0");
    assertThat(M).isLessThan(N).isEqualByComparingTo(Dim.named("m"));
  }

  @Test
  void aValueNeedsItsSizesAndFits() {
    assertThatThrownBy(() -> M.at(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no size is given for m");
    assertThatThrownBy(() -> M.times(M).at(Map.of("m", 100_000)))
        .isInstanceOf(ArithmeticException.class);
  }
}
