package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Shape;
import org.tracetrick.syntax.Tree;

/// Walks a tree from the leaves up and makes its terms.
///
/// Recursive: a parser bounds the nesting of what it reads.
final class Resolver {

  private final Attempt attempt;
  private final Tape tape;
  private final Scope scope;
  private final Arithmetic arithmetic;
  private final Functions functions;
  private final Slices slices;
  private final Map<String, Term> bound = new HashMap<>();

  Resolver(Attempt attempt) {
    this.attempt = attempt;
    this.tape = attempt.tape;
    this.scope = attempt.problem.scope();
    var applications = new Applications(attempt, this);
    this.functions = new Functions(attempt, this, applications);
    this.arithmetic = new Arithmetic(attempt, this, applications);
    this.slices = new Slices(attempt, this);
  }

  /// The term of a tree.
  ///
  /// @throws Misfit where shapes do not fit in this reading
  Term resolve(Tree tree) {
    return switch (attempt.written(tree)) {
      case Tree.Number number -> tape.number(number.value());
      case Tree.Name name -> name(name);
      case Tree.Call call -> functions.call(call);
      case Tree.Negated negated -> tape.negated(resolve(negated.operand()));
      case Tree.Sum sum -> arithmetic.sum(sum);
      case Tree.Product product -> arithmetic.product(product);
      case Tree.Power power -> arithmetic.power(power);
      case Tree.Transposed transposed -> transpose(resolve(transposed.operand()));
      case Tree.Indexed indexed -> slices.indexed(indexed);
      case Tree.Blocks blocks -> slices.blocks(blocks);
      case Tree.Let let -> let(let);
    };
  }

  Term transpose(Term operand) {
    return tape.apply(Operator.TRANSPOSE, List.of(operand), operand.shape().transposed());
  }

  /// Whether a name stands for a variable or for a part named by `let`.
  boolean isVariable(String name) {
    return bound.containsKey(name)
        || scope.variables().containsKey(name)
        || attempt.roles.containsKey(name);
  }

  private Term name(Tree.Name tree) {
    var name = tree.name();
    var named = bound.get(name);
    if (named != null) {
      return named;
    }
    if (isVariable(name)) {
      return variable(name);
    }
    var differentiated = attempt.problem.survey().differentiated(name);
    if (differentiated.isPresent()) {
      var variable = bound.get(differentiated.get());
      return functions.differential(variable == null ? variable(differentiated.get()) : variable);
    }
    var pi = scope.functions().get("pi");
    return pi != null && (name.equals("pi") || name.equals("π"))
        ? tape.apply(pi.getFirst(), List.of(), Shape.SCALAR)
        : tape.size(Dim.named(name));
  }

  private Term variable(String name) {
    var known = attempt.variables.get(name);
    if (known != null) {
      return known;
    }
    var declared = scope.variables().get(name);
    Term made;
    if (declared != null) {
      boolean scalar = declared.shape().isScalar();
      made =
          tape.variable(
              name, declared.shape(), scalar ? Term.Constancy.SETTLED : Term.Constancy.OPEN);
    } else {
      var role = attempt.roles.get(name);
      if (role == null) {
        throw new IllegalStateException(name + " has no role");
      }
      made = tape.variable(name, role.shape(attempt.sizes), Term.Constancy.OPEN);
    }
    attempt.variables.put(name, made);
    return made;
  }

  private Term let(Tree.Let let) {
    var outer = new HashMap<>(bound);
    for (var binding : let.bindings()) {
      var value = resolve(binding.value());
      bound.put(binding.name(), value);
    }
    var body = resolve(let.body());
    bound.clear();
    bound.putAll(outer);
    return body;
  }

  /// Reads sizes; the names of sizes are those of the declared shapes and those that stand in the
  /// place of one.
  Extents extents() {
    var names = new HashSet<>(scope.sizeNames());
    names.addAll(attempt.problem.survey().sizes());
    return new Extents(names, attempt.problem.wording());
  }

  List<Term> resolveAll(List<Tree> trees) {
    var terms = new ArrayList<Term>(trees.size());
    for (var tree : trees) {
      terms.add(resolve(tree));
    }
    return terms;
  }
}
