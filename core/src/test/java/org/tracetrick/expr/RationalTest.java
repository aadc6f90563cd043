package org.tracetrick.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Exact numbers in lowest terms.
final class RationalTest {

  private static final long SEED = 11;

  private static Rational random(Random random) {
    int denominator = 1 + random.nextInt(12);
    return Rational.of(random.nextInt(41) - 20, random.nextBoolean() ? denominator : -denominator);
  }

  @Test
  void itIsAField() {
    var random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      var a = random(random);
      var b = random(random);
      var c = random(random);
      assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
      assertThat(a.plus(a.negated())).isEqualTo(Rational.ZERO);
      assertThat(a.denominator().signum()).isPositive();
      assertThat(a.numerator().gcd(a.denominator()).intValueExact()).isEqualTo(1);
      assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.plus(b.negated()).signum());
      assertThat(a.abs().signum()).isEqualTo(a.isZero() ? 0 : 1);
      assertThat(a.abs()).isIn(a, a.negated());
      if (!a.isZero()) {
        assertThat(a.times(a.reciprocal()).isOne()).isTrue();
        assertThat(a.power(Rational.of(-2)).orElseThrow().times(a).times(a))
            .isEqualTo(Rational.ONE);
      }
      if (!a.isZero() || !b.isZero()) {
        var divisor = a.commonDivisor(b);
        assertThat(a.times(divisor.reciprocal()).isInteger()).isTrue();
        assertThat(b.times(divisor.reciprocal()).isInteger()).isTrue();
      }
    }
  }

  @Test
  void powersAreFoldedWhereTheyCanBe() {
    assertThat(Rational.ZERO.power(Rational.of(3))).contains(Rational.ZERO);
    assertThat(Rational.ZERO.power(Rational.ZERO)).contains(Rational.ONE);
    assertThat(Rational.ZERO.power(Rational.MINUS_ONE)).isEmpty();
    assertThat(Rational.of(2).power(Rational.HALF)).isEmpty();
    assertThat(Rational.of(2, 3).power(Rational.of(-3))).contains(Rational.of(27, 8));
    assertThat(Rational.of(2).power(Rational.of(256))).isPresent();
    assertThat(Rational.of(2).power(Rational.of(257))).isEmpty();
    assertThat(Rational.of(1, 2).power(Rational.of(-257))).isEmpty();
    assertThat(Rational.ONE.power(Rational.of(1L << 40))).isEmpty();
  }

  @Test
  void aDecimalIsRecognised() {
    assertThat(Rational.of(new BigDecimal("0.125"))).isEqualTo(Rational.of(1, 8));
    assertThat(Rational.of(new BigDecimal("12E2"))).isEqualTo(Rational.of(1200));
    assertThat(Rational.of(3, 40).asDecimal()).contains(new BigDecimal("0.075"));
    assertThat(Rational.of(7).isDecimal()).isTrue();
    assertThat(Rational.of(1, 3).isDecimal()).isFalse();
    assertThat(Rational.of(1, 6).asDecimal()).isEmpty();
    assertThat(Rational.of(-4, 6)).hasToString("-2/3");
    assertThat(Rational.of(6, 3)).hasToString("2");
    assertThat(Rational.of(6, 3).isInteger()).isTrue();
    assertThat(Rational.HALF.isInteger()).isFalse();
  }

  @Test
  void nothingIsDividedByZero() {
    assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(Rational.ZERO::reciprocal).isInstanceOf(ArithmeticException.class);
  }
}
