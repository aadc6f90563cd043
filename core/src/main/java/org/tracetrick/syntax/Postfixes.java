package org.tracetrick.syntax;

import java.util.List;
import org.tracetrick.expr.Span;

/// Reads what follows an operand without a sign between: powers, transposes, closing bars, and a
/// factor that touches it.
final class Postfixes {

  private final Reading reading;
  private final Brackets brackets;

  Postfixes(Reading reading, Brackets brackets) {
    this.reading = reading;
    this.brackets = brackets;
  }

  void power(Token token) {
    reading.advance();
    refuseAfterRoot(token);
    if (token.is(Token.Kind.POWER) && isMinusT()) {
      reading.advance(4);
      transposeInverse(reading.before().span());
      return;
    }
    if (token.is(Token.Kind.POWER)
        && reading.token().is(Token.Kind.TRANSPOSE)
        && (reading.token().text().equals("⊤") || reading.token().text().equals("ᵀ"))) {
      transpose(reading.token());
      return;
    }
    var sign = token.is(Token.Kind.POWER) ? Tree.PowerSign.MATRIX : Tree.PowerSign.ELEMENTWISE;
    boolean negated = reading.token().is(Token.Kind.MINUS);
    if (negated || reading.token().is(Token.Kind.PLUS)) {
      reading.advance();
    }
    reading.level().power(new Level.Pending(sign, negated, reading.before().span()));
  }

  private boolean isMinusT() {
    return reading.ahead(3).is(Token.Kind.CLOSE)
        && reading.token().is(Token.Kind.OPEN)
        && reading.ahead(1).is(Token.Kind.MINUS)
        && reading.ahead(2).text().equals("T")
        && reading.ahead(3).is(Token.Kind.CLOSE);
  }

  private void transposeInverse(Span mark) {
    var base = reading.level().operand();
    var whole = base.span().to(mark);
    reading.wrap(new Tree.Call("inv", mark, List.of(base), whole));
    reading.wrap(new Tree.Transposed(reading.level().operand(), whole));
  }

  void transpose(Token mark) {
    reading.advance();
    refuseAfterRoot(mark);
    var operand = reading.level().operand();
    var whole = operand.span().to(mark.span());
    reading.wrap(new Tree.Transposed(operand, whole));
    if (mark.text().equals("″")) {
      reading.wrap(new Tree.Transposed(reading.level().operand(), whole));
    }
  }

  void superscript(Token power) {
    reading.advance();
    refuseAfterRoot(power);
    if (power.text().endsWith("T")) {
      transposeInverse(power.span());
      return;
    }
    var operand = reading.level().operand();
    Tree exponent = Numbers.parse(power);
    reading.wrap(
        new Tree.Power(Tree.PowerSign.MATRIX, operand, exponent, operand.span().to(power.span())));
  }

  private void refuseAfterRoot(Token token) {
    if (reading.level().tail() == Level.Tail.ROOT) {
      throw Refusals.syntax(
          "`√` before a power can be read two ways", token.span(), "write √(x²) or (√x)²");
    }
  }

  void bar(Token bar) {
    boolean twice = reading.ahead(1).is(Token.Kind.BAR) && bar.touches(reading.ahead(1));
    switch (reading.level().opener) {
      case BAR -> {
        reading.advance();
        brackets.closeBracket(bar);
      }
      case NORM -> {
        if (!twice || !reading.level().start.text().equals("||")) {
          throw Refusals.mismatched(reading, bar);
        }
        reading.advance(2);
        brackets.closeBracket(reading.before());
      }
      case TEXT, GROUP, CALL, INDEX, BLOCK, BINDING, BODY -> juxtapose(bar);
    }
  }

  void norm(Token norm) {
    if (reading.level().opener != Level.Opener.NORM) {
      juxtapose(norm);
      return;
    }
    if (!reading.level().start.text().equals("‖")) {
      throw Refusals.mismatched(reading, norm);
    }
    reading.advance();
    brackets.closeBracket(norm);
  }

  /// Multiplies what stands there with what touches it, where that cannot be misread.
  void juxtapose(Token token) {
    var before = reading.before();
    if (!before.touches(token)) {
      throw Refusals.syntax(
          "between `" + before.text() + "` and `" + token.text() + "` a sign is missing",
          before.span().to(token.span()),
          "write " + before.text() + "*" + token.text());
    }
    if (reading.level().isDividing()
        || reading.level().tail() == Level.Tail.EXPONENT
        || reading.level().tail() == Level.Tail.ROOT) {
      throw Refusals.syntax(
          "`" + before.text() + token.text() + "` can be read two ways here",
          before.span().to(token.span()),
          "write the `*`, and parentheses around what belongs together");
    }
    reading.level().link(Tree.Link.TIMES, new Span(token.span().start(), token.span().start()));
  }
}
