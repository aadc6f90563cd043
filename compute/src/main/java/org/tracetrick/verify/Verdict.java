package org.tracetrick.verify;

import java.util.Optional;

/// What a check found.
///
/// @param points how many points were compared
/// @param maxRelativeError the largest disagreement over them
/// @param tolerance what a disagreement had to stay below
/// @param reason why it did not pass; empty where it did
public record Verdict(
    boolean passed,
    int points,
    double maxRelativeError,
    double tolerance,
    Optional<String> reason) {

  static Verdict passed(int points, double error, double tolerance) {
    return new Verdict(true, points, error, tolerance, Optional.empty());
  }

  static Verdict failed(int points, double error, double tolerance, String reason) {
    return new Verdict(false, points, error, tolerance, Optional.of(reason));
  }

  /// Both verdicts as one: the worse of the two where both passed.
  public Verdict and(Verdict other) {
    if (!passed) {
      return this;
    }
    if (!other.passed) {
      return other;
    }
    return new Verdict(
        true,
        Math.min(points, other.points),
        Math.max(maxRelativeError, other.maxRelativeError),
        Math.max(tolerance, other.tolerance),
        Optional.empty());
  }
}
