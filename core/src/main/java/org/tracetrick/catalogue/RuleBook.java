package org.tracetrick.catalogue;

import java.util.List;
import org.tracetrick.rules.RuleSet;

/// The rule sets of a catalogue, or as much of them as a problem can need.
///
/// @param differentials `d(e) → …`
/// @param scalarTraces scalars that hold a differential, as traces
/// @param traceTricks `tr(…) → …`, towards `tr(G'*d(V))`
/// @param vecForms `vec(…) → …`, towards `J*vec(d(V))`
/// @param laws identities, for simplification
public record RuleBook(
    RuleSet differentials,
    RuleSet scalarTraces,
    RuleSet traceTricks,
    RuleSet vecForms,
    RuleSet laws) {

  public List<RuleSet> sets() {
    return List.of(differentials, scalarTraces, traceTricks, vecForms, laws);
  }
}
