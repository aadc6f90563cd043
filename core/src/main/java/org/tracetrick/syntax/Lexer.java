package org.tracetrick.syntax;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Span;
import org.tracetrick.expr.TracetrickException;

/// Cuts a text into [Token]s in one pass.
///
/// Names are ASCII letters or Greek ones; a low digit (`x₁`) is the name `x_1`. A number is read as
/// far as it goes, so `2e3x` is 2000 times `x`.
final class Lexer {

  /// Characters of one text.
  static final int MAX_CHARACTERS = 1 << 20;

  static final int MAX_TOKENS = 100_000;

  /// Digits of a number as it is written, and the size of its exponent.
  static final int MAX_DIGITS = 400;

  /// Digits of an exponent that is written high.
  private static final int MAX_EXPONENT_DIGITS = 9;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /// The tokens of a text, ended by one [Token.Kind#END].
  ///
  /// @throws TracetrickException `empty`, `syntax` or `limit`
  static List<Token> tokens(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new TracetrickException(
          Diagnostic.of(
                  Diagnostic.Code.LIMIT,
                  "the text has "
                      + text.length()
                      + " characters; at most "
                      + MAX_CHARACTERS
                      + " are read")
              .at(new Span(0, 0)));
    }
    var lexer = new Lexer(text);
    lexer.read();
    return lexer.tokens;
  }

  private void read() {
    int end = 0;
    while (at < text.length()) {
      if (Characters.isSpace(text.charAt(at))) {
        at++;
        continue;
      }
      readToken();
      end = at;
      if (tokens.size() > MAX_TOKENS) {
        throw Refusals.refusal(
            Diagnostic.Code.LIMIT,
            "the text has more than " + MAX_TOKENS + " words and signs",
            tokens.getLast().span(),
            "name shared parts with `let`, or build the expression through the library");
      }
    }
    if (tokens.isEmpty()) {
      throw new TracetrickException(
          Diagnostic.of(Diagnostic.Code.EMPTY, "the expression is empty: nothing is written")
              .withHint("write an expression such as norm2(X*w - y)^2"));
    }
    tokens.add(new Token(Token.Kind.END, "", new Span(end, end)));
  }

  private void readToken() {
    char c = text.charAt(at);
    if (Characters.isDigit(c) || (c == '.' && Characters.isDigit(peek(1)))) {
      readNumber();
    } else if (Characters.isLetter(c)) {
      readName();
    } else if (Characters.superscript(c) != 0) {
      readSuperscript();
    } else if (Characters.subscript(c) != 0) {
      add(Token.Kind.SUBSCRIPT, String.valueOf(Characters.subscript(c)), 1);
    } else if (c == '_' && tokens.size() > 0 && isNormIndex(peek(1))) {
      readNormIndex();
    } else if (c == '.'
        && ".*./.^".contains(text.substring(at, Math.min(at + 2, text.length())))
        && at + 1 < text.length()) {
      readDotted();
    } else {
      readSign(c);
    }
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private void add(Token.Kind kind, String word, int length) {
    tokens.add(new Token(kind, word, new Span(at, at + length)));
    at += length;
  }

  private int digitsFrom(int start) {
    int end = start;
    while (end < text.length() && Characters.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private void readNumber() {
    int start = at;
    int end = digitsFrom(start);
    if (end < text.length() && text.charAt(end) == '.') {
      int decimals = digitsFrom(end + 1);
      end = decimals > end + 1 ? decimals : end;
    }
    int digits = end - start;
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int mark = end + 1;
      if (mark < text.length() && (text.charAt(mark) == '+' || text.charAt(mark) == '-')) {
        mark++;
      }
      int exponent = digitsFrom(mark);
      if (exponent > mark) {
        checkExponent(start, mark, exponent);
        end = exponent;
      }
    }
    if (digits > MAX_DIGITS) {
      throw Refusals.refusal(
          Diagnostic.Code.LIMIT,
          "a number of " + digits + " digits; at most " + MAX_DIGITS + " are read",
          new Span(start, end),
          "use fewer digits, or a name");
    }
    add(Token.Kind.NUMBER, text.substring(start, end), end - start);
  }

  private void checkExponent(int start, int from, int to) {
    int first = from;
    while (first < to - 1 && text.charAt(first) == '0') {
      first++;
    }
    if (to - first > 3 || Integer.parseInt(text.substring(first, to)) > MAX_DIGITS) {
      throw Refusals.refusal(
          Diagnostic.Code.LIMIT,
          "the exponent of a number is beyond ±" + MAX_DIGITS,
          new Span(start, to),
          "use a name for a number as far out as this");
    }
  }

  private void readName() {
    int start = at;
    int end = start;
    var name = new StringBuilder();
    while (end < text.length() && Characters.isNamePart(text.charAt(end))) {
      name.append(Characters.letter(text.charAt(end++)));
    }
    int low = end;
    while (low < text.length() && Characters.subscript(text.charAt(low)) != 0) {
      name.append(low == end ? "_" : "").append(Characters.subscript(text.charAt(low++)));
    }
    var word = name.toString().equals("π") ? "pi" : name.toString();
    var kind =
        switch (word) {
          case "let" -> Token.Kind.LET;
          case "in" -> Token.Kind.IN;
          default -> Token.Kind.NAME;
        };
    add(kind, word, low - start);
  }

  private void readSuperscript() {
    int end = at;
    char first = Characters.superscript(text.charAt(at));
    boolean signed = first == '-' || first == '+';
    if (signed) {
      end++;
    }
    if (first != '+' && end < text.length() && Characters.superscript(text.charAt(end)) == 'T') {
      end++;
    } else {
      while (end < text.length() && Characters.isDigit(Characters.superscript(text.charAt(end)))) {
        end++;
      }
    }
    if (end - at > MAX_EXPONENT_DIGITS) {
      throw Refusals.refusal(
          Diagnostic.Code.LIMIT,
          "an exponent of " + (end - at) + " digits",
          new Span(at, end),
          "use a smaller exponent, or a name");
    }
    var power = new StringBuilder();
    for (int i = at; i < end; i++) {
      power.append(Characters.superscript(text.charAt(i)));
    }
    var word = power.toString();
    if (word.equals("-") || word.equals("+")) {
      throw Refusals.refusal(
          Diagnostic.Code.SYNTAX,
          "the raised sign `" + text.substring(at, end) + "` has no number after it",
          new Span(at, end),
          "write X^(-1), X⁻¹ or X⁻ᵀ; a pseudo-inverse is pinv(X)");
    }
    add(word.equals("T") ? Token.Kind.TRANSPOSE : Token.Kind.SUPERSCRIPT, word, end - at);
  }

  private static boolean isNormIndex(char c) {
    return c == '*' || c == '∞' || Characters.isDigit(c) || Characters.isLetter(c);
  }

  /// The `_F` of `‖X‖_F`.
  private void readNormIndex() {
    int end = at + 1;
    if (Characters.isNamePart(text.charAt(end))) {
      while (end < text.length() && Characters.isNamePart(text.charAt(end))) {
        end++;
      }
    } else {
      end++;
    }
    add(Token.Kind.SUBSCRIPT, text.substring(at + 1, end), end - at);
  }

  private void readDotted() {
    switch (peek(1)) {
      case '*' -> add(Token.Kind.HADAMARD, ".*", 2);
      case '/' -> add(Token.Kind.HADAMARD_DIVIDE, "./", 2);
      default -> add(Token.Kind.ELEMENTWISE_POWER, ".^", 2);
    }
  }

  private void readSign(char c) {
    if (c == '*' && peek(1) == '*') {
      throw Refusals.refusal(
          Diagnostic.Code.SYNTAX,
          "`**` is no operator here",
          new Span(at, at + 2),
          "a power is written ^, and .^ entry by entry");
    }
    add(Signs.kind(c).orElseThrow(() -> Characters.refusal(text, at)), Signs.text(c), 1);
  }
}
