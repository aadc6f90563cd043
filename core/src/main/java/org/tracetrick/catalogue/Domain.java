package org.tracetrick.catalogue;

import java.util.Set;
import org.tracetrick.rules.Restriction;

/// Where an operator is defined and differentiable.
///
/// @param sentence in words, with `#1`, `#2` for the operands: `#1 has an inverse`
/// @param implied any of these, known of the first operand, makes it hold
public record Domain(String sentence, Set<Restriction> implied) {

  public Domain {
    implied = Set.copyOf(implied);
  }
}
