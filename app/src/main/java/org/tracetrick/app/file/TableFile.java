package org.tracetrick.app.file;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table of numbers as text, a row a line: CSV, with commas, semicolons, tabs or spaces.
///
/// The first line may name the columns, lines that begin with `#` are comments, and what separates
/// the cells is seen from the first line: a tab, else a semicolon, else a comma, else spaces.
final class TableFile {

  private static final int LONGEST_LINE = 1 << 24;

  private final String origin;
  private final Optional<String> wanted;
  private final GrowingNumbers numbers = new GrowingNumbers();
  private List<String> header = List.of();
  private Optional<Columns> columns = Optional.empty();
  private long rows;

  private TableFile(String origin, Optional<String> wanted) {
    this.origin = origin;
    this.wanted = wanted;
  }

  /// @param columns which to take, as [Columns] reads them; all if empty
  static NumberArray read(Reader in, String origin, Optional<String> columns, Arena arena)
      throws IOException {
    var table = new TableFile(origin, columns);
    table.read(new BufferedReader(in, 1 << 16));
    if (table.rows == 0) {
      throw FileRefusal.of(origin, "there are no numbers in it");
    }
    return NumberArray.of(
        List.of(table.rows, table.numbers.count() / table.rows), table.numbers.in(arena));
  }

  private void read(BufferedReader in) throws IOException {
    var separator = separator(in);
    if (separator == ' ') {
      readSpaced(in);
    } else {
      readSeparated(in, separator);
    }
  }

  /// What the first line that is no comment is separated by; the reader is left as it was.
  private char separator(BufferedReader in) throws IOException {
    in.mark(LONGEST_LINE);
    long seen = 0;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      seen += line.length() + 2;
      if (seen >= LONGEST_LINE) {
        throw FileRefusal.of(origin, "its first lines are too long for a table");
      }
      if (!line.isBlank() && line.charAt(0) != '#') {
        in.reset();
        for (char separator : new char[] {'\t', ';', ','}) {
          if (line.indexOf(separator) >= 0) {
            return separator;
          }
        }
        return ' ';
      }
    }
    throw FileRefusal.of(origin, "there are no numbers in it");
  }

  private void readSeparated(Reader in, char separator) throws IOException {
    try (var csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .commentStrategy(CommentStrategy.SKIP)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .detectBomHeader(false)
            .maxBufferSize(LONGEST_LINE)
            .ofCsvRecord(in)) {
      for (var line : csv) {
        row(line.getStartingLineNumber(), line.getFields());
      }
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    } catch (CsvParseException broken) {
      throw FileRefusal.of(origin, String.valueOf(broken.getMessage()));
    }
  }

  private void readSpaced(BufferedReader in) throws IOException {
    long number = 0;
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (!line.isBlank() && line.charAt(0) != '#') {
        row(number, List.of(line.strip().split("\\s+")));
      }
    }
  }

  private void row(long line, List<String> cells) {
    if (columns.isEmpty()) {
      boolean named = cells.stream().allMatch(cell -> Cell.number(cell).isEmpty());
      header = named ? cells.stream().map(String::strip).toList() : List.of();
      columns = Optional.of(Columns.of(wanted, header, cells.size(), origin));
      if (named) {
        return;
      }
    }
    var taken = columns.get();
    if (cells.size() != taken.all()) {
      throw FileRefusal.of(
          origin,
          "line " + line + " has " + cells.size() + " cells, and the first has " + taken.all());
    }
    for (int column : taken.indices()) {
      var cell = cells.get(column);
      numbers.add(
          Cell.number(cell)
              .orElseThrow(() ->
                  FileRefusal.of(
                      origin,
                      "line "
                          + line
                          + ", column "
                          + (column + 1)
                          + (header.isEmpty() ? "" : " (" + header.get(column) + ")")
                          + (cell.isBlank() ? " is empty" : " is no number: " + Cell.quoted(cell)),
                      cure(cell))));
    }
    rows++;
  }

  private static String cure(String cell) {
    return cell.strip().matches("[-+0-9]+,[0-9]+")
        ? "write numbers with a decimal point"
        : "write nan for a number that is missing, or take other columns: FILE:2,4-7";
  }

  /// Columns of a table.
  ///
  /// @param all how many there are
  /// @param indices those that are taken, from 0, in order
  private record Columns(int all, List<Integer> indices) {

    /// Names, numbers from 1, and ranges of numbers, with commas between: `age,3,5-8`.
    static Columns of(Optional<String> wanted, List<String> header, int all, String origin) {
      var indices = new ArrayList<Integer>();
      for (var part : wanted.orElse("1-" + all).split(",", -1)) {
        var word = part.strip();
        int named = header.indexOf(word);
        if (named >= 0) {
          indices.add(named);
          continue;
        }
        if (!word.matches("[0-9]{1,9}(-[0-9]{1,9})?")) {
          throw FileRefusal.of(
              origin,
              "there is no column " + Cell.quoted(word),
              header.isEmpty()
                  ? "it has no header; columns are numbered from 1"
                  : "there are " + String.join(", ", header));
        }
        var ends = word.split("-", -1);
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        if (first < 1 || last > all || first > last) {
          throw FileRefusal.of(origin, "there is no column " + word + "; it has " + all);
        }
        for (int column = first; column <= last; column++) {
          indices.add(column - 1);
        }
      }
      return new Columns(all, List.copyOf(indices));
    }
  }
}
