package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracetrick.syntax.Tree;

/// What may have been meant where shapes do not fit. Nothing of this is proposed before the whole
/// expression was read with it and fits.
final class Cures {

  private Cures() {}

  /// `A*B`: one operand transposed, the operands swapped, both transposed, entry by entry.
  static List<Misfit.Cure> ofFactors(Attempt attempt, Tree.Product tree, int left, int right) {
    var a = tree.factors().get(left).operand();
    var b = tree.factors().get(right).operand();
    var cures = new ArrayList<Misfit.Cure>();
    add(cures, attempt, tree, left, right, a, transpose(b), Tree.Link.TIMES);
    add(cures, attempt, tree, left, right, transpose(a), b, Tree.Link.TIMES);
    add(cures, attempt, tree, left, right, b, a, Tree.Link.TIMES);
    add(cures, attempt, tree, left, right, transpose(a), transpose(b), Tree.Link.TIMES);
    if (right == 1) {
      add(cures, attempt, tree, left, right, a, b, Tree.Link.HADAMARD);
    }
    return cures;
  }

  /// `A.*B`: one operand transposed, or the matrix product.
  static List<Misfit.Cure> ofEntries(Attempt attempt, Tree.Product tree, int right) {
    int left = right - 1;
    var link = tree.factors().get(right).link();
    var a = tree.factors().get(left).operand();
    var b = tree.factors().get(right).operand();
    var cures = new ArrayList<Misfit.Cure>();
    add(cures, attempt, tree, left, right, transpose(a), b, link);
    add(cures, attempt, tree, left, right, a, transpose(b), link);
    if (link == Tree.Link.HADAMARD) {
      add(cures, attempt, tree, left, right, a, b, Tree.Link.TIMES);
    }
    return cures;
  }

  static List<Misfit.Cure> ofDivision(Attempt attempt, Tree.Product tree, int right) {
    var a = tree.factors().get(right - 1).operand();
    var b = tree.factors().get(right).operand();
    var cures = new ArrayList<Misfit.Cure>();
    add(cures, attempt, tree, right - 1, right, a, b, Tree.Link.HADAMARD_DIVIDE);
    var inverse = new Tree.Call("inv", b.span(), List.of(b), b.span());
    var factors = replaced(tree, right - 1, right, a, inverse, Tree.Link.TIMES);
    var wording = attempt.problem.wording();
    cures.add(new Misfit.Cure(tree, factors, wording.factor(a) + "*inv(" + attempt.text(b) + ")"));
    return cures;
  }

  private static void add(
      List<Misfit.Cure> cures,
      Attempt attempt,
      Tree.Product tree,
      int left,
      int right,
      Tree a,
      Tree b,
      Tree.Link link) {
    var wording = attempt.problem.wording();
    cures.add(
        new Misfit.Cure(
            tree,
            replaced(tree, left, right, a, b, link),
            wording.factor(a) + link.text() + wording.factor(b)));
  }

  private static Tree replaced(
      Tree.Product tree, int left, int right, Tree a, Tree b, Tree.Link link) {
    var factors = new ArrayList<>(tree.factors());
    factors.set(left, with(factors.get(left), a, factors.get(left).link()));
    factors.set(right, with(factors.get(right), b, link));
    return new Tree.Product(factors, tree.span());
  }

  private static Tree.Factor with(Tree.Factor factor, Tree operand, Tree.Link link) {
    return new Tree.Factor(link, operand, factor.linkSpan());
  }

  /// `A + B`: one operand transposed.
  static List<Misfit.Cure> ofTerms(Attempt attempt, Tree.Sum sum, int left, int right) {
    return List.of(
        ofTerm(attempt, sum, left, right, right), ofTerm(attempt, sum, left, right, left));
  }

  private static Misfit.Cure ofTerm(
      Attempt attempt, Tree.Sum sum, int left, int right, int turned) {
    var terms = new ArrayList<>(sum.terms());
    terms.set(
        turned, new Tree.Term(terms.get(turned).sign(), transpose(terms.get(turned).operand())));
    var wording = attempt.problem.wording();
    var sign = terms.get(right).sign() == Tree.Sign.PLUS ? " + " : " - ";
    return new Misfit.Cure(
        sum,
        new Tree.Sum(terms, sum.span()),
        wording.summand(terms.get(left).operand())
            + sign
            + wording.summand(terms.get(right).operand()));
  }

  static List<Misfit.Cure> ofPower(Attempt attempt, Tree.Power power) {
    var wording = attempt.problem.wording();
    var turned = transpose(power.exponent());
    return List.of(
        new Misfit.Cure(
            power,
            new Tree.Power(power.sign(), power.base(), turned, power.span()),
            wording.factor(power.base()) + ".^" + wording.factor(turned)));
  }

  /// `f(x, …)`: one operand transposed; inside an operand that is a product, one of its factors.
  static List<Misfit.Cure> ofArguments(Attempt attempt, Tree.Call call, int operands) {
    var cures = new ArrayList<Misfit.Cure>();
    for (int i = 0; i < operands; i++) {
      var argument = call.arguments().get(i);
      if (argument instanceof Tree.Product product) {
        for (int j = product.factors().size() - 1; j >= 0; j--) {
          var factors = new ArrayList<>(product.factors());
          factors.set(
              j, with(factors.get(j), transpose(factors.get(j).operand()), factors.get(j).link()));
          argument(attempt, call, i, new Tree.Product(factors, product.span()))
              .ifPresent(cures::add);
        }
      } else {
        argument(attempt, call, i, transpose(argument)).ifPresent(cures::add);
      }
    }
    return cures;
  }

  private static Optional<Misfit.Cure> argument(
      Attempt attempt, Tree.Call call, int index, Tree argument) {
    var arguments = new ArrayList<>(call.arguments());
    arguments.set(index, argument);
    var texts = new ArrayList<String>();
    for (var each : arguments) {
      texts.add(attempt.problem.wording().written(each));
    }
    return Optional.of(
        new Misfit.Cure(
            call,
            new Tree.Call(call.function(), call.nameSpan(), arguments, call.span()),
            call.function() + "(" + String.join(", ", texts) + ")"));
  }

  private static Tree transpose(Tree tree) {
    return Wording.transpose(tree);
  }
}
