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
/// @param recognitions those laws that give a name to what is written out; also tried on what is to
///   be differentiated
/// @param shorthands identities for answers only, kept where a part of one becomes shorter
/// @param expansions identities for answers only, kept where all of one becomes shorter
public record RuleBook(
    RuleSet differentials,
    RuleSet scalarTraces,
    RuleSet traceTricks,
    RuleSet vecForms,
    RuleSet laws,
    RuleSet recognitions,
    RuleSet shorthands,
    RuleSet expansions) {

  /// The sets that together hold each rule once.
  public List<RuleSet> sets() {
    return List.of(
        differentials, scalarTraces, traceTricks, vecForms, laws, shorthands, expansions);
  }
}
