package org.tracetrick.rules;

/// Where a rule comes from.
///
/// @param locator the place in the work: `eq. 59`, `ch. 8.4`; empty for the work as a whole
public record Citation(Work work, String locator) {

  @Override
  public String toString() {
    return locator.isEmpty() ? work.title() : work.title() + ", " + locator;
  }
}
