package org.tracetrick.app.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A MatrixMarket file: a matrix as text, all of it (`array`) or its entries (`coordinate`).
///
/// What is not listed is 0, and entries that are listed twice are added, as SciPy does.
///
/// Source: Boisvert, Pozo & Remington, The Matrix Market Exchange Formats, NISTIR 5935, 1996.
final class MatrixMarketFile {

  private static final List<String> FORMATS = List.of("array", "coordinate");
  private static final List<String> FIELDS = List.of("real", "integer", "pattern", "double");
  private static final List<String> SYMMETRIES = List.of("general", "symmetric", "skew-symmetric");

  private final BufferedReader in;
  private final String origin;
  private long line;

  private MatrixMarketFile(BufferedReader in, String origin) {
    this.in = in;
    this.origin = origin;
  }

  /// @param limit bytes of memory that there are
  static NumberArray read(Reader in, String origin, Arena arena, long limit) throws IOException {
    return new MatrixMarketFile(new BufferedReader(in, 1 << 16), origin).read(arena, limit);
  }

  private NumberArray read(Arena arena, long limit) throws IOException {
    var head = words(in.readLine());
    line = 1;
    if (head.size() != 5 || !head.getFirst().equals("%%matrixmarket")) {
      throw FileRefusal.of(
          origin, "this is no MatrixMarket file: it does not begin with %%MatrixMarket");
    }
    check(head.get(1), List.of("matrix"));
    check(head.get(2), FORMATS);
    check(head.get(3), FIELDS);
    check(head.get(4), SYMMETRIES);
    boolean isArray = head.get(2).equals("array");
    boolean isPattern = head.get(3).equals("pattern");
    var sizes = next("its sizes");
    if (sizes.size() != (isArray ? 2 : 3) || (isArray && isPattern)) {
      throw wrong("are no sizes: " + Cell.quoted(String.join(" ", sizes)));
    }
    long rows = whole(sizes.get(0), 1, Integer.MAX_VALUE);
    long cols = whole(sizes.get(1), 1, Integer.MAX_VALUE);
    if (rows * cols > limit / 8) {
      throw FileRefusal.tooLarge(origin, rows + "×" + cols + " numbers");
    }
    var filling = new Filling(arena.allocate(rows * cols * 8, 64), rows, cols, head.get(4));
    if (filling.isMirrored() && rows != cols) {
      throw wrong("say that it is " + rows + "×" + cols + ", which is not " + head.get(4));
    }
    if (isArray) {
      array(filling);
    } else {
      coordinates(filling, whole(sizes.get(2), 0, Long.MAX_VALUE), isPattern);
    }
    return new NumberArray(
        List.of(rows, cols), NumberArray.Order.BY_COLUMNS, NumberType.DOUBLE, filling.memory());
  }

  private void array(Filling filling) throws IOException {
    boolean isSkew = filling.symmetry().equals("skew-symmetric");
    for (long j = 0; j < filling.cols(); j++) {
      long first = isSkew ? j + 1 : filling.isMirrored() ? j : 0;
      for (long i = first; i < filling.rows(); i++) {
        var entry = next("row " + (i + 1) + " of column " + (j + 1));
        if (entry.size() != 1) {
          throw wrong("is no entry: " + Cell.quoted(String.join(" ", entry)));
        }
        filling.add(i, j, number(entry.getFirst()));
      }
    }
  }

  private void coordinates(Filling filling, long count, boolean isPattern) throws IOException {
    for (long k = 1; k <= count; k++) {
      var entry = next("entry " + k + " of " + count);
      if (entry.size() != (isPattern ? 2 : 3)) {
        throw wrong("is no entry: " + Cell.quoted(String.join(" ", entry)));
      }
      filling.add(
          whole(entry.get(0), 1, filling.rows()) - 1,
          whole(entry.get(1), 1, filling.cols()) - 1,
          isPattern ? 1 : number(entry.get(2)));
    }
  }

  /// The words of the next line that is neither blank nor a comment.
  private List<String> next(String what) throws IOException {
    for (var text = in.readLine(); text != null; text = in.readLine()) {
      line++;
      if (!text.isBlank() && text.charAt(0) != '%') {
        return words(text);
      }
    }
    throw FileRefusal.of(origin, "it ends early: " + what + " is missing");
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  private void check(String word, List<String> known) {
    if (!known.contains(word)) {
      throw FileRefusal.unsupported(
          origin,
          "it is " + word + ", which is not read",
          "what is read is " + String.join(", ", known));
    }
  }

  private long whole(String word, long least, long most) {
    if (!word.matches("[0-9]{1,18}")) {
      throw wrong("has no whole number where one is needed: " + Cell.quoted(word));
    }
    long number = Long.parseLong(word);
    if (number < least || number > most) {
      throw wrong("has " + number + " where there are " + least + " to " + most);
    }
    return number;
  }

  private double number(String word) {
    return Cell.number(word)
        .orElseThrow(() -> wrong("has no number where one is needed: " + Cell.quoted(word)));
  }

  private RuntimeException wrong(String what) {
    return FileRefusal.of(origin, "line " + line + " " + what);
  }

  /// A matrix, column by column, that is filled entry by entry.
  private record Filling(MemorySegment memory, long rows, long cols, String symmetry) {

    boolean isMirrored() {
      return !symmetry.equals("general");
    }

    void add(long i, long j, double value) {
      put(i, j, value);
      if (isMirrored() && i != j) {
        put(j, i, symmetry.equals("symmetric") ? value : -value);
      }
    }

    private void put(long i, long j, double value) {
      long index = i + j * rows;
      memory.setAtIndex(
          ValueLayout.JAVA_DOUBLE,
          index,
          memory.getAtIndex(ValueLayout.JAVA_DOUBLE, index) + value);
    }
  }
}
