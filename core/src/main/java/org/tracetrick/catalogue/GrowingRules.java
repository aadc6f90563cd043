package org.tracetrick.catalogue;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.RuleSet;
import org.tracetrick.rules.RuleSource;
import org.tracetrick.rules.Step;

/// The rules of one problem, which grow as rules bring functions into it.
///
/// What is read, and when, never changes what is found: a rule that has not been read yet names a
/// function that has not occurred yet, so it could not have matched.
public final class GrowingRules {

  private final Catalogue catalogue;
  private final Set<String> functions = new HashSet<>();
  private final IdentityHashMap<Rule, Set<String>> brought = new IdentityHashMap<>();
  private RuleBook book;
  private Shelf.Vec vec = Shelf.Vec.UNWANTED;

  GrowingRules(Catalogue catalogue, Set<String> functions) {
    this.catalogue = catalogue;
    this.functions.addAll(functions);
    this.book = catalogue.rulesFor(functions, vec);
  }

  /// `d(e) → …`
  public RuleSource differentials() {
    return (expr, facts) -> apply(RuleBook::differentials, expr, facts);
  }

  public RuleSource scalarTraces() {
    return (expr, facts) -> apply(RuleBook::scalarTraces, expr, facts);
  }

  public RuleSource traceTricks() {
    return (expr, facts) -> apply(RuleBook::traceTricks, expr, facts);
  }

  /// `vec(…) → …`; from here on, vec forms are read too.
  public RuleSource vecForms() {
    if (vec == Shelf.Vec.UNWANTED) {
      vec = Shelf.Vec.WANTED;
      book = catalogue.rulesFor(functions, vec);
    }
    return (expr, facts) -> apply(RuleBook::vecForms, expr, facts);
  }

  public RuleSource laws() {
    return (expr, facts) -> apply(RuleBook::laws, expr, facts);
  }

  /// `exp(x)/sum(exp(x)) → softmax(x)`, and the like: laws that name what is written out.
  public RuleSource recognitions() {
    return (expr, facts) -> apply(RuleBook::recognitions, expr, facts);
  }

  /// `X*inv(X'*X) → pinv(X)'`, and the like: for parts of an answer.
  public RuleSource shorthands() {
    return (expr, facts) -> apply(RuleBook::shorthands, expr, facts);
  }

  /// `adj(A*B) → adj(B)*adj(A)`, and the like: for an answer in which something may cancel.
  public RuleSource expansions() {
    return (expr, facts) -> apply(RuleBook::expansions, expr, facts);
  }

  private Optional<Step> apply(Function<RuleBook, RuleSet> topic, Expr expr, Facts facts) {
    var step = topic.apply(book).apply(expr, facts);
    step.ifPresent(taken -> grow(taken.rule()));
    return step;
  }

  private void grow(Rule rule) {
    if (rule instanceof Rule.Equation equation
        && functions.addAll(brought.computeIfAbsent(equation, r -> functionsIn(equation.rhs())))) {
      book = catalogue.rulesFor(functions, vec);
    }
  }

  /// The names under which the catalogue keeps what the operators of an expression need.
  public static Set<String> functionsIn(Expr expr) {
    var names = new HashSet<String>();
    for (var part : Traversal.postorder(expr)) {
      if (part instanceof Apply apply) {
        names.add(name(apply.operator()));
        if (apply.is(Operator.POWER) && isFraction(apply.operand(1))) {
          names.add("sqrt");
        }
      }
    }
    return names;
  }

  /// Only from a broken exponent can a root come.
  private static boolean isFraction(Expr exponent) {
    return exponent instanceof Literal number && !number.value().isInteger();
  }

  private static String name(Operator operator) {
    return switch (operator.notation()) {
      case POWER, MATRIX_POWER -> "^";
      case INDEX, BLOCK -> "[]";
      case SUM, PRODUCT, HADAMARD, TRANSPOSE, DIFFERENTIAL, SIZE, FUNCTION -> operator.name();
    };
  }
}
