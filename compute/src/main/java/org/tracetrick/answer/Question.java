package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.catalogue.Catalogue;
import org.tracetrick.catalogue.UnknownFunction;
import org.tracetrick.elaborate.Declared;
import org.tracetrick.elaborate.Elaboration;
import org.tracetrick.elaborate.Elaborator;
import org.tracetrick.elaborate.Scope;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.expr.Trait;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;
import org.tracetrick.syntax.FunctionDeclaration;
import org.tracetrick.syntax.Parser;
import org.tracetrick.syntax.TextWriter;

/// A problem whose names and shapes are resolved.
///
/// @param catalogue the operators, with the functions that the problem declares
/// @param pool where the expression was made
/// @param variables what to differentiate by; at least one
/// @param parameters every variable, the declared ones first
/// @param directions those of them that a derivative was applied to before it was differentiated
///   again
record Question(
    Catalogue catalogue,
    Pool pool,
    Elaboration elaboration,
    List<Symbol> variables,
    List<Symbol> parameters,
    List<Symbol> directions) {

  private static final List<String> SCALAR_NAMES = List.of("f", "g", "h", "phi", "psi", "f0");
  private static final List<String> MATRIX_NAMES = List.of("F", "G", "H", "Phi", "Psi", "F0");

  /// @throws TracetrickException where the problem makes no sense
  static Question of(Problem problem, Catalogue standard) {
    var declared = declared(problem.variables());
    var catalogue = standard.with(unknown(problem.functions(), standard));
    var pool = new Pool();
    var tree = Parser.parse(problem.expr());
    var scope = Scope.of(declared, catalogue.functions());
    var read = Elaborator.elaborate(tree, problem.expr(), scope, pool);
    var elaboration = read.with(catalogue.spelledOut(read.expr(), pool));
    checkSymmetry(elaboration.expr(), pool);
    var symbols = new LinkedHashMap<String, Symbol>();
    declared.forEach(
        (name, what) -> symbols.put(name, pool.symbol(name, what.shape(), what.kind())));
    symbols.putAll(elaboration.variables());
    return new Question(
        catalogue,
        pool,
        elaboration,
        wanted(problem.wrt(), symbols),
        List.copyOf(symbols.values()),
        List.of());
  }

  /// The variables that a list of names means: `U, V`.
  private static List<Symbol> wanted(String names, Map<String, Symbol> symbols) {
    var wanted = new LinkedHashSet<Symbol>();
    for (var part : names.split(",", -1)) {
      var name = name(part.strip());
      var variable = symbols.get(name);
      if (variable == null) {
        throw new TracetrickException(MissingName.refusal(name, symbols));
      }
      if (!wanted.add(variable)) {
        throw new TracetrickException(
            Diagnostic.of(
                    Diagnostic.Code.CONTRADICTION,
                    "the variable " + MissingName.shortened(name) + " is asked for twice")
                .withHint("name each variable once"));
      }
    }
    return List.copyOf(wanted);
  }

  /// The variable to differentiate by, or the first of several.
  Symbol variable() {
    return variables.getFirst();
  }

  /// This question with one more parameter: a direction that a derivative is applied to.
  Question with(Symbol direction) {
    var more = new ArrayList<>(parameters);
    more.add(direction);
    var all = new ArrayList<>(directions);
    all.add(direction);
    return new Question(catalogue, pool, elaboration, variables, more, all);
  }

  Expr function() {
    return elaboration.expr();
  }

  /// Another expression in the variables of the problem, such as a derivative, with `dX` for the
  /// differential of the variable `X`.
  ///
  /// @throws TracetrickException where it makes no sense
  Expr read(String text) {
    var known = new LinkedHashMap<String, Declared>();
    parameters.forEach(
        symbol -> known.put(symbol.name(), new Declared(symbol.shape(), symbol.kind())));
    var scope = Scope.of(known, catalogue.functions()).withDifferentials();
    var read = Elaborator.elaborate(Parser.parse(text), text, scope, pool);
    return catalogue.spelledOut(read.expr(), pool);
  }

  /// Refuses a function of symmetric matrices whose operand is not known to be one.
  private static void checkSymmetry(Expr function, Pool pool) {
    var facts = new Facts(pool, Optional.empty());
    for (var part : Traversal.postorder(function)) {
      if (part instanceof Apply call
          && call.operator().has(Trait.OF_SYMMETRIC)
          && !facts.isSymmetric(call.operand(0))) {
        var operand = TextWriter.write(call.operand(0));
        throw new TracetrickException(
            Diagnostic.of(
                    Diagnostic.Code.DOMAIN,
                    "%s(%s): %s is not known to be symmetric"
                        .formatted(call.operator().name(), operand, operand))
                .withHint(
                    call.operand(0) instanceof Symbol symbol
                        ? "declare %s: symmetric %s".formatted(symbol.name(), symbol.shape())
                        : "take its symmetric part: 0.5*(A + A')"));
      }
    }
  }

  /// A name for the function that nothing else has.
  String called() {
    var names = names();
    return (function().shape().isScalar() ? SCALAR_NAMES : MATRIX_NAMES)
        .stream()
            .filter(name -> !names.contains(name) && !names.contains("d" + name))
            .findFirst()
            .orElse("value");
  }

  /// Names that mean something in this problem.
  Set<String> names() {
    var names = new HashSet<>(catalogue.functions().keySet());
    for (var parameter : parameters) {
      names.add(parameter.name());
      names.addAll(parameter.shape().names());
    }
    return names;
  }

  /// What was inferred, as declarations.
  List<String> inferred() {
    return elaboration.inferred().stream()
        .map(name -> elaboration.variables().get(name))
        .filter(symbol -> symbol != null)
        .map(symbol -> new Declaration(symbol.name(), symbol.shape(), symbol.kind()).toString())
        .toList();
  }

  List<String> notes() {
    var notes = new ArrayList<>(elaboration.notes());
    for (var direction : directions) {
      notes.add(
          direction.name()
              + " is a constant direction, in the shape of "
              + variable().name()
              + ": the derivative before was applied to it");
    }
    for (var variable : variables) {
      if (!elaboration.variables().containsKey(variable.name())) {
        notes.add(variable.name() + " does not occur in the expression");
      }
    }
    return notes;
  }

  private static Map<String, Declared> declared(List<Declaration> declarations) {
    var declared = new LinkedHashMap<String, Declared>();
    for (var declaration : declarations) {
      var what = new Declared(declaration.shape(), declaration.kind());
      var other = declared.putIfAbsent(declaration.name(), what);
      if (other != null) {
        throw new TracetrickException(
            Diagnostic.of(
                    Diagnostic.Code.CONTRADICTION,
                    declaration.name()
                        + " is declared twice: "
                        + new Declaration(declaration.name(), other.shape(), other.kind())
                        + " and "
                        + declaration)
                .withHint("keep one of the two"));
      }
    }
    return declared;
  }

  private static List<UnknownFunction> unknown(
      List<FunctionDeclaration> declarations, Catalogue standard) {
    var names = new HashSet<String>();
    for (var declaration : declarations) {
      if (!names.add(declaration.name())) {
        throw new TracetrickException(
            Diagnostic.of(
                    Diagnostic.Code.CONTRADICTION,
                    "the function " + declaration.name() + " is declared twice")
                .withHint("keep one of the two"));
      }
      if (standard.functions().containsKey(declaration.name())) {
        throw new TracetrickException(
            Diagnostic.of(
                    Diagnostic.Code.CONTRADICTION,
                    declaration.name() + " is a function that Tracetrick knows already")
                .withHint("give yours another name"));
      }
    }
    return declarations.stream().map(Question::unknown).toList();
  }

  private static UnknownFunction unknown(FunctionDeclaration declaration) {
    return switch (declaration) {
      case FunctionDeclaration.ScalarValued function ->
          new UnknownFunction.ScalarValued(function.name(), function.argument().cols().isOne());
      case FunctionDeclaration.Elementwise function ->
          new UnknownFunction.Elementwise(function.name());
    };
  }

  /// The name as the notation spells it; what is no name stays as it is, and is the name of
  /// nothing.
  private static String name(String wrt) {
    try {
      return Declarations.name(wrt);
    } catch (TracetrickException _) {
      return wrt;
    }
  }
}
