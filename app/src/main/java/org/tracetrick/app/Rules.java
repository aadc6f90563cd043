package org.tracetrick.app;

import java.util.List;
import java.util.Optional;
import org.tracetrick.app.book.RuleEntries;
import org.tracetrick.catalogue.Catalogue;

/// The command `rules`: the rule book, or what of it is sought.
final class Rules {

  private static final int LABEL = 8;

  private Rules() {}

  static Exit run(List<String> arguments, Console console) throws UsageException {
    var options =
        Arguments.parse(arguments, Arguments.valued("operator"), Arguments.flag("no-color"));
    var operator = options.value("operator");
    var words =
        options.operands().stream().flatMap(word -> List.of(word.split(" ")).stream()).toList();
    var found =
        RuleEntries.of(Catalogue.standard()).stream()
            .filter(entry -> operator.isEmpty() || entry.operators().contains(operator.get()))
            .filter(entry -> words.stream().allMatch(entry::holds))
            .toList();
    if (found.isEmpty()) {
      console.err().println("tracetrick: no rule or function is found by that");
      return Exit.REFUSED;
    }
    var paint = options.has("no-color") ? Paint.PLAIN : Paint.of(System.getenv());
    console.out().print(listed(found, paint));
    return Exit.ANSWERED;
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
