package org.tracetrick.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.RuleSet;

/// The rules of a catalogue, each read from its text when a problem first can need it.
///
/// A rule can match only where every function of its left side occurs, so the functions of a
/// problem tell which rules it can need. What more is on the shelf never changes an answer.
final class Shelf {

  /// The rule set that a rule belongs to.
  enum Topic {
    DIFFERENTIALS("differentials"),
    SCALAR_TRACES("scalars as traces"),
    TRACE_TRICKS("trace tricks"),
    VEC_FORMS("vec forms"),
    LAWS("laws"),
    RECOGNITIONS("recognitions"),
    SHORTHANDS("shorthands"),
    EXPANSIONS("expansions");

    private final String title;

    Topic(String title) {
      this.title = title;
    }
  }

  /// A rule that may not have been read yet.
  private static final class Entry {
    private final Set<Topic> topics;
    private final Set<String> needs;
    private final Supplier<Rule.Equation> text;
    private Optional<Rule.Equation> rule = Optional.empty();

    private Entry(Set<Topic> topics, Set<String> needs, Supplier<Rule.Equation> text) {
      this.topics = topics;
      this.needs = needs;
      this.text = text;
    }

    private Rule.Equation read() {
      if (rule.isEmpty()) {
        rule = Optional.of(text.get());
      }
      return rule.get();
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private Optional<RuleBook> book = Optional.empty();

  /// Puts a rule on the shelf; rules of one topic are tried in the order in which they are put.
  void put(Topic topic, String lhs, Supplier<Rule.Equation> text) {
    put(Set.of(topic), lhs, text);
  }

  /// Puts a rule on the shelf that belongs to several topics.
  void put(Set<Topic> topics, String lhs, Supplier<Rule.Equation> text) {
    entries.add(new Entry(topics, functionsIn(lhs), text));
  }

  /// Every rule.
  synchronized RuleBook whole() {
    entries.forEach(Entry::read);
    book = Optional.of(bound());
    return book.orElseThrow();
  }

  /// The rules that match where only these functions occur, and what has been read before.
  ///
  /// @param vec whether vec forms are among them
  synchronized RuleBook with(Set<String> wanted, Vec vec) {
    boolean more = book.isEmpty();
    for (var entry : entries) {
      boolean open = !entry.topics.contains(Topic.VEC_FORMS) || vec == Vec.WANTED;
      if (open && entry.rule.isEmpty() && wanted.containsAll(entry.needs)) {
        entry.read();
        more = true;
      }
    }
    if (more) {
      book = Optional.of(bound());
    }
    return book.orElseThrow();
  }

  /// Whether a problem is brought to vec form.
  enum Vec {
    WANTED,
    UNWANTED
  }

  private RuleBook bound() {
    Map<Topic, List<Rule.Equation>> rules = new EnumMap<>(Topic.class);
    for (var entry : entries) {
      for (var topic : entry.topics) {
        entry.rule.ifPresent(
            rule -> rules.computeIfAbsent(topic, key -> new ArrayList<>()).add(rule));
      }
    }
    return new RuleBook(
        set(rules, Topic.DIFFERENTIALS),
        set(rules, Topic.SCALAR_TRACES),
        set(rules, Topic.TRACE_TRICKS),
        set(rules, Topic.VEC_FORMS),
        set(rules, Topic.LAWS),
        set(rules, Topic.RECOGNITIONS),
        set(rules, Topic.SHORTHANDS),
        set(rules, Topic.EXPANSIONS));
  }

  private static RuleSet set(Map<Topic, List<Rule.Equation>> rules, Topic topic) {
    return new RuleSet(topic.title, rules.getOrDefault(topic, List.of()));
  }

  /// The names in a text that stand right before a parenthesis, but for `d` and the constants of
  /// the notation. A root counts as a function of its own, though it is a power.
  static Set<String> functionsIn(String text) {
    var names = new HashSet<String>();
    if (text.indexOf('^') >= 0 || text.indexOf('/') >= 0) {
      names.add("^");
    }
    if (text.indexOf('[') >= 0) {
      names.add("[]");
    }
    int start = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '_') {
        start = start < 0 ? i : start;
        continue;
      }
      if (c == '(' && start >= 0) {
        names.add(text.substring(start, i));
      }
      start = -1;
    }
    NOTATION.forEach(names::remove);
    return names;
  }

  private static final Set<String> NOTATION = Set.of("d", "ones", "zeros", "eye");
}
