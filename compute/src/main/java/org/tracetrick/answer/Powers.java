package org.tracetrick.answer;

import java.util.Optional;
import java.util.Set;
import org.tracetrick.catalogue.Domain;
import org.tracetrick.catalogue.Domain.Outside;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Notation;
import org.tracetrick.expr.Rational;
import org.tracetrick.rules.Restriction;

/// The domains of powers, which depend on the exponent.
final class Powers {

  private static final Domain DIVISOR =
      domain("#1 has no entry 0", "at an entry 0 the answer divides by 0", Restriction.POSITIVE);

  private static final Domain ROOT =
      domain(
          "#1 has positive entries",
          "elsewhere the derivative of the root is no finite number",
          Restriction.POSITIVE);

  private static final Domain BROKEN_POWER =
      domain(
          "#1 has no negative entries",
          "below 0 neither its power nor the derivative is a number",
          Restriction.POSITIVE);

  private static final Domain SYMBOLIC =
      domain(
          "#1 has positive entries", "elsewhere the answer may be no number", Restriction.POSITIVE);

  private static final Domain INVERSE =
      domain(
          "#1 has an inverse",
          "else neither its inverse nor the derivative is a number",
          Restriction.INVERTIBLE);

  private Powers() {}

  private static Domain domain(String sentence, String returned, Restriction implied) {
    return new Domain(sentence, Set.of(implied), Outside.NO_NUMBER, returned, Optional.empty());
  }

  /// Where a power is defined and differentiable; empty where it is everywhere, or is no power.
  static Optional<Domain> domain(Apply call) {
    boolean entries = call.operator().notation() == Notation.POWER;
    if (!entries && call.operator().notation() != Notation.MATRIX_POWER) {
      return Optional.empty();
    }
    if (!(call.operand(1) instanceof Literal exponent)) {
      return entries ? Optional.of(SYMBOLIC) : Optional.empty();
    }
    return entries ? ofEntries(exponent.value()) : ofMatrix(exponent.value());
  }

  private static Optional<Domain> ofEntries(Rational exponent) {
    if (exponent.isInteger()) {
      return exponent.signum() < 0 ? Optional.of(DIVISOR) : Optional.empty();
    }
    return Optional.of(exponent.compareTo(Rational.ONE) < 0 ? ROOT : BROKEN_POWER);
  }

  private static Optional<Domain> ofMatrix(Rational exponent) {
    return exponent.signum() < 0 ? Optional.of(INVERSE) : Optional.empty();
  }
}
