package org.tracetrick.syntax;

import java.util.Optional;

/// Reads what stands where an operand is needed: atoms, signs, opening brackets.
final class Operands {

  private final Reading reading;
  private final Brackets brackets;
  private final Lets lets;

  Operands(Reading reading, Brackets brackets, Lets lets) {
    this.reading = reading;
    this.brackets = brackets;
    this.lets = lets;
  }

  void read(Token token) {
    switch (token.kind()) {
      case NUMBER -> {
        reading.advance();
        reading.deliver(Numbers.parse(token), 0, Level.Tail.NUMBER);
      }
      case NAME -> readName(token);
      case PLUS, MINUS -> readSign(token);
      case ROOT -> {
        reading.advance();
        reading.level().root(token);
        reading.checkPending(token);
      }
      case OPEN -> {
        reading.advance();
        reading.push(Level.Opener.GROUP, token);
      }
      case OPEN_BLOCK -> {
        reading.advance();
        reading.push(Level.Opener.BLOCK, token);
      }
      case BAR -> readBar(token);
      case NORM -> {
        reading.advance();
        reading.push(Level.Opener.NORM, token);
      }
      case NABLA -> readNabla(token);
      case LET -> lets.read(token);
      case COLON -> readFullRange(token);
      case IN,
          TIMES,
          DIVIDE,
          HADAMARD,
          HADAMARD_DIVIDE,
          KRONECKER,
          POWER,
          ELEMENTWISE_POWER,
          TRANSPOSE,
          SUPERSCRIPT,
          SUBSCRIPT,
          CLOSE,
          CLOSE_BLOCK,
          COMMA,
          SEMICOLON,
          EQUALS,
          END ->
          throw Refusals.operandMissing(reading, token);
    }
  }

  private void readSign(Token token) {
    if (reading.level().isAtExponent()) {
      throw Refusals.operandMissing(reading, token);
    }
    reading.advance();
    reading.level().sign(token);
    reading.checkPending(token);
  }

  private void readName(Token name) {
    reading.advance();
    var after = reading.token();
    if (after.is(Token.Kind.OPEN)) {
      reading.advance();
      reading.push(Level.Opener.CALL, name);
    } else if (isPrimeOfFunction(name, after)) {
      reading.advance(2);
      var order = after.text().equals("″") ? "diff2_" : "diff_";
      reading.push(
          Level.Opener.CALL,
          new Token(Token.Kind.NAME, order + name.text(), name.span().to(after.span())));
    } else {
      reading.deliver(new Tree.Name(name.text(), name.span()), 0, Level.Tail.NAME);
    }
  }

  /// Whether this is the `φ′(` of a derivative, not the `X'(` of a transpose times a bracket.
  private boolean isPrimeOfFunction(Token name, Token prime) {
    return prime.is(Token.Kind.TRANSPOSE)
        && (prime.text().equals("′") || prime.text().equals("″"))
        && name.touches(prime)
        && reading.ahead(1).is(Token.Kind.OPEN)
        && prime.touches(reading.ahead(1));
  }

  private void readNabla(Token nabla) {
    reading.advance();
    var order = "grad_";
    if (reading.token().is(Token.Kind.SUPERSCRIPT) && reading.token().text().equals("2")) {
      reading.advance();
      order = "hess_";
    }
    var name = reading.token();
    if (!name.is(Token.Kind.NAME) || !reading.ahead(1).is(Token.Kind.OPEN)) {
      throw Refusals.syntax(
          "after `∇` a function and its argument are needed, but " + name.described(),
          nabla.span().to(name.span()),
          "write ∇f(Y), or grad_f(Y), for the gradient of a declared function f");
    }
    reading.advance(2);
    reading.push(
        Level.Opener.CALL,
        new Token(Token.Kind.NAME, order + name.text(), nabla.span().to(name.span())));
  }

  private void readBar(Token bar) {
    reading.advance();
    if (reading.token().is(Token.Kind.BAR) && bar.touches(reading.token())) {
      reading.advance();
      reading.push(
          Level.Opener.NORM,
          new Token(Token.Kind.NORM, "||", bar.span().to(reading.before().span())));
    } else {
      reading.push(Level.Opener.BAR, bar);
    }
  }

  private void readFullRange(Token colon) {
    var level = reading.level();
    if (level.opener != Level.Opener.INDEX || !level.isAtStart()) {
      throw Refusals.operandMissing(reading, colon);
    }
    reading.advance();
    level.ranges.add(new Tree.Range(Optional.empty(), Optional.empty(), colon.span()));
    brackets.endRange(reading.token());
  }
}
