package org.tracetrick.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Signature;
import org.tracetrick.expr.Symbol;

/// Finds what the metavariables of a rule's left side must stand for to make it a given expression.
///
/// Sums, Hadamard products and scalar factors match in any order; a chain of matrix factors matches
/// in order, and a metavariable may stand for a run of factors. At its root a pattern may match a
/// part of a longer sum or product. The search backtracks, and takes the first solution: restricted
/// metavariables take as much as they can, the others as little.
final class Matcher {

  private final Pool pool;
  private final Facts facts;
  private final Map<String, Metavariable> variables;
  private Map<String, Expr> symbols = new HashMap<>();
  private Map<String, Dim> sizes = new HashMap<>();
  private List<Expr> left = List.of();
  private List<Expr> right = List.of();
  private final List<Symbol> postponed = new ArrayList<>();

  private Matcher(Rule.Equation rule, Facts facts) {
    this.pool = facts.pool();
    this.facts = facts;
    this.variables = rule.variables();
  }

  static Optional<Bindings> match(Rule.Equation rule, Expr subject, Facts facts) {
    var matcher = new Matcher(rule, facts);
    return matcher.atRoot(rule.lhs(), subject) && matcher.postponedShapesFit()
        ? Optional.of(new Bindings(matcher.symbols, matcher.sizes, matcher.left, matcher.right))
        : Optional.empty();
  }

  private boolean atRoot(Expr pattern, Expr subject) {
    if (!(pattern instanceof Apply apply) || !subject.is(apply.operator())) {
      return match(pattern, subject, () -> true);
    }
    return switch (apply.operator().notation()) {
      case PRODUCT -> product(apply, subject, true, () -> true);
      case SUM, HADAMARD ->
          unordered(
              apply.operator(),
              apply.operands(),
              subject.operands(),
              unused -> {
                left = unused;
                return true;
              });
      case POWER, MATRIX_POWER, TRANSPOSE, DIFFERENTIAL, INDEX, BLOCK, SIZE, FUNCTION ->
          match(pattern, subject, () -> true);
    };
  }

  private boolean match(Expr pattern, Expr subject, BooleanSupplier next) {
    return switch (pattern) {
      case Symbol symbol -> bind(symbol, subject, next);
      case Literal literal -> literal.equals(subject) && next.getAsBoolean();
      case Apply apply ->
          subject instanceof Apply candidate
              && candidate.operator().equals(apply.operator())
              && operands(apply, candidate, next);
    };
  }

  private boolean operands(Apply pattern, Apply subject, BooleanSupplier next) {
    return switch (pattern.operator().notation()) {
      case PRODUCT -> product(pattern, subject, false, next);
      case SUM, HADAMARD ->
          unordered(
              pattern.operator(),
              pattern.operands(),
              subject.operands(),
              unused -> unused.isEmpty() && next.getAsBoolean());
      case POWER, MATRIX_POWER, TRANSPOSE, DIFFERENTIAL, INDEX, BLOCK, SIZE, FUNCTION -> {
        var saved = sizes;
        sizes = new HashMap<>(sizes);
        boolean matched =
            extents(pattern, subject)
                && pattern.operands().size() == subject.operands().size()
                && inOrder(pattern.operands(), subject.operands(), 0, next);
        if (!matched) {
          sizes = saved;
        }
        yield matched;
      }
    };
  }

  private boolean extents(Apply pattern, Apply subject) {
    if (pattern.extents().size() != subject.extents().size()) {
      return false;
    }
    for (int i = 0; i < pattern.extents().size(); i++) {
      if (!Signature.unify(pattern.extents().get(i), subject.extents().get(i), sizes)) {
        return false;
      }
    }
    return true;
  }

  private boolean inOrder(
      List<Expr> patterns, List<Expr> subjects, int index, BooleanSupplier next) {
    return index == patterns.size()
        ? next.getAsBoolean()
        : match(
            patterns.get(index),
            subjects.get(index),
            () -> inOrder(patterns, subjects, index + 1, next));
  }

  private boolean bind(Symbol symbol, Expr value, BooleanSupplier next) {
    var bound = symbols.get(symbol.name());
    if (bound != null) {
      return bound.equals(value) && next.getAsBoolean();
    }
    var savedSizes = sizes;
    sizes = new HashMap<>(sizes);
    if (fits(symbol, symbol.shape().rows(), value.shape().rows())
        && fits(symbol, symbol.shape().cols(), value.shape().cols())
        && allowed(symbol, value)) {
      symbols.put(symbol.name(), value);
      if (next.getAsBoolean()) {
        return true;
      }
      symbols.remove(symbol.name());
    }
    sizes = savedSizes;
    return false;
  }

  /// Whether an extent fits; one of several unknown sizes, such as `m*p`, is judged at the end.
  private boolean fits(Symbol symbol, Dim wanted, Dim given) {
    if (wanted.asName().isEmpty()
        && wanted.names().stream().filter(name -> !sizes.containsKey(name)).count() > 1) {
      postponed.add(symbol);
      return true;
    }
    return Signature.unify(wanted, given, sizes);
  }

  private boolean postponedShapesFit() {
    for (var symbol : postponed) {
      var value = symbols.get(symbol.name());
      if (value == null
          || !Signature.unify(symbol.shape().rows(), value.shape().rows(), sizes)
          || !Signature.unify(symbol.shape().cols(), value.shape().cols(), sizes)) {
        return false;
      }
    }
    return true;
  }

  private boolean allowed(Symbol symbol, Expr value) {
    return facts.meets(variable(symbol), value);
  }

  private Metavariable variable(Symbol symbol) {
    var variable = variables.get(symbol.name());
    if (variable == null) {
      throw new IllegalStateException("a rule without its metavariable " + symbol.name());
    }
    return variable;
  }

  private boolean isOpen(Expr pattern) {
    return pattern instanceof Symbol symbol && !symbols.containsKey(symbol.name());
  }

  // -------------------------------------------------------------- any order

  /// What to do with the operands that no pattern took.
  private interface Rest {
    boolean test(List<Expr> unused);
  }

  private boolean unordered(
      Operator operator, List<Expr> patterns, List<Expr> subjects, Rest rest) {
    if (patterns.isEmpty()) {
      return rest.test(subjects);
    }
    // Patterns with structure, and what is bound already, are the most selective.
    for (int i = 0; i < patterns.size(); i++) {
      if (!isOpen(patterns.get(i))) {
        return oneOf(operator, patterns, i, subjects, rest);
      }
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i) instanceof Symbol symbol && variable(symbol).gathers()) {
        return gather(operator, patterns, i, subjects, rest);
      }
    }
    if (patterns.size() > 1) {
      return oneOf(operator, patterns, 0, subjects, rest);
    }
    return !subjects.isEmpty()
        && match(
            patterns.getFirst(),
            pool.apply(operator, subjects, List.of()),
            () -> rest.test(List.of()));
  }

  private boolean oneOf(
      Operator operator, List<Expr> patterns, int index, List<Expr> subjects, Rest rest) {
    var others = without(patterns, index);
    for (int i = 0; i < subjects.size(); i++) {
      var unused = without(subjects, i);
      if (match(
          patterns.get(index), subjects.get(i), () -> unordered(operator, others, unused, rest))) {
        return true;
      }
    }
    return false;
  }

  private boolean gather(
      Operator operator, List<Expr> patterns, int index, List<Expr> subjects, Rest rest) {
    var taken = new ArrayList<Expr>();
    var unused = new ArrayList<Expr>();
    var symbol = (Symbol) patterns.get(index);
    subjects.forEach(s -> (allowed(symbol, s) ? taken : unused).add(s));
    return !taken.isEmpty()
        && match(
            symbol,
            pool.apply(operator, taken, List.of()),
            () -> unordered(operator, without(patterns, index), unused, rest));
  }

  private static List<Expr> without(List<Expr> list, int index) {
    var rest = new ArrayList<>(list);
    rest.remove(index);
    return rest;
  }

  // -------------------------------------------------------------- products

  /// A product seen as its coefficient, its scalar factors and its chain.
  private record Parts(Rational coefficient, List<Expr> scalars, List<Expr> chain) {

    static Parts of(Expr product) {
      var coefficient = Rational.ONE;
      var scalars = new ArrayList<Expr>();
      var chain = new ArrayList<Expr>();
      for (var factor : product.operands()) {
        if (factor instanceof Literal literal) {
          coefficient = literal.value();
        } else {
          (factor.shape().isScalar() ? scalars : chain).add(factor);
        }
      }
      return new Parts(coefficient, scalars, chain);
    }
  }

  private boolean product(Expr pattern, Expr subject, boolean root, BooleanSupplier next) {
    var wanted = Parts.of(pattern);
    var given = Parts.of(subject);
    var scalars = new ArrayList<>(given.scalars());
    if (wanted.coefficient().isOne()) {
      if (!given.coefficient().isOne()) {
        scalars.addFirst(pool.literal(given.coefficient()));
      }
    } else if (!wanted.coefficient().equals(given.coefficient())) {
      return false;
    }
    var chain = wanted.chain();
    var patterns = new ArrayList<>(wanted.scalars());
    if (given.chain().isEmpty() && chain.size() == 1 && chain.getFirst() instanceof Symbol) {
      patterns.add(chain.getFirst()); // s*A, where all that is left for A is scalar
      chain = List.of();
    }
    if (chain.size() > given.chain().size()
        || (!root && chain.isEmpty() && !given.chain().isEmpty())) {
      return false;
    }
    var matrices = chain;
    return unordered(
        Operator.PRODUCT,
        patterns,
        scalars,
        unused -> (root || unused.isEmpty()) && chained(matrices, given, unused, root, next));
  }

  private boolean chained(
      List<Expr> patterns, Parts given, List<Expr> unused, boolean root, BooleanSupplier next) {
    if (patterns.isEmpty()) {
      left = root ? unused : left;
      right = root ? given.chain() : right;
      return (root || given.chain().isEmpty()) && next.getAsBoolean();
    }
    int lastStart = root ? given.chain().size() - patterns.size() : 0;
    for (int start = 0; start <= lastStart; start++) {
      int first = start;
      if (chain(
          patterns,
          0,
          given.chain(),
          start,
          root,
          end -> {
            if (root) {
              left = new ArrayList<>(unused);
              left.addAll(given.chain().subList(0, first));
              right = given.chain().subList(end, given.chain().size());
            }
            return next.getAsBoolean();
          })) {
        return true;
      }
    }
    return false;
  }

  /// What follows when a chain pattern has taken the factors before `end`.
  private interface End {
    boolean test(int end);
  }

  private boolean chain(
      List<Expr> patterns, int index, List<Expr> factors, int at, boolean open, End next) {
    int left = patterns.size() - index;
    if (left == 0) {
      return (open || at == factors.size()) && next.test(at);
    }
    int longest = factors.size() - at - (left - 1);
    if (longest < 1) {
      return false;
    }
    var pattern = patterns.get(index);
    if (!(pattern instanceof Symbol symbol)) {
      return match(
          pattern, factors.get(at), () -> chain(patterns, index + 1, factors, at + 1, open, next));
    }
    // A run that must hold a differential is as short as it can be: one factor, unless it is all.
    boolean greedy =
        isOpen(symbol)
            && variable(symbol).gathers()
            && !variable(symbol).restrictions().contains(Restriction.DIFFERENTIAL);
    int shortest = left == 1 && !open ? longest : 1;
    for (int k = 0; k <= longest - shortest; k++) {
      int length = greedy ? longest - k : shortest + k;
      var run = factors.subList(at, at + length);
      if (greedy && !run.stream().allMatch(f -> allowed(symbol, f))) {
        continue;
      }
      boolean matched =
          match(
              symbol,
              pool.apply(Operator.PRODUCT, run, List.of()),
              () -> chain(patterns, index + 1, factors, at + length, open, next));
      if (matched || greedy) {
        return matched; // what gathers takes the longest run, or the rule does not apply
      }
    }
    return false;
  }
}
