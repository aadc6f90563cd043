package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Shape;
import org.tracetrick.syntax.Tree;

/// Taking matrices apart, `X[1:k, 2]`, and putting them together, `[A, B; C, D]`.
final class Slices {

  private final Attempt attempt;
  private final Resolver resolver;

  Slices(Attempt attempt, Resolver resolver) {
    this.attempt = attempt;
    this.resolver = resolver;
  }

  private record Interval(Dim from, Dim to) {
    Dim length() {
      return to.minus(from).plus(Dim.ONE);
    }
  }

  Term indexed(Tree.Indexed tree, Term operand) {
    var shape = attempt.shape(operand);
    Interval rows;
    Interval cols;
    var all = new Interval(Dim.ONE, Dim.ONE);
    if (tree.second().isPresent()) {
      rows = interval(tree.first(), shape.rows());
      cols = interval(tree.second().get(), shape.cols());
    } else if (shape.cols().isOne()) {
      rows = interval(tree.first(), shape.rows());
      cols = all;
    } else if (shape.rows().isOne()) {
      rows = all;
      cols = interval(tree.first(), shape.cols());
    } else {
      throw attempt.misfit(
          Diagnostic.Code.SHAPE_MISMATCH,
          () ->
              attempt.text(tree)
                  + ": one index goes into a vector or a row, but "
                  + attempt.described(tree.operand(), operand)
                  + attempt.sources(tree.operand()),
          tree.span(),
          List.of(),
          () -> "write " + attempt.text(tree.operand()) + "[i,:] for a row, [:,j] for a column");
    }
    return attempt.tape.apply(
        Operator.INDEX,
        List.of(operand),
        List.of(rows.from, rows.to, cols.from, cols.to),
        new Shape(rows.length(), cols.length()));
  }

  private Interval interval(Tree.Range range, Dim extent) {
    if (range.from().isEmpty()) {
      return new Interval(Dim.ONE, extent);
    }
    var extents = resolver.extents();
    var from = extents.positive(range.from().get());
    var to = range.to().isPresent() ? extents.positive(range.to().get()) : from;
    var beyond = extent.minus(to).asNumber();
    var length = to.minus(from).asNumber();
    if (beyond.orElse(0) < 0 || length.orElse(0) < 0) {
      throw attempt.misfit(
          Diagnostic.Code.DOMAIN,
          () ->
              "the index "
                  + attempt.problem.wording().between(range.span())
                  + " is outside of 1:"
                  + attempt.sizes.resolve(extent),
          range.span(),
          List.of(),
          () -> "");
    }
    return new Interval(from, to);
  }

  /// Blocks beside each other have equal rows; block rows have equal widths.
  Term blocks(Tree.Blocks tree, List<Term> blocks) {
    int next = 0;
    var lengths = new ArrayList<Dim>();
    var height = Dim.ZERO;
    var width = Dim.ZERO;
    for (int i = 0; i < tree.rows().size(); i++) {
      var row = tree.rows().get(i);
      var terms = blocks.subList(next, next + row.size());
      next += row.size();
      var first = attempt.shape(terms.getFirst());
      var rowWidth = first.cols();
      for (int j = 1; j < terms.size(); j++) {
        var shape = attempt.shape(terms.get(j));
        if (!attempt.sizes.equate(first.rows(), shape.rows(), tree)) {
          throw beside(row.get(0), terms.get(0), row.get(j), terms.get(j));
        }
        rowWidth = rowWidth.plus(shape.cols());
      }
      if (i > 0 && !attempt.sizes.equate(width, rowWidth, tree)) {
        throw below(tree, i, width, rowWidth);
      }
      width = i == 0 ? rowWidth : width;
      height = height.plus(first.rows());
      lengths.add(Dim.of(terms.size()));
    }
    return attempt.tape.apply(
        Operator.BLOCK, blocks, lengths, attempt.sizes.resolve(new Shape(height, width)));
  }

  private Misfit beside(Tree left, Term leftTerm, Tree right, Term rightTerm) {
    return attempt.misfit(
        Diagnostic.Code.SHAPE_MISMATCH,
        () ->
            "["
                + attempt.text(left)
                + ", "
                + attempt.text(right)
                + "]: blocks beside each other have equal rows, but "
                + attempt.described(left, leftTerm)
                + " and "
                + attempt.described(right, rightTerm)
                + attempt.sources(left, right),
        left.span().to(right.span()),
        List.of(),
        () -> "");
  }

  private Misfit below(Tree.Blocks tree, int row, Dim width, Dim other) {
    return attempt.misfit(
        Diagnostic.Code.SHAPE_MISMATCH,
        () ->
            attempt.text(tree)
                + ": block rows have equal widths, but row 1 has "
                + attempt.shown(new Shape(Dim.ONE, width))
                + " and row "
                + (row + 1)
                + " "
                + attempt.shown(new Shape(Dim.ONE, other))
                + attempt.sources(tree),
        tree.span(),
        List.of(),
        () -> "");
  }
}
