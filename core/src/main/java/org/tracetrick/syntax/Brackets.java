package org.tracetrick.syntax;

import java.util.List;
import java.util.Optional;

/// Reads what separates and closes inside brackets: `,` `;` `:` `)` `]` `|` `‖`.
final class Brackets {

  private final Reading reading;
  private final Lets lets;

  Brackets(Reading reading, Lets lets) {
    this.reading = reading;
    this.lets = lets;
  }

  void comma(Token comma) {
    if (reading.level().opener == Level.Opener.BODY) {
      lets.close();
      return;
    }
    switch (reading.level().opener) {
      case CALL, BLOCK -> {
        reading.advance();
        reading.level().items.add(reading.level().closeSum());
      }
      case INDEX -> endRange(comma);
      case BINDING -> lets.comma();
      case TEXT, GROUP, BAR, NORM, BODY -> throw Refusals.misplaced(reading, comma);
    }
  }

  void semicolon(Token semicolon) {
    if (reading.level().opener != Level.Opener.BLOCK) {
      throw Refusals.misplaced(reading, semicolon);
    }
    reading.advance();
    endBlockRow();
  }

  void colon(Token colon) {
    var level = reading.level();
    if (level.opener != Level.Opener.INDEX || level.from.isPresent()) {
      throw Refusals.misplaced(reading, colon);
    }
    reading.advance();
    level.from = Optional.of(level.closeSum());
  }

  /// Ends one index of `X[…]` at a comma or at `]`.
  void endRange(Token token) {
    var level = reading.level();
    if (!level.needsOperand()) {
      var end = level.closeSum();
      var range =
          level.from.isPresent()
              ? new Tree.Range(level.from, Optional.of(end), level.from.get().span().to(end.span()))
              : new Tree.Range(Optional.of(end), Optional.empty(), end.span());
      level.ranges.add(range);
      level.from = Optional.empty();
    }
    reading.advance();
    if (token.is(Token.Kind.COMMA) && level.ranges.size() < 2) {
      return;
    }
    if (!token.is(Token.Kind.CLOSE_BLOCK)) {
      throw Refusals.syntax(
          level.ranges.size() > 1
              ? "a matrix has two indices, but `" + token.text() + "` stands after the second"
              : "after an index `,` or `]` is needed, but " + token.described(),
          token.span(),
          "write X[i,j], X[a:b,:] or x[i]");
    }
    closeIndex(token);
  }

  void close(Token token) {
    switch (reading.level().opener) {
      case BODY -> lets.close();
      case GROUP, CALL -> {
        if (!token.is(Token.Kind.CLOSE)) {
          throw Refusals.mismatched(reading, token);
        }
        reading.advance();
        closeBracket(token);
      }
      case BLOCK -> {
        if (!token.is(Token.Kind.CLOSE_BLOCK)) {
          throw Refusals.mismatched(reading, token);
        }
        reading.advance();
        closeBracket(token);
      }
      case INDEX -> {
        if (!token.is(Token.Kind.CLOSE_BLOCK)) {
          throw Refusals.mismatched(reading, token);
        }
        endRange(token);
      }
      case TEXT -> throw Refusals.misplaced(reading, token);
      case BAR, NORM, BINDING -> throw Refusals.mismatched(reading, token);
    }
  }

  private void closeIndex(Token bracket) {
    var level = reading.pop();
    var operand = reading.level().operand();
    var second =
        level.ranges.size() > 1 ? Optional.of(level.ranges.get(1)) : Optional.<Tree.Range>empty();
    reading.wrap(
        new Tree.Indexed(
            operand, level.ranges.getFirst(), second, operand.span().to(bracket.span())),
        level.height());
  }

  void closeBracket(Token closer) {
    var level = reading.level();
    var whole = level.start.span().to(closer.span());
    Tree atom =
        switch (level.opener) {
          case GROUP -> level.closeSum();
          case CALL -> {
            level.items.add(level.closeSum());
            yield new Tree.Call(
                level.start.text(), level.start.span(), List.copyOf(level.items), whole);
          }
          case BLOCK -> {
            endBlockRow();
            yield new Tree.Blocks(List.copyOf(level.rows), whole);
          }
          case BAR -> new Tree.Call("|", level.start.span(), List.of(level.closeSum()), whole);
          case NORM -> {
            var argument = level.closeSum();
            yield new Tree.Call(normName(), level.start.span(), List.of(argument), whole);
          }
          case TEXT, INDEX, BINDING, BODY -> throw new IllegalStateException(whole.toString());
        };
    reading.pop();
    reading.deliver(atom, level.height() + 1, Level.Tail.CLOSED);
  }

  private void endBlockRow() {
    var level = reading.level();
    level.items.add(level.closeSum());
    level.rows.add(List.copyOf(level.items));
    level.items.clear();
  }

  /// The norm that the index after `‖x‖` means; the Euclidean (Frobenius) one where there is none.
  private String normName() {
    var index = reading.token();
    if (!index.is(Token.Kind.SUBSCRIPT)) {
      return "norm2";
    }
    reading.advance();
    return switch (index.text()) {
      case "1" -> "norm1";
      case "2" -> "norm2";
      case "F" -> "normF";
      case "∞", "inf" -> "norminf";
      case "*" -> "normnuc";
      default ->
          throw Refusals.syntax(
              "there is no norm with the index `" + index.text() + "`",
              index.span(),
              "the norms are ‖x‖₁, ‖x‖₂, ‖x‖_inf, ‖X‖_F and ‖X‖_*");
    };
  }
}
