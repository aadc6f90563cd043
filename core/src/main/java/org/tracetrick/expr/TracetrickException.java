package org.tracetrick.expr;

/// A refusal: carries the [Diagnostic] that tells the user what is wrong and how to mend it.
public final class TracetrickException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  public TracetrickException(Diagnostic diagnostic) {
    super(diagnostic.code().word() + ": " + diagnostic.message());
    this.diagnostic = diagnostic;
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
