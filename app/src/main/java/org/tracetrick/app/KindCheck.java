package org.tracetrick.app;

import java.util.Optional;
import org.tracetrick.app.file.NumberArray;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Symbol;

/// Whether numbers are of the kind that their input is declared to be, as far as their entries
/// tell: whether a symmetric matrix is positive definite, its factorisation finds.
///
/// @param kind what is declared
/// @param array of the declared shape
record KindCheck(String name, Kind kind, NumberArray array) {

  /// How far apart what should be equal may be, relative to the larger: what a sum rounds to that
  /// is computed in two orders.
  private static final double TOLERANCE = 1e-8;

  /// An entry that is not as declared, in words.
  static Optional<String> of(Symbol input, NumberArray array) {
    var check = new KindCheck(input.name(), input.kind(), array);
    return switch (input.kind()) {
      case GENERAL, INVERTIBLE, ORTHOGONAL -> Optional.empty();
      case SYMMETRIC, SPD -> check.symmetric();
      case DIAGONAL -> check.zero((i, j) -> i != j);
      case LOWER -> check.zero((i, j) -> j > i);
      case POSITIVE -> check.positive();
      case SIMPLEX -> check.positive().or(check::sumsToOne);
    };
  }

  private interface Places {
    boolean hold(long i, long j);
  }

  private long rows() {
    return array.axes().size() < 2 ? array.length() : array.axes().getFirst();
  }

  private double at(long i, long j) {
    boolean byRows = array.order() == NumberArray.Order.BY_ROWS;
    return array.at(byRows ? i * (array.length() / rows()) + j : i + j * rows());
  }

  private Optional<String> symmetric() {
    for (long i = 0; i < rows(); i++) {
      for (long j = 0; j < i; j++) {
        double below = at(i, j);
        double above = at(j, i);
        double size = Math.max(Math.abs(below), Math.abs(above));
        if (Math.abs(below - above) > TOLERANCE * size) {
          return Optional.of(told(i, j, below) + " and " + place(j, i) + Figures.rounded(above, 6));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> zero(Places places) {
    for (long i = 0; i < rows(); i++) {
      for (long j = 0; j < rows(); j++) {
        if (places.hold(i, j) && at(i, j) != 0) {
          return Optional.of(told(i, j, at(i, j)));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> positive() {
    for (long k = 0; k < array.length(); k++) {
      if (array.at(k) <= 0) {
        boolean byRows = array.order() == NumberArray.Order.BY_ROWS;
        long cols = array.length() / rows();
        return Optional.of(
            byRows
                ? told(k / cols, k % cols, array.at(k))
                : told(k % rows(), k / rows(), array.at(k)));
      }
    }
    return Optional.empty();
  }

  private Optional<String> sumsToOne() {
    double sum = 0;
    for (long k = 0; k < array.length(); k++) {
      sum += array.at(k);
    }
    return Math.abs(sum - 1) <= TOLERANCE
        ? Optional.empty()
        : Optional.of(declared() + "its sum is " + Figures.rounded(sum, 6));
  }

  private String told(long i, long j, double value) {
    return declared() + place(i, j) + Figures.rounded(value, 6);
  }

  private String declared() {
    return name + " is declared " + kind.word() + ", but ";
  }

  private String place(long i, long j) {
    boolean isVector = array.axes().size() < 2;
    return name + "[" + (i + 1) + (isVector ? "" : "," + (j + 1)) + "] is ";
  }
}
