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

  /// How sure it is that a scalar was meant.
  enum Constancy {
    /// Literals, sizes, declared scalars, and scalar functions of what is declared: `mean(x)`.
    SETTLED,
    /// What is declared, in an expression that is a scalar only if it was typed right: `x'*y`.
    DECLARED,
    /// Something that is not declared.
    OPEN;

    static Constancy of(List<Term> operands) {
      var least = SETTLED;
      for (var operand : operands) {
        least = operand.constancy.compareTo(least) > 0 ? operand.constancy : least;
      }
      return least;
    }

    Constancy ofScalarFunction() {
      return this == DECLARED ? SETTLED : this;
    }
  }
}
