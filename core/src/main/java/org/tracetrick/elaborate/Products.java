package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Span;
import org.tracetrick.syntax.Tree;

/// Folds a run of `*`, `/`, `.*`, `./` and `⊗` from the left.
final class Products {

  private final Attempt attempt;
  private final Applications applications;
  private final Tree.Product tree;
  private final List<Term> factors;

  /// The factors, or the entrywise factors, that will be one term.
  private List<Term> run = new ArrayList<>();

  private Operator operator = Operator.PRODUCT;

  /// The shape of the product so far.
  private Shape shape;

  private Left left;

  /// Whether `*` made a scalar of a row and a column, and no factor but scalars followed.
  private boolean collapsed;

  /// What a message shows to the left of the next factor: the factors from `first` to `last`, with
  /// their shape.
  private record Left(int first, int last, Shape shape) {}

  Products(Attempt attempt, Applications applications, Tree.Product tree, List<Term> factors) {
    this.attempt = attempt;
    this.factors = factors;
    this.applications = applications;
    this.tree = tree;
    var first = factors.getFirst();
    this.run.add(first);
    this.shape = attempt.shape(first);
    this.left = new Left(0, 0, shape);
  }

  private Tree operand(int index) {
    return tree.factors().get(index).operand();
  }

  private Span span(int first, int last) {
    return operand(first).span().to(operand(last).span());
  }

  Term term() {
    for (int i = 1; i < tree.factors().size(); i++) {
      var right = factors.get(i);
      shape = attempt.sizes.resolve(shape);
      switch (tree.factors().get(i).link()) {
        case TIMES -> times(i, right);
        case DIVIDE -> divide(i, right);
        case HADAMARD -> entrywise(i, right, right);
        case HADAMARD_DIVIDE -> entrywise(i, right, attempt.tape.reciprocal(right));
        case KRONECKER -> kronecker(i, right);
      }
    }
    return closed();
  }

  /// The run so far as one term.
  private Term closed() {
    return run.size() == 1 ? run.getFirst() : attempt.tape.apply(operator, run, shape);
  }

  private void append(Operator next, Term factor, Shape result) {
    if (!operator.equals(next)) {
      var before = closed();
      run = new ArrayList<>();
      run.add(before);
      operator = next;
    }
    run.add(factor);
    shape = result;
  }

  private void times(int index, Term right) {
    var factor = attempt.shape(right);
    if (factor.isScalar()) {
      append(Operator.PRODUCT, right, shape);
      return;
    }
    if (shape.isScalar()) {
      refuseMisprint(index, right, factor);
      append(Operator.PRODUCT, right, factor);
      collapsed = false;
    } else {
      if (!attempt.sizes.equate(shape.cols(), factor.rows(), tree)) {
        var cures = Cures.ofFactors(attempt, tree, left.last, index);
        var needed = shape.cols();
        throw mismatch(index, right, cures, () -> rowsNeeded(index, needed));
      }
      append(Operator.PRODUCT, right, new Shape(shape.rows(), factor.cols()));
      collapsed = shape.isScalar();
    }
    left = new Left(index, index, factor);
  }

  private String rowsNeeded(int index, Dim needed) {
    attempt.nameSizes();
    var rows = attempt.sizes.resolve(needed);
    return attempt.problem.wording().factor(operand(index))
        + " must have "
        + (rows.isOne() ? "1 row" : rows + " rows");
  }

  /// `a'*X*b` where a capital letter was declared a vector like `a`: that is a scalar times `b`,
  /// but what was meant is a matrix X. By convention a capital is a matrix, so this is refused
  /// unless the scalar stands in parentheses.
  private void refuseMisprint(int index, Term right, Shape factor) {
    if (!collapsed
        || left.first != left.last
        || !(operand(left.last) instanceof Tree.Name name)
        || Role.of(name.name()) != Role.MATRIX
        || left.shape.cols().equals(factor.rows())) {
      return;
    }
    var wanted = new Shape(left.shape.rows(), factor.rows());
    int last = left.last;
    throw mismatch(index, right, List.of(), () -> advice(name, wanted, last, index));
  }

  private String advice(Tree.Name name, Shape wanted, int last, int index) {
    attempt.nameSizes();
    var wording = attempt.problem.wording();
    return "declare "
        + name.name()
        + ": "
        + attempt.sizes.resolve(wanted)
        + "; for a scalar times "
        + wording.text(operand(index))
        + " write ("
        + wording.between(span(0, last))
        + ")*"
        + wording.factor(operand(index));
  }

  private void divide(int index, Term right) {
    if (!attempt.shape(right).isScalar()) {
      var pair = leftText(left) + "/" + attempt.problem.wording().factor(operand(index));
      throw attempt.misfit(
          Diagnostic.Code.SHAPE_MISMATCH,
          () ->
              pair
                  + ": "
                  + attempt.described(operand(index), right)
                  + ", and only a scalar divides"
                  + attempt.sources(operand(index)),
          span(left.first, index),
          Cures.ofDivision(attempt, tree, index),
          () -> "divide entry by entry with ./, or multiply with inv(…)");
    }
    append(Operator.PRODUCT, attempt.tape.reciprocal(right), shape);
  }

  private void entrywise(int index, Term right, Term factor) {
    left = new Left(0, index - 1, shape);
    var other = attempt.shape(right);
    if (!shape.isScalar()
        && !other.isScalar()
        && !(attempt.sizes.equate(shape.rows(), other.rows(), tree)
            && attempt.sizes.equate(shape.cols(), other.cols(), tree))) {
      throw mismatch(index, right, Cures.ofEntries(attempt, tree, index), () -> "");
    }
    append(Operator.HADAMARD, factor, shape.isScalar() ? other : shape);
    left = new Left(0, index, shape);
    collapsed = false;
  }

  private void kronecker(int index, Term right) {
    var product = applications.kronecker(operand(index - 1), closed(), operand(index), right);
    run = new ArrayList<>(List.of(product));
    operator = Operator.PRODUCT;
    shape = attempt.shape(product);
    left = new Left(0, index, shape);
    collapsed = false;
  }

  private Misfit mismatch(int index, Term right, List<Misfit.Cure> cures, Misfit.Words advice) {
    var before = left;
    var span = span(before.first, index);
    return attempt.misfit(
        Diagnostic.Code.SHAPE_MISMATCH,
        () ->
            leftText(before)
                + tree.factors().get(index).link().text()
                + attempt.problem.wording().factor(operand(index))
                + ": "
                + attempt.problem.wording().between(span(before.first, before.last))
                + " is "
                + attempt.shown(before.shape)
                + " but "
                + attempt.described(operand(index), right)
                + attempt.sources(shown(before.first, index)),
        span,
        cures,
        advice);
  }

  private Tree[] shown(int first, int last) {
    return tree.factors().subList(first, last + 1).stream()
        .map(Tree.Factor::operand)
        .toArray(Tree[]::new);
  }

  private String leftText(Left shown) {
    return shown.first == shown.last
        ? attempt.problem.wording().factor(operand(shown.first))
        : attempt.problem.wording().between(span(shown.first, shown.last));
  }
}
