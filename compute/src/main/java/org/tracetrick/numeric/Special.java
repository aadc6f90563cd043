package org.tracetrick.numeric;

/// Functions of one number that the platform lacks, or has with few digits in some browsers.
public final class Special {

  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

  /// From here on `erf` is computed as `1 - erfc`, which loses no digits.
  private static final double ERF_TAIL = 2.5;

  /// `erf(6)` is 1 to the last digit.
  private static final double ERF_ONE = 6;

  /// Arguments of the Γ family are shifted up to here, where ten terms of the asymptotic series
  /// reach double precision.
  private static final double GAMMA_SHIFTED = 16;

  /// No shift is longer: further left the values say nothing for the poles between them.
  private static final double GAMMA_LEFTMOST = -1e4;

  /// The Bernoulli numbers B₂, B₄, … (DLMF Table 24.2.3).
  private static final double[] BERNOULLI = {
    1.0 / 6,
    -1.0 / 30,
    1.0 / 42,
    -1.0 / 30,
    5.0 / 66,
    -691.0 / 2730,
    7.0 / 6,
    -3617.0 / 510,
    43867.0 / 798,
    -174611.0 / 330
  };

  private Special() {}

  /// Kahan: the rounding of `1 + x` is divided out.
  public static double log1p(double x) {
    double u = 1 + x;
    if (u == 1) {
      return x;
    }
    return u == Double.POSITIVE_INFINITY ? u : Math.log(u) * (x / (u - 1));
  }

  /// Kahan: the rounding of `exp(x)` is divided out.
  public static double expm1(double x) {
    double u = Math.exp(x);
    if (u == 1) {
      return x;
    }
    double less = u - 1;
    if (less == -1 || Double.isInfinite(u)) {
      return less;
    }
    return less * (x / Math.log(u));
  }

  public static double tanh(double x) {
    if (Math.abs(x) > 20) {
      return Math.signum(x);
    }
    double e = expm1(2 * x);
    return e / (e + 2);
  }

  public static double sinh(double x) {
    if (Math.abs(x) > 20) {
      return Math.signum(x) * Math.exp(Math.abs(x)) / 2;
    }
    double e = expm1(x);
    return (e + e / (e + 1)) / 2;
  }

  public static double cosh(double x) {
    double e = Math.exp(Math.abs(x));
    return (e + 1 / e) / 2;
  }

  /// The error function: DLMF 7.6.2 near 0, and 7.9.3, a continued fraction, in the tail.
  public static double erf(double x) {
    double size = Math.abs(x);
    if (size > ERF_ONE) {
      return Math.signum(x);
    }
    if (size > ERF_TAIL) {
      return Math.signum(x) * (1 - erfcTail(size));
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_ROOT_PI * Math.exp(-x * x) * sum;
  }

  private static double erfcTail(double x) {
    double fraction = x;
    for (int k = 100; k >= 1; k--) {
      fraction = x + 0.5 * k / fraction;
    }
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }

  /// `log |Γ(x)|`: Stirling's series (DLMF 5.11.1) after a shift by the recurrence. Near its zeros
  /// 1 and 2 the error is absolute, some 1e-15.
  public static double logGamma(double x) {
    if (!(x > GAMMA_LEFTMOST)) {
      return Double.NaN;
    }
    double product = 1;
    double shift = 0;
    double y = x;
    while (y < GAMMA_SHIFTED) {
      product *= y;
      if (Math.abs(product) > 1e200) {
        shift += Math.log(Math.abs(product));
        product = 1;
      }
      y++;
    }
    shift += Math.log(Math.abs(product));
    double series = 0;
    double power = y;
    for (int k = 1; k <= BERNOULLI.length; k++) {
      series += BERNOULLI[k - 1] / (2 * k * (2 * k - 1) * power);
      power *= y * y;
    }
    return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
  }

  /// The derivative of order `k` of digamma, `k` a whole number from 0: DLMF 5.15.5 shifts, and
  /// 5.11.2 and 5.15.8 give the tail.
  public static double polygamma(double order, double x) {
    int k = (int) order;
    if (k != order || k < 0 || !(x > GAMMA_LEFTMOST)) {
      return Double.NaN;
    }
    double factorial = 1;
    for (int i = 2; i <= k; i++) {
      factorial *= i;
    }
    // ψ_k(x) = (-1)^(k+1) k! Σ (x+i)^(-k-1), and ψ_0 in the same way but for the logarithm
    double sum = 0;
    double y = x;
    while (y < GAMMA_SHIFTED + k) {
      sum += factorial / power(y, k + 1);
      y++;
    }
    double tail =
        k == 0
            ? -Math.log(y) + 1 / (2 * y)
            : factorial / (k * power(y, k)) + factorial / (2 * power(y, k + 1));
    double rising = k == 0 ? 0 : factorial / k; // (2j+k-1)! / (2j)! at j = 0
    for (int j = 1; j <= BERNOULLI.length; j++) {
      rising =
          k == 0
              ? 1.0 / (2 * j)
              : rising * (2 * j + k - 2) * (2 * j + k - 1) / ((2 * j - 1) * (2 * j));
      tail += BERNOULLI[j - 1] * rising / power(y, 2 * j + k);
    }
    return (k % 2 == 0 ? -1 : 1) * (sum + tail);
  }

  /// A whole power, by squaring.
  static double power(double x, int k) {
    double result = 1;
    double square = x;
    for (int rest = Math.abs(k); rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return k < 0 ? 1 / result : result;
  }
}
