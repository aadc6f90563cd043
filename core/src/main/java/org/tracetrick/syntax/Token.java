package org.tracetrick.syntax;

import org.tracetrick.expr.Span;

/// A word of the notation; Unicode spellings are already folded into their ASCII meaning.
///
/// @param text the digits of a number, the letters of a name, else what was written
record Token(Kind kind, String text, Span span) {

  enum Kind {
    NUMBER,
    NAME,
    LET,
    IN,
    PLUS,
    MINUS,
    TIMES,
    DIVIDE,
    HADAMARD,
    HADAMARD_DIVIDE,
    KRONECKER,
    POWER,
    ELEMENTWISE_POWER,
    TRANSPOSE,
    /// A power that is written high: `²`, `⁻¹`, `⁻ᵀ`.
    SUPERSCRIPT,
    /// The index of a norm: `₁`, `_F`.
    SUBSCRIPT,
    OPEN,
    CLOSE,
    OPEN_BLOCK,
    CLOSE_BLOCK,
    COMMA,
    SEMICOLON,
    COLON,
    EQUALS,
    BAR,
    NORM,
    ROOT,
    NABLA,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /// Whether nothing stands between this token and the next.
  boolean touches(Token following) {
    return span.end() == following.span.start();
  }

  /// How a message names this token.
  String described() {
    return kind == Kind.END ? "the text ends" : "`" + text + "` stands there";
  }
}
