package org.tracetrick.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Span;
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

  private final List<Token> tokens;
  private final Deque<Level> open = new ArrayDeque<>();
  private int next;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /// The tree of a text.
  ///
  /// @throws TracetrickException `syntax`, `empty` or `limit`, with the place
  public static Tree parse(String text) {
    return new Parser(Lexer.tokens(text)).tree();
  }

  private Tree tree() {
    open.push(new Level(Level.Opener.TEXT, tokens.getFirst()));
    while (true) {
      var token = tokens.get(next);
      if (level().needsOperand()) {
        readOperand(token);
      } else if (token.is(Token.Kind.END) && level().opener == Level.Opener.TEXT) {
        var tree = level().closeSum();
        checkNesting(level().height(), token);
        return tree;
      } else {
        readAfterOperand(token);
      }
    }
  }

  private Level level() {
    return open.element();
  }

  private Token following() {
    return tokens.get(Math.min(next + 1, tokens.size() - 1));
  }

  private void push(Level.Opener opener, Token start) {
    open.push(new Level(opener, start));
    checkNesting(open.size() - 1, start);
  }

  private static void checkNesting(int height, Token at) {
    if (height > MAX_NESTING) {
      throw Lexer.refusal(
          Diagnostic.Code.LIMIT,
          "the text nests more than " + MAX_NESTING + " levels deep",
          at.span(),
          "name inner parts with `let`, or build the expression through the library");
    }
  }

  private static TracetrickException syntax(String message, Span where) {
    return new TracetrickException(Diagnostic.of(Diagnostic.Code.SYNTAX, message).at(where));
  }

  private static TracetrickException syntax(String message, Span where, String hint) {
    return Lexer.refusal(Diagnostic.Code.SYNTAX, message, where, hint);
  }

  // Where an operand is needed.

  private void readOperand(Token token) {
    switch (token.kind()) {
      case NUMBER -> {
        next++;
        deliver(Numbers.parse(token), 0, Level.Tail.NUMBER);
      }
      case NAME -> readName(token);
      case PLUS, MINUS -> readSign(token);
      case ROOT -> {
        next++;
        level().root(token);
        checkNesting(level().pending() + open.size() - 1, token);
      }
      case OPEN -> {
        next++;
        push(Level.Opener.GROUP, token);
      }
      case OPEN_BLOCK -> {
        next++;
        push(Level.Opener.BLOCK, token);
      }
      case BAR -> readBar(token);
      case NORM -> {
        next++;
        push(Level.Opener.NORM, token);
      }
      case NABLA -> readNabla(token);
      case LET -> readLet(token);
      case COLON -> readFullRange(token);
      default -> throw operandMissing(token);
    }
  }

  private void deliver(Tree atom, int height, Level.Tail tail) {
    level().deliver(atom, height, tail);
    checkNesting(level().operandHeight(), tokens.get(next - 1));
  }

  private void readSign(Token token) {
    if (level().isAtExponent()) {
      throw operandMissing(token);
    }
    next++;
    level().sign(token);
    checkNesting(level().pending() + open.size() - 1, token);
  }

  private void readName(Token name) {
    next++;
    var after = tokens.get(next);
    if (after.is(Token.Kind.OPEN)) {
      next++;
      push(Level.Opener.CALL, name);
    } else if (isPrimeOfFunction(name, after)) {
      next += 2;
      var order = after.text().equals("″") ? "diff2_" : "diff_";
      push(
          Level.Opener.CALL,
          new Token(Token.Kind.NAME, order + name.text(), name.span().to(after.span())));
    } else {
      deliver(new Tree.Name(name.text(), name.span()), 0, Level.Tail.NAME);
    }
  }

  /// Whether this is the `φ′(` of a derivative, not the `X'(` of a transpose times a bracket.
  private boolean isPrimeOfFunction(Token name, Token prime) {
    return prime.is(Token.Kind.TRANSPOSE)
        && (prime.text().equals("′") || prime.text().equals("″"))
        && name.touches(prime)
        && following().is(Token.Kind.OPEN)
        && prime.touches(following());
  }

  private void readNabla(Token nabla) {
    next++;
    var order = "grad_";
    if (tokens.get(next).is(Token.Kind.SUPERSCRIPT) && tokens.get(next).text().equals("2")) {
      next++;
      order = "hess_";
    }
    var name = tokens.get(next);
    if (!name.is(Token.Kind.NAME) || !following().is(Token.Kind.OPEN)) {
      throw syntax(
          "after `∇` a function and its argument are needed, but " + name.described(),
          nabla.span().to(name.span()),
          "write ∇f(Y), or grad_f(Y), for the gradient of a declared function f");
    }
    next += 2;
    push(
        Level.Opener.CALL,
        new Token(Token.Kind.NAME, order + name.text(), nabla.span().to(name.span())));
  }

  private void readBar(Token bar) {
    next++;
    if (tokens.get(next).is(Token.Kind.BAR) && bar.touches(tokens.get(next))) {
      next++;
      push(Level.Opener.NORM, new Token(Token.Kind.NORM, "||", bar.span().to(span(next - 1))));
    } else {
      push(Level.Opener.BAR, bar);
    }
  }

  private Span span(int index) {
    return tokens.get(index).span();
  }

  private void readLet(Token let) {
    boolean allowed =
        level().isAtStart()
            && switch (level().opener) {
              case TEXT, GROUP, CALL, BODY -> true;
              case INDEX, BLOCK, BAR, NORM, BINDING -> false;
            };
    if (!allowed) {
      throw syntax(
          "`let` stands inside a formula", let.span(), "put it in parentheses: (let u = … in …)");
    }
    next++;
    push(Level.Opener.BINDING, let);
    readBoundName();
  }

  private void readBoundName() {
    var name = tokens.get(next);
    if (!name.is(Token.Kind.NAME)) {
      throw syntax(
          "`let` needs a name, but " + name.described(), name.span(), "write let u = … in …");
    }
    if (!following().is(Token.Kind.EQUALS)) {
      throw syntax(
          "after `let " + name.text() + "` a `=` is needed, but " + following().described(),
          following().span(),
          "write let " + name.text() + " = … in …");
    }
    next += 2;
    level().bound = Optional.of(name);
  }

  private void readFullRange(Token colon) {
    var level = level();
    if (level.opener != Level.Opener.INDEX || !level.isAtStart()) {
      throw operandMissing(colon);
    }
    next++;
    level.ranges.add(new Tree.Range(Optional.empty(), Optional.empty(), colon.span()));
    endRange(tokens.get(next));
  }

  private TracetrickException operandMissing(Token token) {
    var message = new StringBuilder();
    if (next == 0) {
      message.append("an operand is needed first, but ");
    } else {
      var before = tokens.get(next - 1);
      message.append("after `").append(before.text()).append("` ");
      message
          .append(level().isAtExponent() ? "an exponent" : "an operand")
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
          default -> "write a name, a number or a bracket there";
        };
    if (token.is(Token.Kind.END)) {
      hint = "finish the expression";
    }
    return syntax(message.toString(), token.span(), hint);
  }

  // Where an operand stands already.

  private void readAfterOperand(Token token) {
    switch (token.kind()) {
      case PLUS -> term(Tree.Sign.PLUS);
      case MINUS -> term(Tree.Sign.MINUS);
      case TIMES -> link(Tree.Link.TIMES, token);
      case DIVIDE -> link(Tree.Link.DIVIDE, token);
      case HADAMARD -> link(Tree.Link.HADAMARD, token);
      case HADAMARD_DIVIDE -> link(Tree.Link.HADAMARD_DIVIDE, token);
      case KRONECKER -> link(Tree.Link.KRONECKER, token);
      case POWER, ELEMENTWISE_POWER -> readPower(token);
      case TRANSPOSE -> readTranspose(token);
      case SUPERSCRIPT -> readSuperscript(token);
      case OPEN_BLOCK -> {
        next++;
        push(Level.Opener.INDEX, token);
      }
      case BAR -> readBarAfterOperand(token);
      case NORM -> readNormAfterOperand(token);
      case NAME, OPEN, ROOT, NABLA -> juxtapose(token);
      case COMMA -> readComma(token);
      case SEMICOLON -> readSemicolon(token);
      case COLON -> readColon(token);
      case IN -> readIn(token);
      case CLOSE, CLOSE_BLOCK, END -> close(token);
      case NUMBER, LET, EQUALS, SUBSCRIPT -> throw misplaced(token);
    }
  }

  private void term(Tree.Sign sign) {
    next++;
    level().term(sign);
  }

  private void link(Tree.Link link, Token token) {
    next++;
    level().link(link, token.span());
  }

  private void readPower(Token token) {
    next++;
    refuseAfterRoot(token);
    if (token.is(Token.Kind.POWER) && isMinusT()) {
      next += 4;
      transposeInverse(span(next - 1));
      return;
    }
    if (token.is(Token.Kind.POWER)
        && tokens.get(next).is(Token.Kind.TRANSPOSE)
        && (tokens.get(next).text().equals("⊤") || tokens.get(next).text().equals("ᵀ"))) {
      readTranspose(tokens.get(next));
      return;
    }
    var sign = token.is(Token.Kind.POWER) ? Tree.PowerSign.MATRIX : Tree.PowerSign.ELEMENTWISE;
    boolean negated = tokens.get(next).is(Token.Kind.MINUS);
    if (negated || tokens.get(next).is(Token.Kind.PLUS)) {
      next++;
    }
    level().power(new Level.Pending(sign, negated, span(next - 1)));
  }

  private boolean isMinusT() {
    return next + 3 < tokens.size()
        && tokens.get(next).is(Token.Kind.OPEN)
        && tokens.get(next + 1).is(Token.Kind.MINUS)
        && tokens.get(next + 2).text().equals("T")
        && tokens.get(next + 3).is(Token.Kind.CLOSE);
  }

  private void transposeInverse(Span mark) {
    var base = level().operand();
    var whole = base.span().to(mark);
    wrap(new Tree.Call("inv", mark, List.of(base), whole));
    wrap(new Tree.Transposed(level().operand(), whole));
  }

  private void wrap(Tree outer) {
    level().replace(outer, 0, Level.Tail.CLOSED);
    checkNesting(level().operandHeight(), tokens.get(next - 1));
  }

  private void readTranspose(Token mark) {
    next++;
    refuseAfterRoot(mark);
    var operand = level().operand();
    var whole = operand.span().to(mark.span());
    wrap(new Tree.Transposed(operand, whole));
    if (mark.text().equals("″")) {
      wrap(new Tree.Transposed(level().operand(), whole));
    }
  }

  private void readSuperscript(Token power) {
    next++;
    refuseAfterRoot(power);
    if (power.text().endsWith("T")) {
      transposeInverse(power.span());
      return;
    }
    var operand = level().operand();
    Tree exponent = Numbers.parse(power);
    wrap(new Tree.Power(Tree.PowerSign.MATRIX, operand, exponent, operand.span().to(power.span())));
  }

  private void refuseAfterRoot(Token token) {
    if (level().tail() == Level.Tail.ROOT) {
      throw syntax("`√` before a power can be read two ways", token.span(), "write √(x²) or (√x)²");
    }
  }

  private void readBarAfterOperand(Token bar) {
    boolean twice = following().is(Token.Kind.BAR) && bar.touches(following());
    switch (level().opener) {
      case BAR -> {
        next++;
        closeBracket(bar);
      }
      case NORM -> {
        if (!twice || !level().start.text().equals("||")) {
          throw mismatched(bar);
        }
        next += 2;
        closeBracket(tokens.get(next - 1));
      }
      case TEXT, GROUP, CALL, INDEX, BLOCK, BINDING, BODY -> juxtapose(bar);
    }
  }

  private void readNormAfterOperand(Token norm) {
    if (level().opener != Level.Opener.NORM) {
      juxtapose(norm);
      return;
    }
    if (!level().start.text().equals("‖")) {
      throw mismatched(norm);
    }
    next++;
    closeBracket(norm);
  }

  /// Multiplies what stands there with what touches it, where that cannot be misread.
  private void juxtapose(Token token) {
    var before = tokens.get(next - 1);
    if (!before.touches(token)) {
      throw syntax(
          "between `" + before.text() + "` and `" + token.text() + "` a sign is missing",
          before.span().to(token.span()),
          "write " + before.text() + "*" + token.text());
    }
    if (level().isDividing()
        || level().tail() == Level.Tail.EXPONENT
        || level().tail() == Level.Tail.ROOT) {
      throw syntax(
          "`" + before.text() + token.text() + "` can be read two ways here",
          before.span().to(token.span()),
          "write the `*`, and parentheses around what belongs together");
    }
    level().link(Tree.Link.TIMES, new Span(token.span().start(), token.span().start()));
  }

  // Commas and closing brackets.

  private void readComma(Token comma) {
    if (level().opener == Level.Opener.BODY) {
      closeBody();
      return;
    }
    switch (level().opener) {
      case CALL, BLOCK -> {
        next++;
        level().items.add(level().closeSum());
      }
      case INDEX -> endRange(comma);
      case BINDING -> {
        next++;
        bind();
        readBoundName();
      }
      case TEXT, GROUP, BAR, NORM, BODY -> throw misplaced(comma);
    }
  }

  private void bind() {
    var level = level();
    var name = level.bound.orElseThrow();
    level.bindings.add(new Tree.Binding(name.text(), name.span(), level.closeSum()));
  }

  private void readSemicolon(Token semicolon) {
    if (level().opener != Level.Opener.BLOCK) {
      throw misplaced(semicolon);
    }
    next++;
    endBlockRow();
  }

  private void endBlockRow() {
    var level = level();
    level.items.add(level.closeSum());
    level.rows.add(List.copyOf(level.items));
    level.items.clear();
  }

  private void readColon(Token colon) {
    var level = level();
    if (level.opener != Level.Opener.INDEX || level.from.isPresent()) {
      throw misplaced(colon);
    }
    next++;
    level.from = Optional.of(level.closeSum());
  }

  /// Ends one index of `X[…]` at a comma or at `]`.
  private void endRange(Token token) {
    var level = level();
    if (!level.needsOperand()) {
      var end = level.closeSum();
      var range =
          level.from.isPresent()
              ? new Tree.Range(level.from, Optional.of(end), level.from.get().span().to(end.span()))
              : new Tree.Range(Optional.of(end), Optional.empty(), end.span());
      level.ranges.add(range);
      level.from = Optional.empty();
    }
    next++;
    if (token.is(Token.Kind.COMMA) && level.ranges.size() < 2) {
      return;
    }
    if (!token.is(Token.Kind.CLOSE_BLOCK)) {
      throw syntax(
          level.ranges.size() > 1
              ? "a matrix has two indices, but `" + token.text() + "` stands after the second"
              : "after an index `,` or `]` is needed, but " + token.described(),
          token.span());
    }
    closeIndex(token);
  }

  private void closeIndex(Token bracket) {
    var level = open.pop();
    var operand = level().operand();
    var second =
        level.ranges.size() > 1 ? Optional.of(level.ranges.get(1)) : Optional.<Tree.Range>empty();
    level()
        .replace(
            new Tree.Indexed(
                operand, level.ranges.getFirst(), second, operand.span().to(bracket.span())),
            level.height(),
            Level.Tail.CLOSED);
    checkNesting(level().operandHeight(), bracket);
  }

  private void readIn(Token in) {
    if (level().opener != Level.Opener.BINDING) {
      throw misplaced(in);
    }
    next++;
    bind();
    var binding = open.pop();
    push(Level.Opener.BODY, binding.start);
    level().bindings.addAll(binding.bindings);
    level().reach(binding.height());
  }

  /// Ends a `let` before the token that ends what surrounds it.
  private void closeBody() {
    var body = open.pop();
    var tree = body.closeSum();
    deliver(
        new Tree.Let(List.copyOf(body.bindings), tree, body.start.span().to(tree.span())),
        body.height() + 1,
        Level.Tail.CLOSED);
  }

  private void close(Token token) {
    switch (level().opener) {
      case BODY -> closeBody();
      case GROUP, CALL -> {
        if (!token.is(Token.Kind.CLOSE)) {
          throw mismatched(token);
        }
        next++;
        closeBracket(token);
      }
      case BLOCK -> {
        if (!token.is(Token.Kind.CLOSE_BLOCK)) {
          throw mismatched(token);
        }
        next++;
        closeBracket(token);
      }
      case INDEX -> {
        if (!token.is(Token.Kind.CLOSE_BLOCK)) {
          throw mismatched(token);
        }
        endRange(token);
      }
      case TEXT -> throw misplaced(token);
      case BAR, NORM, BINDING -> throw mismatched(token);
    }
  }

  private void closeBracket(Token closer) {
    var level = level();
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
    open.pop();
    deliver(atom, level.height() + 1, Level.Tail.CLOSED);
  }

  /// The norm that the index after `‖x‖` means; the Euclidean (Frobenius) one where there is none.
  private String normName() {
    var index = tokens.get(next);
    if (!index.is(Token.Kind.SUBSCRIPT)) {
      return "norm2";
    }
    next++;
    return switch (index.text()) {
      case "1" -> "norm1";
      case "2" -> "norm2";
      case "F" -> "normF";
      case "∞", "inf" -> "norminf";
      case "*" -> "normnuc";
      default ->
          throw syntax(
              "there is no norm with the index `" + index.text() + "`",
              index.span(),
              "the norms are ‖x‖₁, ‖x‖₂, ‖x‖_inf, ‖X‖_F and ‖X‖_*");
    };
  }

  private TracetrickException mismatched(Token token) {
    var level = level();
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

  private TracetrickException misplaced(Token token) {
    var before = tokens.get(Math.max(next - 1, 0));
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
              level().opener == Level.Opener.TEXT
                  ? "delete it"
                  : "close with " + level().opener.closer() + " first");
    };
  }
}
