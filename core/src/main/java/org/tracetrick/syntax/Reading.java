package org.tracetrick.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.tracetrick.expr.Diagnostic;

/// Where a parser stands: the token that comes next, and the brackets that are open.
final class Reading {

  private final List<Token> tokens;
  private final Deque<Level> open = new ArrayDeque<>();
  private int next;

  Reading(List<Token> tokens) {
    this.tokens = tokens;
    open.push(new Level(Level.Opener.TEXT, tokens.getFirst()));
  }

  boolean isAtStart() {
    return next == 0;
  }

  Token token() {
    return tokens.get(next);
  }

  /// The token so many places after the next one, or the end.
  Token ahead(int places) {
    return tokens.get(Math.min(next + places, tokens.size() - 1));
  }

  /// The token read last; at the start, the first one.
  Token before() {
    return tokens.get(Math.max(next - 1, 0));
  }

  void advance() {
    next++;
  }

  void advance(int places) {
    next += places;
  }

  Level level() {
    return open.element();
  }

  int openBrackets() {
    return open.size() - 1;
  }

  void push(Level.Opener opener, Token start) {
    open.push(new Level(opener, start));
    checkNesting(openBrackets(), start);
  }

  Level pop() {
    return open.pop();
  }

  /// Gives an atom to the innermost bracket, as the operand that it needs.
  void deliver(Tree atom, int height, Level.Tail tail) {
    level().deliver(atom, height, tail);
    checkNesting(level().operandHeight(), before());
  }

  /// Puts a postfix around the operand.
  void wrap(Tree outer) {
    wrap(outer, 0);
  }

  /// Puts a postfix around the operand.
  ///
  /// @param height how high what stands inside the postfix itself is
  void wrap(Tree outer, int height) {
    level().replace(outer, height, Level.Tail.CLOSED);
    checkNesting(level().operandHeight(), before());
  }

  /// Refuses signs that pile up before an operand.
  void checkPending(Token sign) {
    checkNesting(level().pending() + openBrackets(), sign);
  }

  private static void checkNesting(int height, Token at) {
    if (height > Parser.MAX_NESTING) {
      throw Refusals.refusal(
          Diagnostic.Code.LIMIT,
          "the text nests more than " + Parser.MAX_NESTING + " levels deep",
          at.span(),
          "name inner parts with `let`, or build the expression through the library");
    }
  }
}
