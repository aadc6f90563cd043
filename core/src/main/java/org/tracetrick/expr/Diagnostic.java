package org.tracetrick.expr;

import java.util.Locale;
import java.util.Optional;

/// An error that a user can cause: what is wrong, where, and the cure.
public record Diagnostic(Code code, String message, Optional<Span> where, Optional<String> hint) {

  /// The codes of the input syntax; every refusal carries one.
  public enum Code {
    SYNTAX,
    UNKNOWN_NAME,
    UNKNOWN_FUNCTION,
    ARITY,
    SHAPE_MISMATCH,
    NOT_SQUARE,
    AMBIGUOUS,
    CONTRADICTION,
    EMPTY,
    LIMIT,
    DOMAIN,
    UNSUPPORTED,
    CHECK_FAILED,
    BAD_REQUEST;

    /// The code as protocols spell it: `shape-mismatch`.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Diagnostic of(Code code, String message) {
    return new Diagnostic(code, message, Optional.empty(), Optional.empty());
  }

  public Diagnostic at(Span span) {
    return new Diagnostic(code, message, Optional.of(span), hint);
  }

  public Diagnostic withHint(String cure) {
    return new Diagnostic(code, message, where, Optional.of(cure));
  }
}
