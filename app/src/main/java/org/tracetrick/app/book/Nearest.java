package org.tracetrick.app.book;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tracetrick.answer.Distance;

/// What somebody may have meant who searched for what is not there.
public final class Nearest {

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /// A longer word is near to nothing.
  private static final int LONGEST = 40;

  private Nearest() {}

  /// Why nothing holds all of these words, and what is near.
  ///
  /// @param words at least one
  public static String complaint(List<String> words, List<RuleEntries.Entry> entries) {
    for (var word : words) {
      if (entries.stream().noneMatch(entry -> entry.holds(word))) {
        return "no rule, function or equation holds \""
            + word
            + "\""
            + suggested(word, entries).map(near -> "; the nearest is " + near).orElse("");
      }
    }
    return words.isEmpty()
        ? "there is no such rule or function"
        : "each of " + String.join(", ", words) + " is found, but not together";
  }

  private static Optional<String> suggested(String word, List<RuleEntries.Entry> entries) {
    return NUMBER.matcher(word).matches()
        ? number(Integer.parseInt(word), entries).map(number -> "eq. " + number)
        : word(word.toLowerCase(Locale.ROOT), entries);
  }

  private static Optional<String> word(String word, List<RuleEntries.Entry> entries) {
    var known = new TreeSet<String>();
    for (var entry : entries) {
      known.addAll(entry.operators());
      WORD.matcher((entry.section() + " " + entry.name()).toLowerCase(Locale.ROOT))
          .results()
          .forEach(found -> known.add(found.group()));
    }
    return known.stream()
        .filter(other -> word.length() <= LONGEST)
        .min(
            Comparator.<String>comparingInt(other -> Distance.between(word, other))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static Optional<Integer> number(int number, List<RuleEntries.Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.section().equals(RuleEntries.COOKBOOK))
        .filter(entry -> !entry.name().startsWith("§"))
        .flatMap(entry -> NUMBER.matcher(entry.name()).results())
        .map(found -> Integer.parseInt(found.group()))
        .min(Comparator.comparingInt(other -> Math.abs(other - number)));
  }
}
