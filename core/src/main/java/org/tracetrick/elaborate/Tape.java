package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Notation;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Signature;
import org.tracetrick.expr.Symbol;

/// The terms of one attempt, each after its operands.
final class Tape {

  private final List<Term> terms = new ArrayList<>();

  int length() {
    return terms.size();
  }

  Term number(Rational value) {
    return add(new Term.Constant(value), Shape.SCALAR, Term.Constancy.SETTLED);
  }

  Term variable(String name, Shape shape, Term.Constancy constancy) {
    return add(new Term.Variable(name), shape, constancy);
  }

  Term size(Dim dim) {
    return add(
        new Term.Applied(Operator.SIZE, List.of(), List.of(dim)),
        Shape.SCALAR,
        Term.Constancy.SETTLED);
  }

  /// `ones` or `zeros` of a shape.
  Term filled(Operator operator, Shape shape) {
    return add(
        new Term.Applied(operator, List.of(), List.of(shape.rows(), shape.cols())),
        shape,
        Term.Constancy.SETTLED);
  }

  Term eye(Dim size) {
    return add(
        new Term.Applied(Operator.EYE, List.of(), List.of(size)),
        new Shape(size, size),
        Term.Constancy.SETTLED);
  }

  Term apply(Operator operator, List<Term> operands, Shape shape) {
    return apply(operator, operands, List.of(), shape);
  }

  Term apply(Operator operator, List<Term> operands, List<Dim> extents, Shape shape) {
    var constancy = Term.Constancy.of(operands);
    return add(
        new Term.Applied(operator, List.copyOf(operands), extents),
        shape,
        isScalarFunction(operator) ? constancy.ofScalarFunction() : constancy);
  }

  private static boolean isScalarFunction(Operator operator) {
    return operator.notation() == Notation.FUNCTION
        && operator.signature().map(Signature::result).filter(Shape::isScalar).isPresent();
  }

  Term scaled(Term factor, Term term) {
    return apply(Operator.PRODUCT, List.of(factor, term), term.shape());
  }

  Term negated(Term term) {
    return scaled(number(Rational.MINUS_ONE), term);
  }

  Term transposed(Term term) {
    return apply(Operator.TRANSPOSE, List.of(term), term.shape().transposed());
  }

  Term reciprocal(Term term) {
    return apply(Operator.POWER, List.of(term, number(Rational.MINUS_ONE)), term.shape());
  }

  private Term add(Term.Form form, Shape shape, Term.Constancy constancy) {
    var term = new Term(terms.size(), form, shape, constancy);
    terms.add(term);
    return term;
  }

  /// The expression of the term `root`, once every size is known.
  Expr build(Term root, Map<String, Symbol> symbols, Sizes sizes, Pool pool) {
    var built = new ArrayList<Expr>(terms.size());
    for (var term : terms.subList(0, root.index() + 1)) {
      built.add(
          switch (term.form()) {
            case Term.Constant number -> pool.literal(number.value());
            case Term.Variable variable -> symbol(variable, symbols);
            case Term.Applied applied ->
                pool.apply(
                    applied.operator(), operands(applied, built), sizes.resolve(applied.extents()));
          });
    }
    return built.getLast();
  }

  private static Symbol symbol(Term.Variable variable, Map<String, Symbol> symbols) {
    var symbol = symbols.get(variable.name());
    if (symbol == null) {
      throw new IllegalStateException("no symbol was made for " + variable.name());
    }
    return symbol;
  }

  private static List<Expr> operands(Term.Applied applied, List<Expr> built) {
    var operands = new ArrayList<Expr>(applied.operands().size());
    for (var operand : applied.operands()) {
      operands.add(built.get(operand.index()));
    }
    return operands;
  }
}
