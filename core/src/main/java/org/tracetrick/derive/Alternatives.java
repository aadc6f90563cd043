package org.tracetrick.derive;

import java.util.Optional;
import org.tracetrick.catalogue.GrowingRules;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Attribute;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.RuleSource;

/// Forms of an answer that no law leads to, because not everywhere are they shorter.
final class Alternatives {

  /// Rounds of expansion: the factors of one product meet in the next.
  private static final int MAX_ROUNDS = 4;

  private final Facts facts;
  private final Pool pool;
  private final Simplifier simplifier;
  private final RuleSource shorthands;
  private final RuleSource expansions;
  private final Length length;
  private final Attribute<Boolean> holdsShorthand;
  private final Attribute<Boolean> holdsExpansion;
  private final Attribute<Expr> abbreviations;

  Alternatives(Facts facts, Simplifier simplifier, GrowingRules rules, Length length) {
    this.facts = facts;
    this.pool = facts.pool();
    this.simplifier = simplifier;
    this.shorthands = rules.shorthands();
    this.expansions = rules.expansions();
    this.length = length;
    this.holdsShorthand = matchedBy(shorthands);
    this.holdsExpansion = matchedBy(expansions);
    this.abbreviations =
        Traversal.rewriting((part, operands) ->
            part instanceof Apply apply ? shorthand(pool.rebuild(apply, operands)) : part);
  }

  /// The expression with each part by its shorter name, where it has one.
  Expr abbreviated(Expr expr) {
    return holdsShorthand.of(expr) ? abbreviations.of(expr) : expr;
  }

  private Expr shorthand(Expr part) {
    return shorthands
        .apply(part, facts)
        .map(step -> simplifier.simplify(step.after()))
        .filter(shorter -> length.of(shorter) < length.of(part))
        .orElse(part);
  }

  /// The expression with every function expanded that can be; empty where none can.
  Optional<Expr> expanded(Expr expr) {
    if (!holdsExpansion.of(expr)) {
      return Optional.empty();
    }
    var current = expr;
    for (int i = 0; i < MAX_ROUNDS; i++) {
      var next =
          Traversal.rewrite(
              current,
              (part, operands) ->
                  part instanceof Apply apply ? expansion(pool.rebuild(apply, operands)) : part);
      if (next.equals(current)) {
        break;
      }
      current = simplifier.simplify(next);
    }
    return current.equals(expr) ? Optional.empty() : Optional.of(abbreviated(current));
  }

  /// Whether a rule applies somewhere in an expression.
  private Attribute<Boolean> matchedBy(RuleSource rules) {
    return new Attribute<>((part, known) ->
        part.operands().stream().anyMatch(known::apply) || rules.apply(part, facts).isPresent());
  }

  private Expr expansion(Expr part) {
    return expansions.apply(part, facts).map(step -> step.after()).orElse(part);
  }
}
