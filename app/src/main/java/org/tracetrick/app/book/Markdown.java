package org.tracetrick.app.book;

/// Pieces of a Markdown page.
final class Markdown {

  private Markdown() {}

  /// Text in the typeface of code; our notation has no backtick.
  static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  /// Text in which no sign has a meaning of its own.
  static String plain(String text) {
    return text.replace("*", "\\*").replace("_", "\\_");
  }

  /// A row of a table. A bar inside a cell would end it.
  static String row(String... cells) {
    var row = new StringBuilder("|");
    for (var cell : cells) {
      row.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    return row.append('\n').toString();
  }

  /// The first two rows of a table.
  static String head(String... titles) {
    return row(titles) + "|" + "---|".repeat(titles.length) + "\n";
  }

  static String title(String text) {
    return "# " + text + "\n\n";
  }

  static String section(String text) {
    return "## " + text + "\n\n";
  }
}
