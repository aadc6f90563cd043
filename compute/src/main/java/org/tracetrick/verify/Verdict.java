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
}
