package org.tracetrick.syntax;

import java.util.Optional;

/// The signs of one character, and what each means.
final class Signs {

  private Signs() {}

  /// What the sign is; empty where the notation does not know it.
  static Optional<Token.Kind> kind(char c) {
    return switch (c) {
      case '+' -> Optional.of(Token.Kind.PLUS);
      case '-', '−' -> Optional.of(Token.Kind.MINUS);
      case '*', '·', '×', '⋅', '∙', '∗', '\u2062' -> Optional.of(Token.Kind.TIMES);
      case '/' -> Optional.of(Token.Kind.DIVIDE);
      case '⊙' -> Optional.of(Token.Kind.HADAMARD);
      case '⊘' -> Optional.of(Token.Kind.HADAMARD_DIVIDE);
      case '⊗' -> Optional.of(Token.Kind.KRONECKER);
      case '^' -> Optional.of(Token.Kind.POWER);
      case '\'', '’', '⊤', '′', '″' -> Optional.of(Token.Kind.TRANSPOSE);
      case '(' -> Optional.of(Token.Kind.OPEN);
      case ')' -> Optional.of(Token.Kind.CLOSE);
      case '[' -> Optional.of(Token.Kind.OPEN_BLOCK);
      case ']' -> Optional.of(Token.Kind.CLOSE_BLOCK);
      case ',' -> Optional.of(Token.Kind.COMMA);
      case ';' -> Optional.of(Token.Kind.SEMICOLON);
      case ':' -> Optional.of(Token.Kind.COLON);
      case '=' -> Optional.of(Token.Kind.EQUALS);
      case '|' -> Optional.of(Token.Kind.BAR);
      case '‖', '∥' -> Optional.of(Token.Kind.NORM);
      case '√' -> Optional.of(Token.Kind.ROOT);
      case '∇' -> Optional.of(Token.Kind.NABLA);
      case '½', '¼', '¾' -> Optional.of(Token.Kind.NUMBER);
      default -> Optional.empty();
    };
  }

  /// The sign as the parser compares it and messages show it; the decimal of a fraction.
  static String text(char c) {
    return switch (c) {
      case '−' -> "-";
      case '·', '×', '⋅', '∙', '∗', '\u2062' -> "*";
      case '∥' -> "‖";
      case '½' -> "0.5";
      case '¼' -> "0.25";
      case '¾' -> "0.75";
      default -> String.valueOf(c);
    };
  }
}
