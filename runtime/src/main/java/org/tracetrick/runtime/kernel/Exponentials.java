package org.tracetrick.runtime.kernel;

/// `exp` and what is made of it, spelled out in vector code.
///
/// `x = n*log(2) + r` with `n` whole and `|r| ≤ log(2)/2`; `exp(r) - 1` is a polynomial; `2ⁿ` is
/// added to the exponent. No denormal number arises on the way: where the result would be one it is
/// 0.
///
/// Source: Cody & Waite 1980, ch. 6; Muller 2016, ch. 10 and 11. Polynomials interpolate at
/// Chebyshev nodes.
final class Exponentials {
  /// `(exp(r) - 1 - r)/r²` for `|r| ≤ 0.347`, to 4e-17 of `exp(r) - 1`.
  private static final double[] DOUBLES = {
    0.5,
    0.16666666666666669,
    0.04166666666662374,
    0.008333333333330032,
    0.0013888888917406447,
    0.00019841269863201828,
    2.4801520996825697e-05,
    2.7557268229963227e-06,
    2.76202305675069e-07,
    2.5100494788905042e-08
  };

  /// The same to 2e-8.
  private static final double[] FLOATS = {
    0.5, 0.16666576583158002, 0.041666554109346714, 0.008363246669753728, 0.0013926268052570573
  };

  private Exponentials() {}

  /// What an argument is reduced to.
  ///
  /// @param n the whole number, in the last bits
  /// @param expm1 `exp(r) - 1`
  private record Reduced(int n, int expm1) {}

  private static Reduced reduce(Code c, int x) {
    Format format = c.format();
    int shifter = c.constant(format.shifter());
    int shifted = c.fma(x, c.constant(1 / Math.log(2)), shifter);
    int n = c.subtract(shifted, shifter);
    int high = c.fma(n, c.constant(-format.ln2High()), x);
    int r = c.fma(n, c.constant(-format.ln2Low()), high);
    int tail = c.polynomial(r, format.choose(DOUBLES, FLOATS));
    int expm1 = c.fma(c.multiply(r, r), tail, r);
    return new Reduced(c.shiftLeft(c.bits(shifted), format.mantissa()), expm1);
  }

  static int exp(Code c, int x) {
    Reduced reduced = reduce(c, x);
    int half = times(c, power(c, reduced, 0.5), reduced);
    return orInfinity(c, x, orZero(c, x, c.add(half, half)));
  }

  /// `exp` of what is not positive, where its result is not denormal; elsewhere anything.
  static int expWithinRange(Code c, int x) {
    Reduced reduced = reduce(c, x);
    return times(c, power(c, reduced, 1), reduced);
  }

  /// `power*exp(r)`; NaN where `r` is, for what is left of a NaN's bits in a power does no harm.
  private static int times(Code c, int power, Reduced reduced) {
    return c.fma(power, reduced.expm1(), power);
  }

  /// `exp(-|x|)`.
  private static int expOfMinusSize(Code c, int x) {
    int y = c.minusSize(x);
    return orZero(c, y, expWithinRange(c, y));
  }

  private static int orZero(Code c, int x, int positive) {
    int smallest = c.less(x, c.constant(c.format().smallestLog()));
    return c.select(smallest, c.constant(0), positive);
  }

  static int expm1(Code c, int x) {
    int half = expm1(c, x, 0.5);
    int least = c.less(x, c.constant(-c.format().one()));
    int bounded = c.select(least, c.constant(-1), c.add(half, half));
    return orInfinity(c, x, bounded);
  }

  private static int orInfinity(Code c, int x, int finite) {
    int overflows = c.less(c.constant(c.format().largestLog()), x);
    return c.select(overflows, c.constant(Double.POSITIVE_INFINITY), finite);
  }

  /// `factor*(exp(x) - 1)` where that is not at the end of the range; the factor is a power of 2.
  private static int expm1(Code c, int x, double factor) {
    Reduced reduced = reduce(c, x);
    int power = power(c, reduced, factor);
    return c.fma(power, reduced.expm1(), c.subtract(power, c.constant(factor)));
  }

  /// `factor*2ⁿ`.
  private static int power(Code c, Reduced reduced, double factor) {
    return c.numbers(c.plus(reduced.n(), c.whole(c.format().bits(factor))));
  }

  /// `t/(t + 1)` for `t = (exp(2|x|) - 1)/2`.
  static int tanh(Code c, int x) {
    int size = c.abs(x);
    int t = expm1(c, c.add(size, size), 0.5);
    int quotient = c.divide(t, c.add(t, c.constant(1)));
    int large = c.less(c.constant(c.format().one() / 2), size);
    return c.withSign(c.select(large, c.constant(1), quotient), x);
  }

  /// `t + t/(2t + 1)` for `t = (exp(|x|) - 1)/2`; a quarter is computed first, for that range is
  /// longer.
  static int sinh(Code c, int x) {
    int size = c.abs(x);
    int quarter = expm1(c, size, 0.25);
    int t = c.add(quarter, quarter);
    int twice = c.fma(t, c.constant(2), c.constant(1));
    return c.withSign(orSinhInfinity(c, size, c.add(t, c.divide(t, twice))), x);
  }

  /// `t + 1/(4t)` for `t = exp(|x|)/2`.
  static int cosh(Code c, int x) {
    int size = c.abs(x);
    Reduced reduced = reduce(c, size);
    int quarter = times(c, power(c, reduced, 0.25), reduced);
    int t = c.add(quarter, quarter);
    return orSinhInfinity(c, size, c.add(t, c.divide(c.constant(0.25), t)));
  }

  /// `sinh` and `cosh` overflow `log(2)` later than `exp`.
  private static int orSinhInfinity(Code c, int size, int finite) {
    int overflows = c.less(c.constant(c.format().largestSinh()), size);
    return c.select(overflows, c.constant(Double.POSITIVE_INFINITY), finite);
  }

  /// `1/(1 + e)`, or `e/(1 + e)`, for `e = exp(-|x|)`, which it has in common with `softplus`.
  static int sigmoid(Code c, int x) {
    int one = c.constant(1);
    int e = expOfMinusSize(c, x);
    return c.divide(c.select(c.less(c.constant(0), x), one, e), c.add(e, one));
  }

  /// `max(x, 0) + log1p(exp(-|x|))`.
  static int softplus(Code c, int x) {
    int zero = c.constant(0);
    int positive = c.select(c.less(zero, x), x, zero);
    return c.add(positive, Logarithms.log1pUpToOne(c, expOfMinusSize(c, x)));
  }
}
