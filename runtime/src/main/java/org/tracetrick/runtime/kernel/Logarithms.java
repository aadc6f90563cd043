package org.tracetrick.runtime.kernel;

/// `log` and `log1p`, spelled out in vector code.
///
/// `u = 2ᵏ(1 + f)` with `√½ ≤ 1 + f < √2`; with `s = f/(2 + f)`, `log(1 + f) = 2 atanh(s)` is an
/// odd polynomial of `s`, arranged so that what is large is exact.
///
/// Source: Cody & Waite 1980, ch. 5; Muller 2016, ch. 11. Polynomials interpolate at Chebyshev
/// nodes.
final class Logarithms {
  /// `(2 atanh(s)/s - 2)/s²` as a polynomial of `s²`, for `s ≤ 0.1716`, to 1e-17.
  private static final double[] DOUBLES = {
    0.666666666666667,
    0.3999999999989924,
    0.2857142862609589,
    0.2222221111514416,
    0.18182890556695602,
    0.1533167403016786,
    0.1461703754879165
  };

  /// The same to 6e-9.
  private static final double[] FLOATS = {
    0.6666668506375033, 0.39988770673510876, 0.2958039828148471
  };

  /// `log1p(x)/x` as a polynomial of `x - ½`, for `0 ≤ x ≤ 1`, to 1e-17.
  private static final double[] UP_TO_ONE = {
    0.8109302162163288,
    -0.2885270990993239,
    0.13260975375420375,
    -0.06768864331096429,
    0.036611854523044426,
    -0.020548811919120714,
    0.011833792115498273,
    -0.006945394974985513,
    0.004136178969492579,
    -0.0024918411947988627,
    0.0015153851053375097,
    -0.0009288574279277324,
    0.0005730446084677868,
    -0.00035482048783102383,
    0.00022119170895766566,
    -0.0001421000228999903,
    8.933303406819272e-05,
    -4.4828443252232565e-05,
    2.8278083585626545e-05,
    -3.8362374451601246e-05,
    2.4437973948580947e-05
  };

  /// The same to 5e-9.
  private static final double[] UP_TO_ONE_FLOAT = {
    0.8109302199132427,
    -0.28852710137197934,
    0.13260901577718714,
    -0.06768818965399573,
    0.03663523416633938,
    -0.020563182432163537,
    0.011577685182382747,
    -0.006788016951938559,
    0.005250270678070283,
    -0.00317605701843196
  };

  private Logarithms() {}

  /// What an argument is split into.
  ///
  /// @param k the exponent, as a number, and something constant
  /// @param inverse the bits of `2⁻ᵏ`
  private record Split(int k, int f, int inverse) {}

  private static Split split(Code c, int u) {
    Format format = c.format();
    int mantissa = format.mantissa();
    long root = format.bits(Math.sqrt(0.5));
    int moved = c.plus(c.bits(u), c.whole(format.bits(1) - root));
    int exponent = c.shiftRight(moved, mantissa);
    int k = c.numbers(c.or(exponent, c.whole(format.bits(Math.scalb(1.0, mantissa)))));
    int fraction = c.and(moved, c.whole(format.mantissaBits()));
    int m = c.numbers(c.plus(fraction, c.whole(root)));
    int inverse =
        c.minus(c.whole((2 * format.bias()) << mantissa), c.shiftLeft(exponent, mantissa));
    return new Split(k, c.subtract(m, c.constant(1)), inverse);
  }

  /// `k*log(2) + log(1 + f)`.
  private static int assemble(Code c, int k, int f) {
    Format format = c.format();
    int s = c.divide(f, c.add(f, c.constant(2)));
    int z = c.multiply(s, s);
    int r = c.multiply(z, c.polynomial(z, format.choose(DOUBLES, FLOATS)));
    int half = c.multiply(c.multiply(f, c.constant(0.5)), f);
    int low = c.fma(s, c.add(half, r), c.multiply(k, c.constant(format.ln2Low())));
    return c.fma(k, c.constant(format.ln2High()), c.subtract(f, c.subtract(half, low)));
  }

  static int log(Code c, int x) {
    Format format = c.format();
    int up = format.mantissa() + 2;
    double offset = Math.scalb(1.0, format.mantissa()) + format.bias();
    int denormal = c.less(x, c.constant(format.smallestNormal()));
    int u = c.select(denormal, c.multiply(x, c.constant(Math.scalb(1.0, up))), x);
    Split split = split(c, u);
    int bias = c.select(denormal, c.constant(offset + up), c.constant(offset));
    int sum = assemble(c, c.subtract(split.k(), bias), split.f());
    return withLimits(c, x, 0, sum);
  }

  /// With `u = 1 + x` rounded, what the rounding lost is added to `f`, if `x` is not so large that
  /// it does not matter.
  static int log1p(Code c, int x) {
    Format format = c.format();
    int one = c.constant(1);
    int u = c.add(x, one);
    int rounded = c.subtract(u, one);
    int lost = c.add(c.subtract(one, c.subtract(u, rounded)), c.subtract(x, rounded));
    Split split = split(c, u);
    int exact = c.fma(lost, c.numbers(split.inverse()), split.f());
    int small = c.less(x, c.constant(Math.scalb(1.0, 2 * format.mantissa())));
    int sum = assemble(c, unbiased(c, split), c.select(small, exact, split.f()));
    return withLimits(c, x, -1, sum);
  }

  /// The same for `0 ≤ x ≤ 1`, or NaN: without a division, and exact to the last digits.
  static int log1pUpToOne(Code c, int x) {
    int middle = c.subtract(x, c.constant(0.5));
    return c.multiply(x, c.polynomial(middle, c.format().choose(UP_TO_ONE, UP_TO_ONE_FLOAT)));
  }

  private static int unbiased(Code c, Split split) {
    Format format = c.format();
    double offset = Math.scalb(1.0, format.mantissa()) + format.bias();
    return c.subtract(split.k(), c.constant(offset));
  }

  /// -Inf at the pole, NaN left of it, `x` where it is infinite.
  private static int withLimits(Code c, int x, double pole, int sum) {
    int infinity = c.constant(Double.POSITIVE_INFINITY);
    int at = c.constant(pole);
    int finite = c.select(c.less(x, infinity), sum, x);
    int limit = c.select(c.equal(x, at), c.negate(infinity), c.constant(Double.NaN));
    return c.select(c.less(at, x), finite, limit);
  }
}
