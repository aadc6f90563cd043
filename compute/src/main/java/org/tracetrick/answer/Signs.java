package org.tracetrick.answer;

import java.util.List;
import java.util.function.Function;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Attribute;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Trait;
import org.tracetrick.rules.Facts;
import org.tracetrick.rules.Restriction;

/// What is plainly positive, so that nobody need be told to assume it: `1 + x'*x`.
final class Signs {

  private final Facts facts;
  private final Attribute<Boolean> notNegative;
  private final Attribute<Boolean> positive;

  Signs(Facts facts) {
    this.facts = facts;
    this.notNegative = new Attribute<>(this::notNegative);
    this.positive = new Attribute<>(this::positive);
  }

  /// Whether an expression is known to meet a restriction.
  boolean hold(Restriction restriction, Expr expr) {
    return facts.hold(restriction, expr)
        || (restriction == Restriction.POSITIVE && positive.of(expr));
  }

  boolean isNotNegative(Expr expr) {
    return notNegative.of(expr);
  }

  private boolean positive(Expr expr, Function<Expr, Boolean> known) {
    if (facts.hold(Restriction.POSITIVE, expr)) {
      return true;
    }
    return expr instanceof Apply apply
        && switch (apply.operator().notation()) {
          case SUM ->
              apply.operands().stream().allMatch(notNegative::of)
                  && apply.operands().stream().anyMatch(known::apply);
          case HADAMARD, TRANSPOSE -> apply.operands().stream().allMatch(known::apply);
          case PRODUCT -> apply.operands().stream().allMatch(known::apply);
          case POWER -> known.apply(apply.operand(0));
          case INDEX -> known.apply(apply.operand(0));
          case FUNCTION ->
              apply.operator().has(Trait.KEEPS_SIGNS)
                  && apply.operands().stream().allMatch(known::apply);
          case BLOCK, SIZE, MATRIX_POWER, DIFFERENTIAL -> false;
        };
  }

  private boolean notNegative(Expr expr, Function<Expr, Boolean> known) {
    return switch (expr) {
      case Literal literal -> literal.value().signum() >= 0;
      case Symbol symbol -> symbol.kind() == Kind.POSITIVE;
      case Apply apply ->
          facts.hold(Restriction.POSITIVE, apply)
              || switch (apply.operator().notation()) {
                case SUM, HADAMARD, TRANSPOSE, BLOCK ->
                    apply.operands().stream().allMatch(known::apply);
                case PRODUCT ->
                    apply.operands().stream().allMatch(known::apply)
                        || isSquare(apply.operands(), known);
                case POWER ->
                    known.apply(apply.operand(0))
                        || (apply.operand(1) instanceof Literal exponent
                            && exponent.value().times(Rational.of(1, 2)).isInteger());
                case INDEX -> known.apply(apply.operand(0));
                case FUNCTION ->
                    apply.operator().has(Trait.NOT_NEGATIVE)
                        || (apply.operator().has(Trait.KEEPS_SIGNS)
                            && apply.operands().stream().allMatch(known::apply));
                case SIZE -> true;
                case MATRIX_POWER, DIFFERENTIAL -> false;
              };
    };
  }

  /// `a*x'*x` with `a` not negative, and `x'*S*x` with `S` positive definite.
  private boolean isSquare(List<Expr> factors, Function<Expr, Boolean> known) {
    var chain = factors.stream().filter(factor -> !factor.shape().isScalar()).toList();
    if (chain.size() < 2 || !facts.pool().transpose(chain.getFirst()).equals(chain.getLast())) {
      return false;
    }
    boolean definite =
        chain.subList(1, chain.size() - 1).stream().allMatch(Signs::isDefinite)
            && chain.size() <= 3;
    return definite
        && chain.getFirst().shape().rows().isOne()
        && factors.stream().filter(factor -> factor.shape().isScalar()).allMatch(known::apply);
  }

  private static boolean isDefinite(Expr expr) {
    return expr instanceof Symbol symbol
        ? symbol.kind() == Kind.SPD
        : expr instanceof Apply call
            && call.operator().name().equals("inv")
            && call.operand(0) instanceof Symbol inverted
            && inverted.kind() == Kind.SPD;
  }
}
