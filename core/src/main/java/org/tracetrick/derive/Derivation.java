package org.tracetrick.derive;

import java.util.List;

/// A chain of lines from the differential of a function to its derivative.
public record Derivation(List<Line> lines) {

  public Derivation {
    lines = List.copyOf(lines);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).phase().compareTo(lines.get(i - 1).phase()) < 0) {
        throw new IllegalArgumentException("phases out of order");
      }
    }
  }
}
