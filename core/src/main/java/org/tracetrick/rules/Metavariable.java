package org.tracetrick.rules;

import java.util.Set;
import org.tracetrick.expr.Symbol;

/// A symbol of a rule that stands for any expression of its shape that meets the restrictions.
public record Metavariable(Symbol symbol, Set<Restriction> restrictions) {

  public Metavariable {
    restrictions = Set.copyOf(restrictions);
  }

  boolean gathers() {
    return restrictions.stream().anyMatch(Restriction::gathers);
  }
}
