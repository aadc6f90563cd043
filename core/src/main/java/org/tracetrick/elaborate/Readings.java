package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.TracetrickException;

/// The ways to read the undeclared names of a tree: the conventional one, and those that depart
/// from it, fewest departures first.
final class Readings {

  /// Terms that may be made in the search; well under a tenth of a second.
  private static final int WORK = 30_000;

  /// What an attempt costs beside its terms.
  private static final int ATTEMPT = 10;

  /// The same for remarks, which nobody asked for.
  private static final int REMARK_WORK = 5_000;

  /// Readings that a message lists.
  private static final int LISTED = 6;

  private static final int PROPOSED_CURES = 2;

  private final Attempt.Problem problem;
  private int work;

  Readings(Attempt.Problem problem) {
    this.problem = problem;
  }

  /// A reading that was tried: what it takes other than by convention, and how it went.
  private record Trial(Map<String, Role> departures, Attempt attempt, Optional<Misfit> misfit) {}

  /// The one reading that fits.
  Attempt find() {
    var first = attempt(Map.of());
    if (first.misfit.isEmpty()) {
      return first.attempt;
    }
    var frontier = List.of(first);
    var seen = new HashSet<Map<String, Role>>();
    while (!frontier.isEmpty() && work < WORK) {
      frontier = depart(frontier, seen);
      var fits = frontier.stream().filter(trial -> trial.misfit.isEmpty()).toList();
      if (work >= WORK) {
        break;
      }
      if (!fits.isEmpty()) {
        return only(fits);
      }
    }
    throw refusal(first);
  }

  private Trial attempt(Map<String, Role> departures) {
    var attempt = Attempt.of(problem, departures);
    var misfit = attempt.run();
    work += attempt.tape.length() + ATTEMPT;
    return new Trial(departures, attempt, misfit);
  }

  /// All readings with one departure more. Only a name that was met before the misfit can mend it.
  private List<Trial> depart(List<Trial> trials, Set<Map<String, Role>> seen) {
    var next = new ArrayList<Trial>();
    for (var trial : trials) {
      for (var name : trial.attempt.variables.keySet()) {
        var usual = problem.defaults().get(name);
        if (usual == null || trial.departures.containsKey(name)) {
          continue;
        }
        for (var role : Role.values()) {
          var departures = new LinkedHashMap<>(trial.departures);
          departures.put(name, role);
          if (role == usual || !seen.add(departures)) {
            continue;
          }
          next.add(attempt(departures));
          if (work >= WORK) {
            return next;
          }
        }
      }
    }
    return next;
  }

  /// Where readings tie, one that broadcasts nothing goes before those that do.
  private Attempt only(List<Trial> fits) {
    var plain = fits.stream().filter(trial -> trial.attempt.broadcasts.isEmpty()).toList();
    var best = plain.isEmpty() ? fits : plain;
    if (best.size() == 1) {
      return best.getFirst().attempt;
    }
    var choices = best.stream().limit(LISTED).map(Readings::declarations).toList();
    throw new TracetrickException(
        Diagnostic.of(
                Diagnostic.Code.AMBIGUOUS,
                "the names can be read in "
                    + best.size()
                    + " ways: "
                    + String.join("; or ", choices)
                    + (best.size() > LISTED ? "; …" : ""))
            .at(problem.wording().place(problem.tree().span()))
            .withHint("declare one of them: " + choices.getFirst()));
  }

  /// `--var "a: n" --var "X: m×n"`.
  private static String declarations(Trial trial) {
    trial.attempt.nameSizes();
    var texts = new ArrayList<String>();
    for (var name : trial.departures.keySet()) {
      texts.add(declaration(trial.attempt, name));
    }
    return String.join(" ", texts);
  }

  private static String declaration(Attempt attempt, String name) {
    var variable = attempt.variables.get(name);
    return variable == null
        ? name
        : "--var \"" + name + ": " + Role.declaration(attempt.shape(variable)) + "\"";
  }

  private TracetrickException refusal(Trial first) {
    var report = first.misfit.orElseThrow().report();
    var cures = new ArrayList<String>();
    for (var cure : report.cures()) {
      if (cures.size() < PROPOSED_CURES && first.attempt.with(cure).run().isEmpty()) {
        cures.add(cure.text());
      }
    }
    var diagnostic = Diagnostic.of(report.code(), report.words().find()).at(report.where());
    if (!cures.isEmpty()) {
      return new TracetrickException(
          diagnostic.withHint("did you mean " + String.join(" or ", cures) + "?"));
    }
    var advice = report.advice().find();
    return new TracetrickException(advice.isEmpty() ? diagnostic : diagnostic.withHint(advice));
  }

  /// Remarks on single names that, read otherwise, would make the value a scalar. A lower-case name
  /// comes to mind before a capital does.
  List<String> scalarReadings(Attempt found) {
    if (problem.defaults().isEmpty() || found.shape(found.root()).isScalar()) {
      return List.of();
    }
    var remarks = scalarReadings(found, List.of(Role.SCALAR, Role.VECTOR));
    return remarks.isEmpty() ? scalarReadings(found, List.of(Role.MATRIX)) : remarks;
  }

  private List<String> scalarReadings(Attempt found, List<Role> usualRoles) {
    int least = work;
    var remarks = new ArrayList<String>();
    for (var name : found.variables.keySet()) {
      var usual = problem.defaults().get(name);
      if (usual == null || found.departures.containsKey(name) || !usualRoles.contains(usual)) {
        continue;
      }
      for (var role : List.of(Role.VECTOR, Role.MATRIX)) {
        if (role != usual && work < least + REMARK_WORK) {
          scalarReading(found, name, role).ifPresent(remarks::add);
        }
      }
    }
    return remarks;
  }

  private Optional<String> scalarReading(Attempt found, String name, Role role) {
    var departures = new LinkedHashMap<>(found.departures);
    departures.put(name, role);
    var trial = attempt(departures);
    var attempt = trial.attempt;
    if (trial.misfit.isPresent() || !attempt.shape(attempt.root()).isScalar()) {
      return Optional.empty();
    }
    attempt.nameSizes();
    return Optional.of(
        problem.wording().text(problem.tree())
            + " is "
            + found.shape(found.root())
            + "; it is a scalar with "
            + declaration(attempt, name));
  }
}
