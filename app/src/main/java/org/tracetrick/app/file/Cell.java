package org.tracetrick.app.file;

import java.util.Locale;
import java.util.OptionalDouble;

/// A number as a text file spells it.
final class Cell {

  private Cell() {}

  /// The number; empty where the text is none. `nan`, `NA` and `inf` are numbers here, for whoever
  /// reads them to refuse.
  static OptionalDouble number(String text) {
    var cell = text.strip();
    if (cell.isEmpty()) {
      return OptionalDouble.empty();
    }
    char last = cell.charAt(cell.length() - 1);
    // Java would also read 1d, 1f and 0x1p3.
    boolean plain = (last >= '0' && last <= '9') || last == '.';
    if (plain && cell.indexOf('x') < 0 && cell.indexOf('X') < 0) {
      try {
        return OptionalDouble.of(Double.parseDouble(cell));
      } catch (NumberFormatException _) {
        return OptionalDouble.empty();
      }
    }
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "nan", "na", "-nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }

  /// The text in quotes, shortened for a message.
  static String quoted(String text) {
    return "\"" + (text.length() <= 30 ? text : text.substring(0, 29) + "…") + "\"";
  }
}
