package org.tracetrick.numeric;

import java.math.BigDecimal;
import java.math.MathContext;
import org.tracetrick.expr.Rational;

/// From exact numbers to those of the machine.
public final class Rounding {

  private Rounding() {}

  /// The nearest double, also where numerator and denominator leave its range.
  public static double nearest(Rational value) {
    double quotient = value.numerator().doubleValue() / value.denominator().doubleValue();
    return Double.isNaN(quotient)
        ? new BigDecimal(value.numerator())
            .divide(new BigDecimal(value.denominator()), MathContext.DECIMAL64)
            .doubleValue()
        : quotient;
  }
}
