package org.tracetrick.runtime.plan;

import org.tracetrick.numeric.Special;
import org.tracetrick.runtime.kernel.Loop.Combination;
import org.tracetrick.runtime.kernel.Loop.Function;
import org.tracetrick.runtime.kernel.Loop.Reduction;

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

  public static double of(Combination combination, double left, double right) {
    return switch (combination) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MAXIMUM -> Math.max(left, right);
      case MINIMUM -> Math.min(left, right);
      case POWER -> power(left, right);
      case ATAN2 -> Math.atan2(left, right);
    };
  }

  public static double of(Reduction reduction, double left, double right) {
    return switch (reduction) {
      case SUM -> left + right;
      case MAXIMUM -> Math.max(left, right);
      case MINIMUM -> Math.min(left, right);
    };
  }

  /// Whole and half powers as people compute them.
  public static double power(double x, double exponent) {
    if (exponent == 2) {
      return x * x;
    }
    if (exponent == -1) {
      return 1 / x;
    }
    if (exponent == 0.5) {
      return Math.sqrt(x);
    }
    return exponent == -0.5 ? 1 / Math.sqrt(x) : Math.pow(x, exponent);
  }
}
