package org.tracetrick.app;

import java.util.ArrayList;
import java.util.List;

/// Texts in columns, for readers of 80 columns.
final class Layout {

  static final int COLUMNS = 80;

  private Layout() {}

  /// Columns that a text takes: combining marks take none.
  static int width(String text) {
    return (int) text.codePoints().filter(c -> !isMark(c)).count();
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }

  /// The number with two digits: `4.9e-13`; a round one with one, `1e-7`.
  ///
  /// By hand, because the first `String.format` of a program takes milliseconds.
  static String scientific(double value) {
    if (value <= 0 || !Double.isFinite(value)) {
      return Double.toString(value);
    }
    int exponent = (int) Math.floor(Math.log10(value));
    long digits = Math.round(value / Math.pow(10, exponent - 1.0));
    if (digits == 100) {
      digits = 10;
      exponent++;
    }
    return digits / 10 + (digits % 10 == 0 ? "" : "." + digits % 10) + "e" + exponent;
  }

  static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  static String rightAligned(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  /// A formula on lines of at most `columns`, as far as it has places to break at: spaces and the
  /// signs of products, those in the fewest brackets first.
  static List<String> broken(String formula, int columns) {
    var lines = new ArrayList<String>();
    var rest = formula;
    while (width(rest) > columns) {
      int end = breakBefore(rest, columns);
      if (end <= 0) {
        break;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = "  " + rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /// The best place to end a line before: as shallow as there is one in the later two thirds.
  private static int breakBefore(String text, int columns) {
    int best = -1;
    int bestDepth = Integer.MAX_VALUE;
    int depth = 0;
    for (int i = 0; i < text.length() && i <= columns; i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      boolean breaks = i > columns / 3 && (beginsTerm(text, i) || c == '*' || c == '.');
      int cost = 2 * depth + (beginsTerm(text, i) ? 0 : 1);
      if (breaks && cost <= bestDepth && !splitsSign(text, i)) {
        best = i;
        bestDepth = cost;
      }
    }
    return best;
  }

  private static boolean beginsTerm(String text, int i) {
    if (text.charAt(i) != ' ' || i == 0 || i + 1 == text.length()) {
      return false;
    }
    char next = text.charAt(i + 1);
    return next == '+' || next == '-' || next == 'i' || text.charAt(i - 1) == ',';
  }

  /// Whether this is the star of `.*`, or the point of a number.
  private static boolean splitsSign(String text, int i) {
    if (text.charAt(i) == '*') {
      return text.charAt(i - 1) == '.';
    }
    boolean operates = i + 1 < text.length() && "*/^".indexOf(text.charAt(i + 1)) >= 0;
    return text.charAt(i) == '.' && !operates;
  }

  /// Words on lines of at most `columns`.
  static List<String> filled(String words, int columns) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : words.split(" ", -1)) {
      if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
