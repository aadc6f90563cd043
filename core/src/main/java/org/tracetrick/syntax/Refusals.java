package org.tracetrick.syntax;

import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Span;
import org.tracetrick.expr.TracetrickException;

/// The refusals of a text: what stands there, what is needed, and the cure.
final class Refusals {

  private Refusals() {}

  static TracetrickException refusal(
      Diagnostic.Code code, String message, Span where, String hint) {
    return new TracetrickException(Diagnostic.of(code, message).at(where).withHint(hint));
  }

  static TracetrickException syntax(String message, Span where, String hint) {
    return refusal(Diagnostic.Code.SYNTAX, message, where, hint);
  }

  static TracetrickException operandMissing(Reading reading, Token token) {
    var message = new StringBuilder();
    if (reading.isAtStart()) {
      message.append("an operand is needed first, but ");
    } else {
      var before = reading.before();
      message.append("after `").append(before.text()).append("` ");
      message
          .append(reading.level().isAtExponent() ? "an exponent" : "an operand")
          .append(" is needed, but ");
    }
    message.append(token.described());
    var hint =
        switch (token.kind()) {
          case IN -> "`in` belongs to `let`; take another name";
          case SUPERSCRIPT -> "a raised number stands after what it is a power of: x²";
          case EQUALS -> "write one expression, not an equation: left - right";
          case TRANSPOSE -> "a transpose stands after its operand: X'";
          case CLOSE -> "write the operand before `)`";
          case END -> "finish the expression";
          default -> "write a name, a number or a bracket there";
        };
    return syntax(message.toString(), token.span(), hint);
  }

  static TracetrickException mismatched(Reading reading, Token token) {
    var level = reading.level();
    var started = level.opener == Level.Opener.CALL ? level.start.text() + "(" : level.start.text();
    var closer = level.opener.closer();
    return syntax(
        "`"
            + started
            + "` at character "
            + (level.start.span().start() + 1)
            + " is not closed: "
            + closer
            + " is missing, and "
            + token.described(),
        token.span(),
        started.equals("||")
            ? "`||` opens a norm; keep two bars apart: | |x| - 1 |"
            : "write the missing " + closer);
  }

  static TracetrickException misplaced(Reading reading, Token token) {
    var before = reading.before();
    return switch (token.kind()) {
      case CLOSE, CLOSE_BLOCK ->
          syntax("`" + token.text() + "` closes nothing", token.span(), "delete it");
      case EQUALS ->
          syntax(
              "`=` stands in an expression",
              token.span(),
              "write one expression, not an equation: left - right");
      case NUMBER ->
          syntax(
              "between `" + before.text() + "` and `" + token.text() + "` a sign is missing",
              before.span().to(token.span()),
              "write " + before.text() + "*" + token.text() + ", or ^ for a power");
      case LET -> syntax("`let` stands inside a formula", token.span(), "put it in parentheses");
      case IN -> syntax("`in` belongs to no `let`", token.span(), "take another name");
      default ->
          syntax(
              "`" + token.text() + "` has no meaning after `" + before.text() + "`",
              token.span(),
              reading.level().opener == Level.Opener.TEXT
                  ? "delete it"
                  : "close with " + reading.level().opener.closer() + " first");
    };
  }
}
