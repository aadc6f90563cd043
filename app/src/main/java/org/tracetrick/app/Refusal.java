package org.tracetrick.app;

import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Span;

/// A refusal for a terminal: what is wrong, the place marked, the cure.
final class Refusal {

  private static final String INDENT = "    ";
  private static final String CUT = "… ";
  private static final int SHOWN = Layout.COLUMNS - 8;

  private Refusal() {}

  static String of(String expr, Diagnostic diagnostic, Paint paint) {
    var out = new StringBuilder();
    var head = "tracetrick: " + diagnostic.message() + " [" + diagnostic.code().word() + "]";
    var lines = Layout.filled(printable(head), Layout.COLUMNS);
    out.append(paint.bad(lines.getFirst())).append('\n');
    lines.stream().skip(1).forEach(line -> out.append(paint.bad(line)).append('\n'));
    diagnostic.where().ifPresent(span -> out.append(marked(expr, span, paint)));
    diagnostic
        .hint()
        .ifPresent(hint -> {
          var label = "hint: ";
          for (var line : Layout.filled(printable(hint), Layout.COLUMNS - 8)) {
            out.append("  ").append(paint.accent(label)).append(line).append('\n');
            label = " ".repeat(6);
          }
        });
    return out.toString();
  }

  /// The line of the expression around the place, and carets under it.
  private static String marked(String expr, Span span, Paint paint) {
    int start = Math.min(span.start(), expr.length());
    int end = Math.min(Math.max(span.end(), start), expr.length());
    int from = Math.max(0, Math.min(start - SHOWN / 3, expr.length() - SHOWN));
    int to = Math.min(expr.length(), from + SHOWN);
    end = Math.min(end, to);
    var before = (from > 0 ? CUT : "") + printable(expr.substring(from, start));
    var inside = printable(expr.substring(start, end));
    var after = printable(expr.substring(end, to)) + (to < expr.length() ? " …" : "");
    var carets = "^".repeat(Math.max(1, Layout.width(inside)));
    return "\n"
        + INDENT
        + before
        + paint.strong(inside)
        + after
        + "\n"
        + INDENT
        + " ".repeat(Layout.width(before))
        + paint.bad(carets)
        + "\n";
  }

  /// The text with what would move the cursor, or colour the terminal, shown as `�`.
  private static String printable(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\t' || c == '\n' || c == '\r' ? ' ' : c)
        .map(c ->
            Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }
}
