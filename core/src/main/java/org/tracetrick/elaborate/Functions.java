package org.tracetrick.elaborate;

import java.util.List;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Shape;
import org.tracetrick.syntax.Tree;

/// Calls: the few functions that the notation itself knows, and the [Overloads] of all others.
final class Functions {

  static final List<String> OF_THE_NOTATION =
      List.of("ones", "zeros", "eye", "vector", "matrix", "sqrt");

  private final Attempt attempt;
  private final Resolver resolver;
  private final Tape tape;
  private final Applications applications;

  Functions(Attempt attempt, Resolver resolver, Applications applications) {
    this.attempt = attempt;
    this.resolver = resolver;
    this.tape = attempt.tape;
    this.applications = applications;
  }

  /// Refuses a function that there is not, and a number of arguments that it does not take.
  void check(Tree.Call call) {
    switch (call.function()) {
      case "ones", "zeros" -> checkArity(call, 1, 2);
      case "eye", "vector", "matrix", "sqrt", "|" -> checkArity(call, 1, 1);
      case "d" -> {
        if (readsDifferential()) {
          checkArity(call, 1, 1);
        } else {
          applications.check(call);
        }
      }
      default -> applications.check(call);
    }
  }

  Term call(Tree.Call call, List<Term> operands) {
    return switch (call.function()) {
      case "ones" -> filled(call, Operator.ONES);
      case "zeros" -> filled(call, Operator.ZEROS);
      case "eye" -> tape.eye(resolver.extents().positive(call.arguments().getFirst()));
      case "vector" -> spread(call, operands.getFirst(), Role.VECTOR);
      case "matrix" -> spread(call, operands.getFirst(), Role.MATRIX);
      case "sqrt" -> {
        var operand = operands.getFirst();
        var half = tape.number(Rational.HALF);
        yield tape.apply(Operator.POWER, List.of(operand, half), operand.shape());
      }
      case "|" -> bars(call, operands.getFirst());
      case "d" ->
          readsDifferential()
              ? differential(operands.getFirst())
              : applications.call(call, operands);
      default -> applications.call(call, operands);
    };
  }

  private boolean readsDifferential() {
    return attempt.problem.scope().readsDifferentials();
  }

  Term differential(Term operand) {
    return tape.apply(Operator.DIFFERENTIAL, List.of(operand), operand.shape());
  }

  private void checkArity(Tree.Call call, int least, int most) {
    int given = call.arguments().size();
    if (given < least || given > most) {
      throw applications.arity(
          call,
          least == most
              ? Wording.counted(least, "argument")
              : least + " or " + most + " arguments");
    }
  }

  private Term filled(Tree.Call call, Operator operator) {
    var extents = resolver.extents();
    var rows = extents.positive(call.arguments().getFirst());
    var cols = call.arguments().size() == 1 ? Dim.ONE : extents.positive(call.arguments().get(1));
    return tape.filled(operator, new Shape(rows, cols));
  }

  /// `vector(c)`: c in every entry, the size to be inferred.
  private Term spread(Tree.Call call, Term constant, Role role) {
    var argument = call.arguments().getFirst();
    if (!attempt.shape(constant).isScalar()) {
      throw attempt.misfit(
          Diagnostic.Code.SHAPE_MISMATCH,
          () ->
              attempt.text(call)
                  + ": "
                  + attempt.described(argument, constant)
                  + ", not a scalar"
                  + attempt.sources(argument),
          call.span(),
          List.of(),
          () -> "");
    }
    return tape.scaled(constant, tape.filled(Operator.ONES, role.shape(attempt.sizes)));
  }

  private Term bars(Tree.Call call, Term operand) {
    var argument = call.arguments().getFirst();
    var shape = attempt.shape(operand);
    if (shape.isScalar()) {
      return applications.apply(call, "abs", List.of(operand), List.of());
    }
    if (shape.isColumn() || shape.isRow()) {
      var text = attempt.text(argument);
      throw attempt.misfit(
          Diagnostic.Code.SHAPE_MISMATCH,
          () ->
              attempt.text(call)
                  + ": bars are the determinant of a matrix or the absolute value of a"
                  + " scalar, but "
                  + attempt.described(argument, operand)
                  + attempt.sources(argument),
          call.span(),
          List.of(),
          () -> "write norm2(" + text + ") for the length, abs(" + text + ") for each entry");
    }
    return applications.apply(call, "det", List.of(operand), List.of());
  }
}
