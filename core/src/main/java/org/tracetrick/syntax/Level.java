package org.tracetrick.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Span;

/// One open bracket of the text (or the whole text), and what was read inside it so far.
///
/// An operand grows as its postfixes are read; [#closeFactor], [#closeProduct] and [#closeSum] turn
/// it into a factor, a term and a sum.
final class Level {

  enum Opener {
    TEXT("the end"),
    GROUP("`)`"),
    CALL("`)`"),
    INDEX("`]`"),
    BLOCK("`]`"),
    BAR("`|`"),
    NORM("`‖`"),
    /// The value of a `let` binding.
    BINDING("`in`"),
    /// The part of a `let` after `in`; ends where what surrounds it ends.
    BODY("the end");

    private final String closer;

    Opener(String closer) {
      this.closer = closer;
    }

    String closer() {
      return closer;
    }
  }

  /// How the operand read last ends, which decides whether a factor may follow without a sign.
  enum Tail {
    NAME,
    NUMBER,
    /// A bracket or a postfix.
    CLOSED,
    /// A bare exponent: `x^2y` can be misread.
    EXPONENT,
    /// A bare operand of `√`: `√x²` can be misread.
    ROOT
  }

  /// A `^` or `.^` whose exponent is still to come.
  record Pending(Tree.PowerSign sign, boolean negated, Span span) {}

  final Opener opener;
  final Token start;
  private final List<Tree.Term> terms = new ArrayList<>();
  private List<Tree.Factor> factors = new ArrayList<>();
  private Tree.Sign sign = Tree.Sign.PLUS;
  private Tree.Link link = Tree.Link.TIMES;
  private Span linkSpan;
  private final Deque<Token> signs = new ArrayDeque<>();
  private final Deque<Token> roots = new ArrayDeque<>();
  private Optional<Tree> operand = Optional.empty();
  private Optional<Pending> power = Optional.empty();
  private Tail tail = Tail.CLOSED;
  private int operandHeight;
  private int height;

  /// Finished arguments, blocks of the current row, or values.
  final List<Tree> items = new ArrayList<>();

  final List<List<Tree>> rows = new ArrayList<>();
  final List<Tree.Range> ranges = new ArrayList<>();
  Optional<Tree> from = Optional.empty();
  final List<Tree.Binding> bindings = new ArrayList<>();
  Optional<Token> bound = Optional.empty();

  Level(Opener opener, Token start) {
    this.opener = opener;
    this.start = start;
    this.linkSpan = start.span();
  }

  boolean needsOperand() {
    return operand.isEmpty() || power.isPresent() || !roots.isEmpty();
  }

  /// Whether nothing was read since the bracket, or the comma, opened.
  boolean isAtStart() {
    return operand.isEmpty()
        && terms.isEmpty()
        && factors.isEmpty()
        && signs.isEmpty()
        && roots.isEmpty()
        && from.isEmpty();
  }

  boolean isAtExponent() {
    return power.isPresent();
  }

  boolean isDividing() {
    return link == Tree.Link.DIVIDE || link == Tree.Link.HADAMARD_DIVIDE;
  }

  Tail tail() {
    return tail;
  }

  int height() {
    return height;
  }

  int pending() {
    return signs.size() + roots.size();
  }

  void sign(Token token) {
    signs.addLast(token);
  }

  void root(Token token) {
    roots.addLast(token);
  }

  void power(Pending pending) {
    power = Optional.of(pending);
  }

  Tree operand() {
    return operand.orElseThrow();
  }

  /// Takes an atom as the operand, as the operand of a waiting `√`, or as a waiting exponent.
  void deliver(Tree atom, int atomHeight, Tail atomTail) {
    var taken = atom;
    int takenHeight = atomHeight;
    var takenTail = atomTail;
    while (!roots.isEmpty()) {
      var root = roots.removeLast();
      taken = new Tree.Call("sqrt", root.span(), List.of(taken), root.span().to(taken.span()));
      takenHeight++;
      takenTail = atomTail == Tail.CLOSED ? Tail.CLOSED : Tail.ROOT;
    }
    if (power.isEmpty()) {
      operand = Optional.of(taken);
      operandHeight = takenHeight;
      tail = takenTail;
      return;
    }
    var pending = power.get();
    power = Optional.empty();
    var exponent = pending.negated ? new Tree.Negated(taken, pending.span.to(taken.span())) : taken;
    var base = operand();
    replace(
        new Tree.Power(pending.sign, base, exponent, base.span().to(taken.span())),
        Math.max(operandHeight, takenHeight),
        takenTail == Tail.CLOSED ? Tail.CLOSED : Tail.EXPONENT);
  }

  /// Puts the operand inside something: a postfix.
  void replace(Tree outer, int innerHeight, Tail outerTail) {
    operand = Optional.of(outer);
    operandHeight = Math.max(operandHeight, innerHeight) + 1;
    tail = outerTail;
  }

  int operandHeight() {
    return operandHeight + signs.size();
  }

  private void closeFactor() {
    var factor = operand();
    operandHeight += signs.size();
    while (!signs.isEmpty()) {
      var minus = signs.removeLast();
      if (minus.is(Token.Kind.MINUS)) {
        factor = new Tree.Negated(factor, minus.span().to(factor.span()));
      }
    }
    height = Math.max(height, operandHeight);
    factors.add(new Tree.Factor(link, factor, linkSpan));
    operand = Optional.empty();
    operandHeight = 0;
  }

  /// Ends a factor at the sign that links it to the next one.
  void link(Tree.Link next, Span span) {
    closeFactor();
    link = next;
    linkSpan = span;
  }

  /// Ends a term at the sign of the next one.
  void term(Tree.Sign next) {
    closeProduct();
    sign = next;
  }

  private void closeProduct() {
    closeFactor();
    var first = factors.getFirst().operand();
    terms.add(
        new Tree.Term(
            sign,
            factors.size() == 1
                ? first
                : new Tree.Product(
                    List.copyOf(factors), first.span().to(factors.getLast().operand().span()))));
    factors = new ArrayList<>();
    link = Tree.Link.TIMES;
    sign = Tree.Sign.PLUS;
  }

  /// Ends the sum: at a comma, at a closing bracket, at the end.
  Tree closeSum() {
    closeProduct();
    var first = terms.getFirst().operand();
    var sum =
        terms.size() == 1
            ? first
            : new Tree.Sum(List.copyOf(terms), first.span().to(terms.getLast().operand().span()));
    terms.clear();
    return sum;
  }

  /// Remembers the height of a level that closed inside this one.
  void reach(int inner) {
    height = Math.max(height, inner);
  }
}
