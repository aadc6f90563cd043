package org.tracetrick.elaborate;

import java.util.List;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Span;
import org.tracetrick.syntax.Tree;

/// Signals that shapes do not fit in the reading that is being tried.
///
/// Most readings are tried and forgotten, so the words are found only when they are asked for.
final class Misfit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What would be written in the place of `at`, and how it is shown.
  record Cure(Tree at, Tree replacement, String text) {}

  private final transient Report report;

  /// Finds the words.
  @FunctionalInterface
  interface Words {
    String find();
  }

  /// @param cures what may have been meant; each is tried before it is proposed
  /// @param advice what to say where no cure fits; may find none
  record Report(Diagnostic.Code code, Words words, Span where, List<Cure> cures, Words advice) {}

  Misfit(Report report) {
    super("", null, false, false);
    this.report = report;
  }

  Report report() {
    return report;
  }
}
