package org.tracetrick.app.file;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers that stand on the command line: `0.1`, `1,2,3`, `[1 2; 3 4]`.
public final class InlineNumbers {

  private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*|\\s+");

  private InlineNumbers() {}

  /// The numbers; empty where the text is something else, such as a file's name.
  ///
  /// @param name of the input, for messages
  public static Optional<NumberArray> parse(String name, String text, Arena arena) {
    var inside = text.strip();
    boolean isBracketed = inside.startsWith("[") && inside.endsWith("]");
    if (isBracketed) {
      inside = inside.substring(1, inside.length() - 1).strip();
    }
    var rows = new ArrayList<List<String>>();
    for (var row : inside.split(";", -1)) {
      rows.add(List.of(BETWEEN.split(row.strip(), -1)));
    }
    var bad =
        rows.stream().flatMap(List::stream).filter(word -> Cell.number(word).isEmpty()).findFirst();
    if (bad.isPresent()) {
      if (isBracketed) {
        throw FileRefusal.of(name, Cell.quoted(bad.get()) + " is no number", "[1, 2; 3, 4]");
      }
      return Optional.empty();
    }
    int cols = rows.getFirst().size();
    if (rows.stream().anyMatch(row -> row.size() != cols)) {
      throw FileRefusal.of(name, "its rows differ in length", "[1, 2; 3, 4]");
    }
    var numbers = new GrowingNumbers();
    rows.forEach(row -> row.forEach(word -> numbers.add(Cell.number(word).orElseThrow())));
    var axes =
        rows.size() > 1
            ? List.of((long) rows.size(), (long) cols)
            : cols > 1 || isBracketed ? List.of((long) cols) : List.<Long>of();
    return Optional.of(NumberArray.of(axes, numbers.in(arena)));
  }
}
