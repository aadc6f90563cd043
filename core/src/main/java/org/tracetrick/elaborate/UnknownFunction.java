package org.tracetrick.elaborate;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Span;
import org.tracetrick.expr.TracetrickException;

/// The refusal of a function that nobody declared, with the names that are nearest to it.
final class UnknownFunction {

  private static final int SHOWN = 3;

  private UnknownFunction() {}

  static TracetrickException refusal(String name, Span where, Attempt attempt, boolean isVariable) {
    var diagnostic =
        Diagnostic.of(Diagnostic.Code.UNKNOWN_FUNCTION, "unknown function " + name).at(where);
    if (isVariable) {
      return new TracetrickException(
          diagnostic.withHint(name + " is a variable; for a product write " + name + "*(…)"));
    }
    return new TracetrickException(
        nearest(name, attempt)
            .map(diagnostic::withHint)
            .orElse(diagnostic.withHint("declare it: --fn \"" + name + ": p×q -> scalar\"")));
  }

  private static Optional<String> nearest(String name, Attempt attempt) {
    int bound = Math.max(1, name.length() / 3);
    var near =
        Stream.concat(
                Functions.OF_THE_NOTATION.stream(),
                attempt.problem.scope().functions().keySet().stream())
            .distinct()
            .filter(known -> distance(name, known) <= bound)
            .sorted(
                Comparator.<String>comparingInt(known -> distance(name, known))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(SHOWN)
            .toList();
    return near.isEmpty()
        ? Optional.empty()
        : Optional.of("did you mean " + String.join(" or ", near) + "?");
  }

  /// The Levenshtein distance, without regard to case.
  static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        row[j] = Math.min(diagonal + (same ? 0 : 1), 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
