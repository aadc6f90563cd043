package org.tracetrick.app;

import java.util.function.UnaryOperator;

/// Text for a terminal, filled line by line.
final class Page {

  static final String INDENT = "  ";

  private final Paint paint;
  private final StringBuilder out = new StringBuilder();

  Page(Paint paint) {
    this.paint = paint;
  }

  Paint paint() {
    return paint;
  }

  String text() {
    return out.toString();
  }

  void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  /// `left = formula`, broken to the width of the page.
  void equation(String indent, String left, String text) {
    equation(indent, left, text, part -> part);
  }

  /// As [#equation], in the paint of an answer.
  void answer(String left, String text) {
    equation("", left, text, paint::strong);
  }

  private void equation(String indent, String left, String text, UnaryOperator<String> painted) {
    int width = Layout.width(indent + left) + 3;
    var margin = " ".repeat(width);
    var start = indent + left + " = ";
    for (var part : Layout.broken(Notation.shown(text), Layout.COLUMNS - width)) {
      line(start + painted.apply(part));
      start = margin;
    }
  }

  /// A labelled fact, filled to the width of the page.
  void fact(String name, String value) {
    var label = paint.faint(Layout.padded(name, 8));
    for (var part : Layout.filled(value, Layout.COLUMNS - 12)) {
      line(INDENT + label + INDENT + part);
      label = " ".repeat(8);
    }
  }
}
