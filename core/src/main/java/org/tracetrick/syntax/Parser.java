package org.tracetrick.syntax;

import org.tracetrick.expr.TracetrickException;

/// Reads a text in the input notation into a [Tree] with places.
///
/// ```
/// expr     := 'let' name '=' sum {',' name '=' sum} 'in' expr | sum
/// sum      := product {('+' | '-') product}
/// product  := unary {('*' | '/' | '.*' | './' | '⊗') unary}
/// unary    := ('+' | '-') unary | power
/// power    := atom { "'" | ('^' | '.^') ['-'|'+'] atom | '[' index [',' index] ']' }
/// atom     := number | name | name '(' expr {',' expr} ')' | '(' expr ')' | '√' atom
///           | '|' sum '|' | '‖' sum '‖' | '[' sum {',' sum} {';' sum {',' sum}} ']'
/// index    := sum | ':' | sum ':' sum
/// ```
///
/// Two factors may touch without a sign where that cannot be misread: `2X'w`, `(A + B)x`. A bar
/// that stands where an operand is needed opens, any other closes; `|X|` is a call of `|`, for the
/// elaborator to read as a determinant or an absolute value. `X^(-T)` and `X⁻ᵀ` are `inv(X)'`.
///
/// The open brackets are kept on a stack of its own, so a deep text needs no deep call stack, and
/// the time is linear in the text.
public final class Parser {

  /// Brackets, signs, postfixes and `let`s inside one another.
  public static final int MAX_NESTING = 1_000;

  private final Reading reading;
  private final Lets lets;
  private final Brackets brackets;
  private final Operands operands;
  private final Postfixes postfixes;

  private Parser(Reading reading) {
    this.reading = reading;
    this.lets = new Lets(reading);
    this.brackets = new Brackets(reading, lets);
    this.operands = new Operands(reading, brackets, lets);
    this.postfixes = new Postfixes(reading, brackets);
  }

  /// The tree of a text.
  ///
  /// @throws TracetrickException `syntax`, `empty` or `limit`, with the place
  public static Tree parse(String text) {
    return new Parser(new Reading(Lexer.tokens(text))).tree();
  }

  private Tree tree() {
    while (true) {
      var token = reading.token();
      if (reading.level().needsOperand()) {
        operands.read(token);
      } else if (token.is(Token.Kind.END) && reading.level().opener == Level.Opener.TEXT) {
        return reading.level().closeSum();
      } else {
        readAfterOperand(token);
      }
    }
  }

  private void readAfterOperand(Token token) {
    switch (token.kind()) {
      case PLUS -> term(Tree.Sign.PLUS);
      case MINUS -> term(Tree.Sign.MINUS);
      case TIMES -> link(Tree.Link.TIMES, token);
      case DIVIDE -> link(Tree.Link.DIVIDE, token);
      case HADAMARD -> link(Tree.Link.HADAMARD, token);
      case HADAMARD_DIVIDE -> link(Tree.Link.HADAMARD_DIVIDE, token);
      case KRONECKER -> link(Tree.Link.KRONECKER, token);
      case POWER, ELEMENTWISE_POWER -> postfixes.power(token);
      case TRANSPOSE -> postfixes.transpose(token);
      case SUPERSCRIPT -> postfixes.superscript(token);
      case OPEN_BLOCK -> {
        reading.advance();
        reading.push(Level.Opener.INDEX, token);
      }
      case BAR -> postfixes.bar(token);
      case NORM -> postfixes.norm(token);
      case NAME, OPEN, ROOT, NABLA -> postfixes.juxtapose(token);
      case COMMA -> brackets.comma(token);
      case SEMICOLON -> brackets.semicolon(token);
      case COLON -> brackets.colon(token);
      case IN -> lets.in(token);
      case CLOSE, CLOSE_BLOCK, END -> brackets.close(token);
      case NUMBER, LET, EQUALS, SUBSCRIPT -> throw Refusals.misplaced(reading, token);
    }
  }

  private void term(Tree.Sign sign) {
    reading.advance();
    reading.level().term(sign);
  }

  private void link(Tree.Link link, Token token) {
    reading.advance();
    reading.level().link(link, token.span());
  }
}
