package org.tracetrick.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tracetrick.app.book.Nearest;
import org.tracetrick.app.book.Pages;
import org.tracetrick.app.book.RuleEntries;
import org.tracetrick.catalogue.Catalogue;

/// The command `rules`: the rule book, or what of it is sought.
final class Rules {

  private static final int LABEL = 8;

  private Rules() {}

  static Exit run(List<String> arguments, Console console) throws UsageException {
    var options =
        Arguments.parse(
            arguments,
            Arguments.valued("operator"),
            Arguments.valued("write"),
            Arguments.flag("no-color"));
    var operator = options.value("operator");
    var words =
        options.operands().stream()
            .flatMap(operand -> Stream.of(operand.split("\\s+", -1)))
            .filter(word -> !word.isEmpty())
            .toList();
    var folder = options.value("write");
    if (folder.isPresent()) {
      if (!words.isEmpty() || operator.isPresent()) {
        throw new UsageException("--write writes the whole rule book; leave the search out");
      }
      return write(folder.get(), console);
    }
    var entries = RuleEntries.of(Catalogue.standard());
    var about =
        entries.stream()
            .filter(entry -> operator.isEmpty() || entry.operators().contains(operator.get()))
            .toList();
    var found = about.stream().filter(entry -> words.stream().allMatch(entry::holds)).toList();
    if (found.isEmpty()) {
      var sought = about.isEmpty() ? operator.stream().toList() : words;
      return refused(Nearest.complaint(sought, entries), console);
    }
    var paint = options.has("no-color") ? Paint.PLAIN : Paint.of(System.getenv());
    console.out().print(listed(found, paint));
    return Exit.ANSWERED;
  }

  /// Writes the pages; others in the folder stay as they are.
  private static Exit write(String folder, Console console) {
    try {
      var path = Files.createDirectories(Path.of(folder));
      var pages = Pages.of(Catalogue.standard());
      for (var page : pages.entrySet()) {
        Files.writeString(path.resolve(page.getKey()), page.getValue());
      }
      console.out().println(pages.size() + " pages written to " + path);
      return Exit.ANSWERED;
    } catch (IOException | InvalidPathException unwritable) {
      return refused("cannot write to " + folder + ": " + unwritable, console);
    }
  }

  private static Exit refused(String why, Console console) {
    Layout.filled("tracetrick: " + why, Layout.COLUMNS).forEach(console.err()::println);
    return Exit.REFUSED;
  }

  private static String listed(List<RuleEntries.Entry> entries, Paint paint) {
    var out = new StringBuilder();
    var section = Optional.<String>empty();
    for (var entry : entries) {
      if (!section.equals(Optional.of(entry.section()))) {
        out.append(section.isEmpty() ? "" : "\n").append(paint.faint(entry.section()));
        out.append("\n\n");
        section = Optional.of(entry.section());
      }
      out.append("  ").append(paint.strong(entry.name())).append('\n');
      for (var fact : entry.facts()) {
        if (fact.text().isEmpty()) {
          continue;
        }
        var label = paint.faint(Layout.padded(fact.label(), LABEL));
        for (var line : Layout.filled(fact.text(), Layout.COLUMNS - LABEL - 6)) {
          out.append("    ").append(label).append("  ").append(line).append('\n');
          label = " ".repeat(LABEL);
        }
      }
    }
    return out.toString();
  }
}
