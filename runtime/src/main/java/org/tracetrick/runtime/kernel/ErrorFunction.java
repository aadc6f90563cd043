package org.tracetrick.runtime.kernel;

/// `erf`, in vector code and in plain code: `x + x*P(x²)` up to 1, `1 - exp(G(|x| - 1))` beyond,
/// where `G` is the logarithm of `erfc`.
///
/// Source: DLMF ch. 7 for the function. The polynomials were fitted for Tracetrick: `P`
/// interpolates at Chebyshev nodes; `G` is a least maximum of the error weighted by `erfc`, by
/// Lawson's iteration (Rice & Usow 1968).
final class ErrorFunction {
  /// `P` to 2e-17.
  private static final double[] NEAR = {
    0.1283791670955126,
    -0.3761263890318375,
    0.11283791670954879,
    -0.026866170645076792,
    0.0052239776248180145,
    -0.000854832698083379,
    0.0001205533111164271,
    -1.4925595266831182e-05,
    1.6461000484121368e-06,
    -1.6350312701054695e-07,
    1.4659775274047436e-08,
    -1.1372848856791674e-09,
    5.957176147748911e-11
  };

  private static final double[] NEAR_FLOAT = {
    0.12837916584835093,
    -0.37612626666720334,
    0.11283594715160218,
    -0.026854212010626412,
    0.005189087423433974,
    -0.000801686428716587,
    7.875875062685488e-05
  };

  /// `G` to 6, with an error of 4e-17 in `erf`.
  private static final double[] FAR = {
    -1.8496055099332485,
    -2.6389675142347246,
    -0.8431072563621987,
    -0.0415610979665172,
    0.010033824549235595,
    -0.001977897215208543,
    0.0002373001098388003,
    2.634149235035995e-05,
    -2.728674243364244e-05,
    9.793943911517239e-06,
    -2.2565682269633554e-06,
    2.975248645680902e-07,
    7.745680263199644e-09,
    -1.3809576709582596e-08,
    3.194381362018457e-09,
    -3.6213927794657185e-10,
    1.737908044812202e-11
  };

  private static final double[] FAR_FLOAT = {
    -1.8496055164711813,
    -2.6389668167758984,
    -0.8431183252801697,
    -0.041500737589889446,
    0.009890983441534587,
    -0.0018262363776956763,
    0.00018559464124567274
  };

  /// `erf` is 1 from here on, to the last digit.
  private static final double ONE = 6;

  private static final double ONE_FLOAT = 4;

  private ErrorFunction() {}

  static int erf(Code c, int x) {
    Format format = c.format();
    int one = c.constant(1);
    int size = c.abs(x);
    int near = c.fma(size, c.polynomial(c.multiply(x, x), format.choose(NEAR, NEAR_FLOAT)), size);
    int logarithm = c.polynomial(c.subtract(size, one), format.choose(FAR, FAR_FLOAT));
    int far = c.subtract(one, Exponentials.expWithinRange(c, logarithm));
    int limit =
        switch (format.precision()) {
          case DOUBLE -> c.constant(ONE);
          case FLOAT -> c.constant(ONE_FLOAT);
        };
    int large = c.select(c.less(limit, size), one, far);
    return c.withSign(c.select(c.less(size, one), near, large), x);
  }

  static double erf(double x) {
    double size = Math.abs(x);
    if (size < 1) {
      return x + x * polynomial(x * x, NEAR);
    }
    if (size > ONE) {
      return Math.signum(x);
    }
    return Math.copySign(1 - Math.exp(polynomial(size - 1, FAR)), x);
  }

  private static double polynomial(double x, double[] coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
