package org.tracetrick.catalogue;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Template;

/// A [Domain] as its block declares it, with the margin not read yet.
record DomainText(
    String sentence,
    Set<Restriction> implied,
    Domain.Outside outside,
    String returned,
    Optional<String> margin) {

  DomainText {
    implied = Set.copyOf(implied);
    if (margin.isPresent() == (outside == Domain.Outside.NO_NUMBER)) {
      throw new IllegalArgumentException(
          "a margin belongs where there are numbers outside the domain: " + sentence);
    }
  }

  Domain read(Function<String, Template> reader) {
    return new Domain(sentence, implied, outside, returned, margin.map(reader));
  }
}
