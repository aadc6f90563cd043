package org.tracetrick.runtime.plan;

import org.tracetrick.numeric.Special;
import org.tracetrick.runtime.kernel.Loop.Function;

/// The functions of a loop, one number at a time: what the generated code is tested against.
public final class Functions {

  private Functions() {}

  public static double of(Function function, double x) {
    return switch (function) {
      case NEGATE -> -x;
      case ABS -> Math.abs(x);
      case SQRT -> Math.sqrt(x);
      case RECIPROCAL -> 1 / x;
      case SQUARE -> x * x;
      case EXP -> Math.exp(x);
      case EXPM1 -> Special.expm1(x);
      case LOG -> Math.log(x);
      case LOG1P -> Special.log1p(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case ATAN -> Math.atan(x);
      case SINH -> Special.sinh(x);
      case COSH -> Special.cosh(x);
      case TANH -> Special.tanh(x);
      case ERF -> Special.erf(x);
      case SIGN -> Math.signum(x);
      case STEP -> x > 0 ? 1 : x <= 0 ? 0 : Double.NaN;
      case SIGMOID -> x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
      case SOFTPLUS -> Math.max(x, 0) + Special.log1p(Math.exp(-Math.abs(x)));
    };
  }

  static double power(double x, double exponent) {
    return exponent == 2 ? x * x : exponent == -1 ? 1 / x : exponent == 0.5 ? Math.sqrt(x) : Math.pow(x, exponent);
  }
}
