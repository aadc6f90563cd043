package org.tracetrick.runtime;

import java.util.List;
import java.util.Locale;
import org.tracetrick.runtime.kernel.Loop;

/// The values of a loop as formulas, for people.
final class Formulas {

  private static final int LONGEST = 100;

  private final Loop loop;
  private final List<String> names;

  /// @param names of the inputs
  Formulas(Loop loop, List<String> names) {
    this.loop = loop;
    this.names = names;
  }

  /// What a value is, in terms of the inputs; cut off where it is long.
  String of(int value) {
    var text = new StringBuilder();
    write(value, text);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text.toString();
  }

  private void write(int index, StringBuilder text) {
    if (text.length() > LONGEST) {
      return;
    }
    switch (loop.values().get(index)) {
      case Loop.Value.Input input -> text.append(names.get(input.index()));
      case Loop.Value.Constant constant -> text.append(number(constant.value()));
      case Loop.Value.Unary unary -> {
        text.append(
            unary.function() == Loop.Function.NEGATE
                ? "-"
                : unary.function().name().toLowerCase(Locale.ROOT));
        text.append('(');
        write(unary.operand(), text);
        text.append(')');
      }
      case Loop.Value.Power power -> {
        write(power.operand(), text);
        text.append('^').append(number(power.exponent()));
      }
      case Loop.Value.Binary binary -> {
        text.append('(');
        write(binary.left(), text);
        text.append(sign(binary.combination()));
        write(binary.right(), text);
        text.append(')');
      }
    }
  }

  private static String sign(Loop.Combination combination) {
    return switch (combination) {
      case ADD -> " + ";
      case SUBTRACT -> " - ";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case MAXIMUM -> " max ";
      case MINIMUM -> " min ";
      case POWER -> "^";
      case ATAN2 -> " atan2 ";
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
