package org.tracetrick.answer;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Symbol;

/// The refusal of a variable to differentiate by that there is not, with the names that there are.
final class MissingName {

  /// A longer name is cut off in messages.
  private static final int LONGEST = 40;

  /// More names than these are not listed.
  private static final int MOST = 30;

  private MissingName() {}

  static Diagnostic refusal(String wrt, Map<String, Symbol> symbols) {
    var what = wrt.isBlank() ? "the variable to differentiate by" : shortened(wrt);
    var sizes = new TreeSet<String>();
    symbols.values().forEach(symbol -> sizes.addAll(symbol.shape().names()));
    if (symbols.isEmpty()) {
      return Diagnostic.of(
          Diagnostic.Code.UNKNOWN_NAME,
          what + " is neither declared nor in the expression, which holds no variable");
    }
    var known = new LinkedHashSet<>(symbols.keySet());
    var diagnostic =
        Diagnostic.of(
            Diagnostic.Code.UNKNOWN_NAME,
            sizes.contains(wrt)
                ? wrt + " is a size, not a variable; the variables are " + listed(known)
                : what
                    + " is neither declared nor in the expression; the variables are "
                    + listed(known));
    return nearest(wrt, known)
        .map(near -> diagnostic.withHint("did you mean " + near + "?"))
        .orElse(diagnostic);
  }

  private static String listed(Set<String> names) {
    var some =
        names.stream().limit(MOST).map(MissingName::shortened).collect(Collectors.joining(", "));
    return names.size() <= MOST ? some : some + ", …";
  }

  static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
  }

  /// The known name that differs least, if it differs by little.
  private static Optional<String> nearest(String name, Set<String> known) {
    return known.stream()
        .filter(other -> name.length() <= LONGEST && other.length() <= LONGEST)
        .filter(other -> other.equalsIgnoreCase(name) || Distance.isSmall(name, other))
        .min(Comparator.comparingInt(other -> Distance.between(name, other)));
  }
}
