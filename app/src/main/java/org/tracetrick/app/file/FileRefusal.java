package org.tracetrick.app.file;

import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;

/// Refusals of files, with the file's name before what is wrong.
final class FileRefusal {

  private FileRefusal() {}

  static TracetrickException of(String origin, String wrong) {
    return new TracetrickException(
        Diagnostic.of(Diagnostic.Code.BAD_REQUEST, origin + ": " + wrong));
  }

  static TracetrickException of(String origin, String wrong, String cure) {
    return new TracetrickException(
        Diagnostic.of(Diagnostic.Code.BAD_REQUEST, origin + ": " + wrong).withHint(cure));
  }

  static TracetrickException unsupported(String origin, String wrong, String cure) {
    return new TracetrickException(
        Diagnostic.of(Diagnostic.Code.UNSUPPORTED, origin + ": " + wrong).withHint(cure));
  }

  static TracetrickException tooLarge(String origin, String size) {
    return new TracetrickException(
        Diagnostic.of(
            Diagnostic.Code.LIMIT, origin + ": " + size + " are more than the memory there is"));
  }
}
