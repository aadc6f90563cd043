package org.tracetrick.derive;

import java.util.Locale;

/// The part of a derivation that a line belongs to.
public enum Phase {
  /// Lines equal the differential of the function (at order 2: of its gradient).
  DIFFERENTIAL,
  /// Lines equal the same differential, on the way to `tr(G'*dX)`.
  TRACE,
  /// Lines equal the derivative.
  RESULT;

  /// The phase as protocols spell it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
