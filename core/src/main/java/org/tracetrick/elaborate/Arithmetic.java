package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Shape;
import org.tracetrick.syntax.Tree;

/// Sums and powers; products are [Products].
final class Arithmetic {

  private final Attempt attempt;
  private final Applications applications;
  private final Tape tape;

  Arithmetic(Attempt attempt, Applications applications) {
    this.attempt = attempt;
    this.applications = applications;
    this.tape = attempt.tape;
  }

  Term product(Tree.Product product, List<Term> factors) {
    return new Products(attempt, applications, product, factors).term();
  }

  /// A sum has the shape of its first term that is no scalar; scalars that are settled (literals,
  /// sizes, declared scalars, and what is made of them; scalar functions of what is declared) are
  /// broadcast to it.
  Term sum(Tree.Sum sum, List<Term> operands) {
    var terms = new ArrayList<>(operands);
    int leader = -1;
    for (int i = 0; i < terms.size(); i++) {
      if (attempt.shape(terms.get(i)).isScalar()) {
        continue;
      }
      if (leader < 0) {
        leader = i;
      } else {
        equate(sum, terms, leader, i);
      }
    }
    var shape = leader < 0 ? Shape.SCALAR : attempt.shape(terms.get(leader));
    for (int i = 0; i < terms.size(); i++) {
      if (!shape.isScalar() && attempt.shape(terms.get(i)).isScalar()) {
        terms.set(i, broadcast(sum, terms, leader, i, shape));
      }
      if (sum.terms().get(i).sign() == Tree.Sign.MINUS) {
        terms.set(i, tape.negated(terms.get(i)));
      }
    }
    return tape.apply(Operator.SUM, terms, shape);
  }

  private void equate(Tree.Sum sum, List<Term> terms, int leader, int index) {
    var left = attempt.shape(terms.get(leader));
    var right = attempt.shape(terms.get(index));
    if (attempt.sizes.equate(left.rows(), right.rows(), sum)
        && attempt.sizes.equate(left.cols(), right.cols(), sum)) {
      return;
    }
    throw mismatch(sum, terms, leader, index, Cures.ofTerms(attempt, sum, leader, index), () -> "");
  }

  private Term broadcast(Tree.Sum sum, List<Term> terms, int leader, int index, Shape shape) {
    var scalar = terms.get(index);
    var operand = sum.terms().get(index).operand();
    if (scalar.constancy() != Term.Constancy.SETTLED) {
      throw mismatch(sum, terms, leader, index, List.of(), () -> onesAdvice(operand, shape));
    }
    attempt.broadcasts.add(new Attempt.Broadcast(operand, shape));
    return tape.scaled(scalar, tape.filled(Operator.ONES, shape));
  }

  private String onesAdvice(Tree scalar, Shape shape) {
    attempt.nameSizes();
    var resolved = attempt.sizes.resolve(shape);
    var text = attempt.problem.wording().firstFactor(scalar);
    var identity =
        resolved.isSquare()
            ? ", or " + text + "*eye(" + resolved.rows() + ") for the diagonal"
            : "";
    return "write " + text + "*" + Notes.ones(resolved) + " to add it to every entry" + identity;
  }

  private Misfit mismatch(
      Tree.Sum sum,
      List<Term> terms,
      int leader,
      int index,
      List<Misfit.Cure> cures,
      Misfit.Words advice) {
    int first = Math.min(leader, index);
    int second = Math.max(leader, index);
    var left = sum.terms().get(first).operand();
    var right = sum.terms().get(second).operand();
    var leftTerm = terms.get(first);
    var rightTerm = terms.get(second);
    var sign = sum.terms().get(second).sign() == Tree.Sign.PLUS ? " + " : " - ";
    return attempt.misfit(
        Diagnostic.Code.SHAPE_MISMATCH,
        () ->
            attempt.text(left)
                + sign
                + attempt.problem.wording().summand(right)
                + ": "
                + attempt.described(left, leftTerm)
                + " but "
                + attempt.described(right, rightTerm)
                + attempt.sources(left, right),
        left.span().to(right.span()),
        cures,
        advice);
  }

  Term power(Tree.Power power, Term base, Term exponent) {
    return switch (power.sign()) {
      case MATRIX -> matrixPower(power, base, exponent);
      case ELEMENTWISE -> elementwisePower(power, base, exponent);
    };
  }

  private Term matrixPower(Tree.Power power, Term base, Term exponent) {
    if (!attempt.shape(exponent).isScalar()) {
      throw misfit(
          power,
          Diagnostic.Code.SHAPE_MISMATCH,
          () ->
              attempt.text(power)
                  + ": the exponent "
                  + attempt.described(power.exponent(), exponent)
                  + ", not a scalar"
                  + attempt.sources(power.exponent()));
    }
    var shape = attempt.shape(base);
    if (shape.isScalar()) {
      return tape.apply(Operator.POWER, List.of(base, exponent), Shape.SCALAR);
    }
    if (!attempt.sizes.equate(shape.rows(), shape.cols(), power)) {
      throw misfit(
          power,
          Diagnostic.Code.NOT_SQUARE,
          () ->
              attempt.text(power)
                  + ": "
                  + attempt.described(power.base(), base)
                  + ", and only a square matrix has powers"
                  + attempt.sources(power.base()));
    }
    return isMinusOne(exponent)
        ? applications.inverse(base).orElseGet(() -> matrixPower(base, exponent))
        : matrixPower(base, exponent);
  }

  private Term matrixPower(Term base, Term exponent) {
    return tape.apply(Operator.MATRIX_POWER, List.of(base, exponent), attempt.shape(base));
  }

  /// Whether an exponent is `-1`, which is written as a negated number.
  private static boolean isMinusOne(Term exponent) {
    return switch (exponent.form()) {
      case Term.Constant number -> number.value().equals(Rational.MINUS_ONE);
      case Term.Applied applied ->
          applied.operator().equals(Operator.PRODUCT)
              && applied.operands().size() == 2
              && isNumber(applied.operands().get(0), Rational.MINUS_ONE)
              && isNumber(applied.operands().get(1), Rational.ONE);
      case Term.Variable variable -> false;
    };
  }

  private static boolean isNumber(Term term, Rational value) {
    return term.form() instanceof Term.Constant number && number.value().equals(value);
  }

  private Term elementwisePower(Tree.Power power, Term base, Term exponent) {
    var shape = attempt.shape(base);
    var raised = attempt.shape(exponent);
    if (!shape.isScalar()
        && !raised.isScalar()
        && !(attempt.sizes.equate(shape.rows(), raised.rows(), power)
            && attempt.sizes.equate(shape.cols(), raised.cols(), power))) {
      throw attempt.misfit(
          Diagnostic.Code.SHAPE_MISMATCH,
          () ->
              attempt.text(power)
                  + ": "
                  + attempt.described(power.base(), base)
                  + " but "
                  + attempt.described(power.exponent(), exponent)
                  + attempt.sources(power.base(), power.exponent()),
          power.span(),
          Cures.ofPower(attempt, power),
          () -> "");
    }
    return tape.apply(Operator.POWER, List.of(base, exponent), shape.isScalar() ? raised : shape);
  }

  /// A power that does not fit is most often an element-wise one.
  private Misfit misfit(Tree.Power power, Diagnostic.Code code, Misfit.Words words) {
    var elementwise =
        new Tree.Power(Tree.PowerSign.ELEMENTWISE, power.base(), power.exponent(), power.span());
    var text =
        attempt.problem.wording().factor(power.base())
            + ".^"
            + attempt.problem.wording().factor(power.exponent());
    var cure = new Misfit.Cure(power, elementwise, text);
    return attempt.misfit(
        code, words, power.span(), List.of(cure), () -> "for a power of each entry write .^");
  }
}
