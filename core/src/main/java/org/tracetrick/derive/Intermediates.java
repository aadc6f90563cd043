package org.tracetrick.derive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;
import org.tracetrick.syntax.TextWriter;

/// Chooses which parts of a derivation get names of their own: `u = X*w - y`.
///
/// A derivation whose lines are short has none. While a line is too long to be taken in, the part
/// of the function whose name saves the most is named, if it comes back often enough.
final class Intermediates {

  /// Characters of a line that still stands on one line of a page.
  private static final int WIDTH = 72;

  /// A part that comes back less often, or not within a line, is easier to read where it stands.
  private static final long OFTEN = 3;

  /// Tokens of a part that is worth a name: `X*w - y` is.
  private static final int LONG = 5;

  /// What an entry `where u = …` costs a reader, in characters.
  private static final int COST = 12;

  /// More names than these are harder to remember than the parts.
  private static final int MOST = 10;

  /// With more parts or lines than these, every link of the chain gets a name.
  private static final int LARGE = 1_500;

  private static final int LONG_DERIVATION = 60;

  /// Letters that mathematics uses for intermediates, in the order in which they are taken.
  private static final List<String> LETTERS =
      List.of("u", "v", "p", "q", "r", "s", "t", "z", "h", "k");

  private final List<Expr> lines;
  private final Facts facts;
  private final Set<String> reserved;
  private final Length length = new Length();
  private final Set<Expr> inFunction;
  private final Set<Expr> repeated = new HashSet<>();
  private final Set<Expr> chosen = new HashSet<>();

  private Intermediates(List<Expr> lines, Facts facts, Set<String> reserved) {
    this.lines = lines;
    this.facts = facts;
    this.reserved = reserved;
    this.inFunction = new HashSet<>(Traversal.postorder(lines.getFirst().operand(0)));
    this.inFunction.remove(lines.getFirst().operand(0));
    for (var line : lines) {
      occurrences(line)
          .forEach((part, count) -> {
            if (count > 1) {
              repeated.add(part);
            }
          });
    }
  }

  /// Names for parts of `lines`, in the order in which they are to be explained.
  ///
  /// @param lines the first is `d(f)`; `f` itself gets no name
  /// @param facts which tell what depends on the variable: the rest is constant, and stays
  /// @param reserved names that mean something else
  static Map<Expr, String> of(List<Expr> lines, Facts facts, Set<String> reserved) {
    var parts = Traversal.postorder(lines);
    if (parts.size() > LARGE || lines.size() > LONG_DERIVATION) {
      return Links.named(lines, parts, reserved);
    }
    var intermediates = new Intermediates(lines, facts, reserved);
    while (intermediates.chosen.size() < MOST) {
      var next = intermediates.next();
      if (next.isEmpty()) {
        break;
      }
      intermediates.chosen.add(next.get());
    }
    return intermediates.named(parts);
  }

  /// The names in use so far, innermost part first.
  private Map<Expr, String> named(List<Expr> parts) {
    var names = new LinkedHashMap<Expr, String>();
    var free = freeNames();
    for (var part : parts) {
      if (chosen.contains(part)) {
        names.put(part, free.get(names.size()));
      }
    }
    return names;
  }

  /// Names that are neither taken, nor read as a differential, nor have a differential that is.
  private List<String> freeNames() {
    var free = new ArrayList<String>();
    LETTERS.stream().filter(this::isFree).forEach(free::add);
    for (int i = 1; free.size() < MOST; i++) {
      if (isFree("v" + i)) {
        free.add("v" + i);
      }
    }
    return free;
  }

  private boolean isFree(String name) {
    return !reserved.contains(name) && !reserved.contains("d" + name);
  }

  /// The part whose name shortens the long lines most.
  private Optional<Expr> next() {
    var names = named(Traversal.postorder(lines));
    var saved = new HashMap<Expr, Long>();
    for (var line : lines) {
      if (TextWriter.write(line, names, reserved).length() > WIDTH) {
        occurrences(line).forEach((part, count) -> saved.merge(part, count, Math::addExact));
      }
    }
    saved.keySet().removeIf(part -> !repeated.contains(part) || !isWorthy(part));
    saved.values().removeIf(count -> count < OFTEN);
    saved.replaceAll((part, count) -> saving(part, count, names));
    return saved.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .max(
            Comparator.<Map.Entry<Expr, Long>>comparingLong(Map.Entry::getValue)
                .thenComparingInt(entry -> length.of(entry.getKey())))
        .map(Map.Entry::getKey);
  }

  private boolean isWorthy(Expr part) {
    return part instanceof Apply
        && inFunction.contains(part)
        && !chosen.contains(part)
        && !facts.isConstant(part)
        && length.of(part) >= LONG;
  }

  private long saving(Expr part, long count, Map<Expr, String> names) {
    int written = TextWriter.write(part, names, reserved).length();
    return (count - 1) * (written - 1) - COST;
  }

  /// How often each part stands in the text of a line, what is named already left out.
  private Map<Expr, Long> occurrences(Expr line) {
    var order = Traversal.postorder(line);
    var counts = new HashMap<Expr, Long>();
    counts.put(line, 1L);
    for (var part : order.reversed()) {
      long count = counts.getOrDefault(part, 0L);
      if (chosen.contains(part) || count == 0) {
        continue;
      }
      for (var operand : part.operands()) {
        counts.merge(operand, count, (a, b) -> Math.min(a + b, WIDTH));
      }
    }
    return counts;
  }
}
