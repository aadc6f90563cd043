package org.tracetrick.elaborate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Shape;
import org.tracetrick.syntax.Tree;

/// Walks a tree from the leaves up, with its own stack, and makes its terms.
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
    this.arithmetic = new Arithmetic(attempt, applications);
    this.slices = new Slices(attempt, this);
  }

  /// A tree whose parts are being resolved.
  private static final class Frame {
    private final Tree tree;
    private final List<Tree> parts;
    private final List<Term> terms;
    private final Map<String, Term> outer;

    private Frame(Tree tree, List<Tree> parts, Map<String, Term> outer) {
      this.tree = tree;
      this.parts = parts;
      this.terms = new ArrayList<>(parts.size());
      this.outer = outer;
    }
  }

  /// The term of a tree.
  ///
  /// @throws Misfit where shapes do not fit in this reading
  Term resolve(Tree root) {
    var open = new ArrayDeque<Frame>();
    open.push(frame(root));
    while (true) {
      var frame = open.element();
      if (frame.terms.size() < frame.parts.size()) {
        open.push(frame(frame.parts.get(frame.terms.size())));
        continue;
      }
      open.pop();
      var term = term(frame);
      if (open.isEmpty()) {
        return term;
      }
      deliver(open.element(), term);
    }
  }

  private Frame frame(Tree written) {
    var tree = attempt.written(written);
    return switch (tree) {
      case Tree.Call call -> {
        functions.check(call);
        int sizes = attempt.problem.survey().sizeArguments(call);
        var operands = call.arguments().subList(0, call.arguments().size() - sizes);
        yield new Frame(call, operands, Map.of());
      }
      case Tree.Power power when attempt.problem.survey().isTransposition(power) ->
          new Frame(
              new Tree.Transposed(power.base(), power.span()), List.of(power.base()), Map.of());
      case Tree.Let let -> new Frame(let, Trees.parts(let), new HashMap<>(bound));
      case Tree.Number number -> new Frame(number, List.of(), Map.of());
      case Tree.Name name -> new Frame(name, List.of(), Map.of());
      case Tree.Negated negated -> new Frame(negated, Trees.parts(negated), Map.of());
      case Tree.Sum sum -> new Frame(sum, Trees.parts(sum), Map.of());
      case Tree.Product product -> new Frame(product, Trees.parts(product), Map.of());
      case Tree.Power power -> new Frame(power, Trees.parts(power), Map.of());
      case Tree.Transposed transposed -> new Frame(transposed, Trees.parts(transposed), Map.of());
      case Tree.Indexed indexed -> new Frame(indexed, Trees.parts(indexed), Map.of());
      case Tree.Blocks blocks -> new Frame(blocks, Trees.parts(blocks), Map.of());
    };
  }

  private void deliver(Frame frame, Term term) {
    frame.terms.add(term);
    if (frame.tree instanceof Tree.Let let && frame.terms.size() <= let.bindings().size()) {
      bound.put(let.bindings().get(frame.terms.size() - 1).name(), term);
    }
  }

  private Term term(Frame frame) {
    var terms = frame.terms;
    return switch (frame.tree) {
      case Tree.Number number -> tape.number(number.value());
      case Tree.Name name -> name(name);
      case Tree.Call call -> functions.call(call, terms);
      case Tree.Negated negated -> tape.negated(terms.getFirst());
      case Tree.Sum sum -> arithmetic.sum(sum, terms);
      case Tree.Product product -> arithmetic.product(product, terms);
      case Tree.Power power -> arithmetic.power(power, terms.get(0), terms.get(1));
      case Tree.Transposed transposed -> tape.transposed(terms.getFirst());
      case Tree.Indexed indexed -> slices.indexed(indexed, terms.getFirst());
      case Tree.Blocks blocks -> slices.blocks(blocks, terms);
      case Tree.Let let -> {
        bound.clear();
        bound.putAll(frame.outer);
        yield terms.getLast();
      }
    };
  }

  /// Whether a name stands for a variable or for a part named by `let`.
  boolean isVariable(String name) {
    return bound.containsKey(name)
        || scope.variables().containsKey(name)
        || attempt.role(name).isPresent();
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
              name, declared.shape(), scalar ? Term.Constancy.SETTLED : Term.Constancy.DECLARED);
    } else {
      var role = attempt.role(name).orElseThrow();
      made = tape.variable(name, role.shape(attempt.sizes), Term.Constancy.OPEN);
    }
    attempt.variables.put(name, made);
    return made;
  }

  /// Reads sizes; the names of sizes are those of the declared shapes and those that stand in the
  /// place of one.
  Extents extents() {
    var names = new HashSet<>(scope.sizeNames());
    names.addAll(attempt.problem.survey().sizes());
    return new Extents(names, attempt.problem.wording());
  }
}
