package org.tracetrick.derive;

import java.util.List;
import java.util.Optional;

/// A chain of lines from the differential of a function to its derivative.
///
/// @param complaint what did not replay; empty where every line follows from the one before
public record Derivation(List<Line> lines, Optional<String> complaint) {

  public Derivation {
    lines = List.copyOf(lines);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).phase().compareTo(lines.get(i - 1).phase()) < 0) {
        throw new IllegalArgumentException("phases out of order");
      }
    }
  }

  /// Whether every line follows from the one before by the steps that it names.
  public boolean replays() {
    return complaint.isEmpty();
  }
}
