package org.tracetrick.elaborate;

import java.util.List;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Shape;

/// A resolved part of an expression whose sizes may still be unknown.
///
/// Terms stand on a [Tape] in the order in which they were made, operands first, so that neither
/// sharing (by `let`) nor depth is a matter when expressions are made of them.
///
/// @param index the place on the tape
/// @param shape in size names and unknowns of [Sizes], as far as it was known when the term was
///   made
/// @param constancy whether a scalar of this form may be broadcast
record Term(int index, Form form, Shape shape, Constancy constancy) {

  /// What a term is made of.
  sealed interface Form {}

  record Constant(Rational value) implements Form {}

  record Variable(String name) implements Form {}

  record Applied(Operator operator, List<Term> operands, List<Dim> extents) implements Form {}

  /// Whether a term is made of literals, sizes and declared scalars alone.
  enum Constancy {
    SETTLED,
    OPEN;

    static Constancy of(List<Term> operands) {
      for (var operand : operands) {
        if (operand.constancy == OPEN) {
          return OPEN;
        }
      }
      return SETTLED;
    }
  }
}
