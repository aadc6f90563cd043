package org.tracetrick.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// An exact rational number in lowest terms, with a positive denominator.
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {

  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);
  public static final Rational MINUS_ONE = of(-1);
  public static final Rational HALF = of(1, 2);

  /// Powers are folded only while the result stays below this many bits; larger ones stay symbolic.
  private static final int FOLDED_BITS = 512;

  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a rational with denominator 0");
    }
    var divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    if (!divisor.equals(BigInteger.ONE)) {
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  public static Rational of(long number) {
    return new Rational(BigInteger.valueOf(number), BigInteger.ONE);
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public static Rational of(BigDecimal decimal) {
    var unscaled = decimal.unscaledValue();
    return decimal.scale() <= 0
        ? new Rational(unscaled.multiply(BigInteger.TEN.pow(-decimal.scale())), BigInteger.ONE)
        : new Rational(unscaled, BigInteger.TEN.pow(decimal.scale()));
  }

  public Rational plus(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational times(Rational other) {
    return new Rational(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  public Rational negated() {
    return new Rational(numerator.negate(), denominator);
  }

  /// One over this number.
  ///
  /// @throws ArithmeticException at zero
  public Rational reciprocal() {
    return new Rational(denominator, numerator);
  }

  /// This number to an integer power, where that can be written down; empty at 0 to a negative
  /// power and where the result would be too large to fold.
  public Optional<Rational> power(Rational exponent) {
    if (!exponent.isInteger() || exponent.numerator.bitLength() > 31) {
      return Optional.empty();
    }
    int k = exponent.numerator.intValue();
    if (signum() == 0) {
      return k > 0 ? Optional.of(ZERO) : k == 0 ? Optional.of(ONE) : Optional.empty();
    }
    long bits = Math.max(numerator.abs().bitLength(), denominator.bitLength());
    if (bits * Math.abs((long) k) > FOLDED_BITS) {
      return Optional.empty();
    }
    var raised = new Rational(numerator.pow(Math.abs(k)), denominator.pow(Math.abs(k)));
    return Optional.of(k < 0 ? raised.reciprocal() : raised);
  }

  /// The largest rational that both are whole multiples of; the other one where one is zero.
  public Rational commonDivisor(Rational other) {
    return new Rational(
        numerator.multiply(other.denominator).gcd(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  public boolean isZero() {
    return numerator.signum() == 0;
  }

  public boolean isOne() {
    return equals(ONE);
  }

  public int signum() {
    return numerator.signum();
  }

  public Rational abs() {
    return signum() < 0 ? negated() : this;
  }

  /// Whether the decimal expansion ends.
  public boolean isDecimal() {
    var rest = denominator;
    while (rest.getLowestSetBit() > 0) {
      rest = rest.shiftRight(1);
    }
    var five = BigInteger.valueOf(5);
    while (rest.mod(five).signum() == 0) {
      rest = rest.divide(five);
    }
    return rest.equals(BigInteger.ONE);
  }

  /// The finite decimal expansion, where there is one.
  public Optional<BigDecimal> asDecimal() {
    return isDecimal()
        ? Optional.of(new BigDecimal(numerator).divide(new BigDecimal(denominator)))
        : Optional.empty();
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return isInteger() ? numerator.toString() : numerator + "/" + denominator;
  }
}
