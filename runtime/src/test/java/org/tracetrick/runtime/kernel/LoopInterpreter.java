package org.tracetrick.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.runtime.blas.Memory;
import org.tracetrick.runtime.blas.Precision;

/// A loop done naively: what compiled ones are tested against. All is computed in `double`, and
/// rounded where it is stored.
record LoopInterpreter(Loop loop) implements Kernel {

  @Override
  public void run(long[] places, int outer, int inner) {
    List<Double> totals = new ArrayList<>();
    for (int k = 0; k < loop.outputs().size(); k++) {
      totals.add(
          loop.outputs().get(k) instanceof Loop.Output.Total
              ? get(address(places, k + loop.inputs().size()))
              : 0.0);
    }
    for (int o = 0; o < outer; o++) {
      turn(places, o, inner, totals);
    }
    for (int k = 0; k < totals.size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Total) {
        put(address(places, k + loop.inputs().size()), totals.get(k));
      }
    }
  }

  private void turn(long[] places, int o, int inner, List<Double> totals) {
    List<Double> rows = new ArrayList<>();
    for (Loop.Output output : loop.outputs()) {
      rows.add(output instanceof Loop.Output.Rows(Loop.Reduction r, int _) ? identity(r) : 0.0);
    }
    for (int i = 0; i < inner; i++) {
      double[] values = values(places, o, i);
      for (int k = 0; k < rows.size(); k++) {
        int place = k + loop.inputs().size();
        double value = values[loop.outputs().get(k).value()];
        switch (loop.outputs().get(k)) {
          case Loop.Output.Store _ -> put(at(places, place, o, i), value);
          case Loop.Output.Columns _ -> {
            long address = address(places, place) + (long) i * bytes();
            put(address, get(address) + value);
          }
          case Loop.Output.Total(Loop.Reduction r, int _) ->
              totals.set(k, combine(r, totals.get(k), value));
          case Loop.Output.Rows(Loop.Reduction r, int _) ->
              rows.set(k, combine(r, rows.get(k), value));
        }
      }
    }
    for (int k = 0; k < rows.size(); k++) {
      if (loop.outputs().get(k) instanceof Loop.Output.Rows) {
        put(at(places, k + loop.inputs().size(), o, 0), rows.get(k));
      }
    }
  }

  private double[] values(long[] places, int o, int i) {
    double[] values = new double[loop.values().size()];
    for (int k = 0; k < values.length; k++) {
      values[k] =
          switch (loop.values().get(k)) {
            case Loop.Value.Input(int index) -> input(places, index, o, i);
            case Loop.Value.Constant(double constant) -> rounded(constant);
            case Loop.Value.Unary(Loop.Function function, int a) -> apply(function, values[a]);
            case Loop.Value.Binary(Loop.Combination combination, int a, int b) ->
                apply(combination, values[a], values[b]);
            case Loop.Value.Power(int a, double exponent) -> power(values[a], rounded(exponent));
          };
    }
    return values;
  }

  private double input(long[] places, int index, int o, int i) {
    return switch (loop.inputs().get(index)) {
      case ELEMENT -> get(at(places, index, o, i));
      case INNER -> get(address(places, index) + (long) i * bytes());
      case OUTER -> get(at(places, index, o, 0));
      case UNIFORM -> get(address(places, index));
    };
  }

  static double apply(Loop.Function function, double x) {
    return switch (function) {
      case NEGATE -> -x;
      case ABS -> Math.abs(x);
      case SQRT -> Math.sqrt(x);
      case RECIPROCAL -> 1 / x;
      case SQUARE -> x * x;
      case EXP -> Math.exp(x);
      case EXPM1 -> Math.expm1(x);
      case LOG -> Math.log(x);
      case LOG1P -> Math.log1p(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case ATAN -> Math.atan(x);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case ERF -> erf(x);
      case SIGN -> Math.signum(x);
      case STEP -> Double.isNaN(x) ? x : x > 0 ? 1 : 0;
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    };
  }

  /// DLMF 7.6.2, a series of positive terms, and 7.9.3, a continued fraction, in the tail.
  static double erf(double x) {
    double size = Math.abs(x);
    if (!(size < 6)) {
      return Double.isNaN(x) ? x : Math.signum(x);
    }
    if (size < 2.5) {
      double term = 2 / Math.sqrt(Math.PI) * x * Math.exp(-x * x);
      double sum = term;
      for (int n = 1; n < 100; n++) {
        term *= 2 * x * x / (2 * n + 1);
        sum += term;
      }
      return sum;
    }
    double fraction = 0;
    for (int n = 100; n > 0; n--) {
      fraction = n / 2.0 / (size + fraction);
    }
    double tail = Math.exp(-size * size) / Math.sqrt(Math.PI) / (size + fraction);
    return Math.copySign(1 - tail, x);
  }

  static double apply(Loop.Combination combination, double a, double b) {
    return switch (combination) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
      case POWER -> Math.pow(a, b);
      case ATAN2 -> Math.atan2(a, b);
    };
  }

  static double power(double x, double exponent) {
    boolean isRoot =
        Math.abs(exponent) <= 16
            && exponent != Math.rint(exponent)
            && exponent * 2 == Math.rint(exponent * 2);
    return isRoot && x < 0 ? Double.NaN : Math.pow(x, exponent);
  }

  private static double combine(Loop.Reduction reduction, double a, double b) {
    return switch (reduction) {
      case SUM -> a + b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
    };
  }

  private static double identity(Loop.Reduction reduction) {
    return switch (reduction) {
      case SUM -> 0;
      case MAXIMUM -> Double.NEGATIVE_INFINITY;
      case MINIMUM -> Double.POSITIVE_INFINITY;
    };
  }

  private double rounded(double value) {
    return loop.precision() == Precision.FLOAT ? (float) value : value;
  }

  private int bytes() {
    return loop.precision().bytes();
  }

  private static long address(long[] places, int k) {
    return places[2 * k];
  }

  private long at(long[] places, int k, int o, int i) {
    return places[2 * k] + (o * places[2 * k + 1] + i) * bytes();
  }

  private double get(long address) {
    return Memory.get(loop.precision(), address);
  }

  private void put(long address, double value) {
    Memory.put(loop.precision(), address, value);
  }
}
