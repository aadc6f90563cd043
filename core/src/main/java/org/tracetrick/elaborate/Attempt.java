package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Span;
import org.tracetrick.syntax.Tree;

/// One reading of one tree, as far as it got: what each undeclared name is taken for, the sizes
/// that were found, the terms that were made.
final class Attempt {

  /// What all attempts at a tree share.
  record Problem(
      Tree tree, Wording wording, Scope scope, Survey survey, Map<String, Role> defaults) {}

  /// A scalar that was read as a matrix of equal entries.
  record Broadcast(Tree scalar, Shape shape) {}

  final Problem problem;
  final Map<String, Role> departures;
  final Sizes sizes = new Sizes();
  final Tape tape = new Tape();
  final Map<String, Term> variables = new LinkedHashMap<>();
  final List<Broadcast> broadcasts = new ArrayList<>();

  private final Optional<Misfit.Cure> cure;
  private Optional<Term> root = Optional.empty();

  private Attempt(Problem problem, Map<String, Role> departures, Optional<Misfit.Cure> cure) {
    this.problem = problem;
    this.departures = departures;
    this.cure = cure;
  }

  /// Reads the tree.
  ///
  /// @return what did not fit, if anything did not
  Optional<Misfit> run() {
    try {
      root = Optional.of(new Resolver(this).resolve(problem.tree));
      var unsolved = sizes.close();
      return unsolved.map(this::unsolved);
    } catch (Misfit misfit) {
      return Optional.of(misfit);
    }
  }

  static Attempt of(Problem problem, Map<String, Role> departures) {
    return new Attempt(problem, departures, Optional.empty());
  }

  /// The same reading of a tree in which something else is written.
  Attempt with(Misfit.Cure replaced) {
    return new Attempt(problem, departures, Optional.of(replaced));
  }

  /// How an undeclared name is read.
  Optional<Role> role(String name) {
    var departure = departures.get(name);
    return Optional.ofNullable(departure == null ? problem.defaults.get(name) : departure);
  }

  /// What is to be read where `tree` stands.
  @SuppressWarnings("ReferenceEquality") // one place in the tree, and comparing trees is slow
  Tree written(Tree tree) {
    return cure.isPresent() && cure.get().at() == tree ? cure.get().replacement() : tree;
  }

  Term root() {
    return root.orElseThrow();
  }

  Shape shape(Term term) {
    return sizes.resolve(term.shape());
  }

  String text(Tree tree) {
    return problem.wording.text(tree);
  }

  private Misfit unsolved(Tree where) {
    return misfit(
        Diagnostic.Code.SHAPE_MISMATCH,
        () -> text(where) + ": no sizes make the shapes fit",
        where.span(),
        List.of(),
        () -> "declare the shapes of the names in it");
  }

  Misfit misfit(
      Diagnostic.Code code,
      Misfit.Words words,
      Span where,
      List<Misfit.Cure> cures,
      Misfit.Words advice) {
    return new Misfit(new Misfit.Report(code, words, problem.wording.place(where), cures, advice));
  }

  /// Gives every invented size a name.
  void nameSizes() {
    sizes.fix(SizeNames.of(this));
  }

  /// The names that are taken: those of the tree, of the scope, and of its sizes.
  Set<String> takenNames() {
    var taken = new HashSet<>(problem.survey.names());
    taken.addAll(problem.scope.variables().keySet());
    taken.addAll(problem.scope.sizeNames());
    taken.addAll(problem.survey.sizes());
    return taken;
  }

  /// `A is m×n`, in the sizes that are known by now.
  String described(Tree tree, Term term) {
    return text(tree) + " is " + shown(term.shape());
  }

  String shown(Shape shape) {
    nameSizes();
    var resolved = sizes.resolve(shape);
    return resolved.isScalar() ? "a scalar" : resolved.toString();
  }

  /// Where the shapes of the names in these trees come from: ` (declared: A, B)`.
  String sources(Tree... trees) {
    var names = new LinkedHashSet<String>();
    for (var tree : trees) {
      names.addAll(Trees.names(tree));
    }
    var declared = new ArrayList<String>();
    var inferred = new ArrayList<String>();
    for (var name : names) {
      var term = variables.get(name);
      if (term == null) {
        continue;
      }
      if (role(name).isPresent()) {
        inferred.add(name + origin(term));
      } else {
        declared.add(name);
      }
    }
    var parts = new ArrayList<String>();
    if (!declared.isEmpty()) {
      parts.add("declared: " + String.join(", ", declared));
    }
    if (!inferred.isEmpty()) {
      parts.add("inferred: " + String.join(", ", inferred));
    }
    return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
  }

  private String origin(Term variable) {
    for (Dim dim : List.of(variable.shape().rows(), variable.shape().cols())) {
      var origin = sizes.origin(dim);
      if (origin.isPresent()) {
        return " from " + text(origin.get());
      }
    }
    return "";
  }
}
