package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Signature;
import org.tracetrick.expr.Span;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.Tree;

/// Applies the functions of the scope: those of the catalogue, and those that the user declared.
final class Applications {

  /// Functions of a matrix that leave a scalar as it is.
  private static final Set<String> IDENTITIES_OF_SCALARS = Set.of("diag");

  private final Attempt attempt;
  private final Resolver resolver;
  private final Tape tape;
  private final Overloads overloads;

  Applications(Attempt attempt, Resolver resolver) {
    this.attempt = attempt;
    this.resolver = resolver;
    this.tape = attempt.tape;
    this.overloads = new Overloads(attempt.sizes);
  }

  void check(Tree.Call call) {
    var operators = operators(call.function(), call.nameSpan());
    int given = call.arguments().size();
    if (operators.stream().noneMatch(operator -> arity(operator) == given)) {
      throw arity(call, arities(operators));
    }
  }

  Term call(Tree.Call call, List<Term> operands) {
    var extents = new ArrayList<Dim>();
    for (var argument : call.arguments().subList(operands.size(), call.arguments().size())) {
      extents.add(resolver.extents().positive(argument));
    }
    return apply(call, call.function(), operands, extents);
  }

  TracetrickException arity(Tree.Call call, String taken) {
    int given = call.arguments().size();
    return new TracetrickException(
        Diagnostic.of(
                Diagnostic.Code.ARITY,
                attempt.text(call)
                    + ": "
                    + call.function()
                    + " takes "
                    + taken
                    + ", but "
                    + given
                    + (given == 1 ? " is given" : " are given"))
            .at(attempt.problem.wording().place(call.span())));
  }

  private static String arities(List<Operator> operators) {
    var counts = operators.stream().map(Applications::arity).distinct().sorted().toList();
    return counts.size() == 1
        ? Wording.counted(counts.getFirst(), "argument")
        : String.join(" or ", counts.stream().map(String::valueOf).toList()) + " arguments";
  }

  private static int arity(Operator operator) {
    return operator.signature().map(s -> s.operands().size() + s.extents().size()).orElse(0);
  }

  private static List<String> extentsOf(Operator operator) {
    return operator.signature().map(Signature::extents).orElse(List.of());
  }

  private List<Operator> operators(String name, Span where) {
    var operators = attempt.problem.scope().functions().get(name);
    if (operators == null || operators.isEmpty()) {
      throw UnknownFunction.refusal(name, where, attempt, resolver.isVariable(name));
    }
    return operators;
  }

  /// `inv` of a square matrix, where the catalogue has it.
  Optional<Term> inverse(Term base) {
    var operators = attempt.problem.scope().functions().getOrDefault("inv", List.of());
    return operators.isEmpty()
        ? Optional.empty()
        : Optional.of(tape.apply(operators.getFirst(), List.of(base), attempt.shape(base)));
  }

  Term apply(Tree.Call call, String name, List<Term> operands, List<Dim> extents) {
    if (operands.size() == 1 && attempt.shape(operands.getFirst()).isScalar()) {
      if (IDENTITIES_OF_SCALARS.contains(name)) {
        return operands.getFirst();
      }
      if (name.equals("inv")) {
        return tape.reciprocal(operands.getFirst());
      }
    }
    var candidates =
        operators(name, call.nameSpan()).stream()
            .filter(operator ->
                arity(operator) == operands.size() + extents.size()
                    && extentsOf(operator).size() == extents.size())
            .toList();
    var given = spreadScalars(candidates, operands);
    var shapes = new ArrayList<Shape>(given.size());
    for (var operand : given) {
      shapes.add(attempt.shape(operand));
    }
    for (var candidate : candidates) {
      var signature = candidate.signature().orElseThrow();
      if (!overloads.mayFit(signature, shapes)) {
        continue;
      }
      var result = overloads.fit(signature, shapes, extents, call);
      if (result.isPresent()) {
        return tape.apply(candidate, given, extents, result.get());
      }
      break;
    }
    throw misfit(call, name, candidates, operands);
  }

  Term kronecker(Tree left, Term first, Tree right, Term second) {
    var span = left.span().to(right.span());
    var call = new Tree.Call("kron", span, List.of(left, right), span);
    return apply(call, "kron", List.of(first, second), List.of());
  }

  /// `maximum(x, 0)`: of two operands of one shape, a scalar goes with everything.
  private List<Term> spreadScalars(List<Operator> candidates, List<Term> operands) {
    if (candidates.size() != 1
        || !Overloads.isEntrywise(candidates.getFirst().signature().orElseThrow())) {
      return operands;
    }
    var first = attempt.shape(operands.get(0));
    var second = attempt.shape(operands.get(1));
    if (first.isScalar() == second.isScalar()) {
      return operands;
    }
    return first.isScalar()
        ? List.of(spread(operands.get(0), second), operands.get(1))
        : List.of(operands.get(0), spread(operands.get(1), first));
  }

  private Term spread(Term scalar, Shape shape) {
    return tape.scaled(scalar, tape.filled(Operator.ONES, shape));
  }

  private Misfit misfit(
      Tree.Call call, String name, List<Operator> candidates, List<Term> operands) {
    var arguments = call.arguments().subList(0, operands.size());
    boolean square =
        candidates.stream()
            .allMatch(c -> Overloads.needsSquare(c.signature().orElseThrow(), shapes(operands)));
    return attempt.misfit(
        square ? Diagnostic.Code.NOT_SQUARE : Diagnostic.Code.SHAPE_MISMATCH,
        () -> {
          var parts = new ArrayList<String>();
          for (int i = 0; i < arguments.size(); i++) {
            parts.add(attempt.described(arguments.get(i), operands.get(i)));
          }
          return attempt.text(call)
              + ": "
              + String.join(" and ", parts)
              + ", but "
              + name
              + " takes "
              + Overloads.wanted(candidates)
              + attempt.sources(arguments.toArray(Tree[]::new));
        },
        call.span(),
        Cures.ofArguments(attempt, call, operands.size()),
        () -> square ? squareAdvice(name, arguments.getFirst()) : "");
  }

  private List<Shape> shapes(List<Term> operands) {
    return operands.stream().map(attempt::shape).toList();
  }

  private String squareAdvice(String name, Tree operand) {
    var text = attempt.text(operand);
    if (name.equals("inv")) {
      return "pinv(" + text + ") is the pseudo-inverse of a matrix that is not square";
    }
    return operand instanceof Tree.Name ? "declare " + text + ": n×n" : "";
  }
}
