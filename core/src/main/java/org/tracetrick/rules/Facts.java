package org.tracetrick.rules;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Attribute;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Trait;

/// What is known of the expressions of one problem: what depends on the variable, and which
/// matrices are symmetric, invertible, positive. Each fact is found once per expression.
public final class Facts {

  private final Pool pool;
  private final Attribute<Boolean> constant;
  private final Attribute<Boolean> symmetric;
  private final Attribute<Boolean> invertible;
  private final Attribute<Boolean> positive;

  /// @param variables what differentials are taken by; where there are none, everything counts as
  ///   constant
  public Facts(Pool pool, Collection<Symbol> variables) {
    this.pool = pool;
    var moving = Set.copyOf(variables);
    this.constant =
        new Attribute<>((expr, known) ->
            !(expr instanceof Symbol symbol && moving.contains(symbol))
                && expr.operands().stream().allMatch(known::apply));
    this.symmetric = new Attribute<>(this::symmetric);
    this.invertible = new Attribute<>(Facts::invertible);
    this.positive = new Attribute<>(Facts::positive);
  }

  /// @param variable what differentials are taken by; empty where everything counts as constant
  public Facts(Pool pool, Optional<Symbol> variable) {
    this(pool, variable.stream().toList());
  }

  public Pool pool() {
    return pool;
  }

  public boolean isConstant(Expr expr) {
    return constant.of(expr);
  }

  public boolean isSymmetric(Expr expr) {
    return symmetric.of(expr);
  }

  public boolean isInvertible(Expr expr) {
    return invertible.of(expr);
  }

  /// Whether an expression meets the restrictions of a metavariable.
  public boolean meets(Metavariable variable, Expr value) {
    return variable.restrictions().stream().allMatch(restriction -> hold(restriction, value));
  }

  /// Whether an expression is known to meet a restriction.
  public boolean hold(Restriction restriction, Expr expr) {
    return switch (restriction) {
      case CONSTANT -> isConstant(expr);
      case FREE -> !expr.holdsDifferential();
      case DIFFERENTIAL -> expr.holdsDifferential();
      case NUMBER -> expr instanceof Literal;
      case SMALL -> expr instanceof Literal k && isWhole(k) && isBetween(k, 2, 16);
      case NEGATIVE -> expr instanceof Literal k && isWhole(k) && k.value().signum() < 0;
      case INVERTIBLE -> isInvertible(expr);
      case SYMMETRIC -> isSymmetric(expr);
      case ORTHOGONAL -> expr instanceof Symbol symbol && symbol.kind() == Kind.ORTHOGONAL;
      case DIAGONAL ->
          (expr instanceof Symbol symbol && symbol.kind() == Kind.DIAGONAL)
              || (expr instanceof Apply apply && apply.operator().has(Trait.DIAGONAL));
      case POSITIVE -> positive.of(expr);
    };
  }

  private static boolean isWhole(Literal number) {
    return number.value().isInteger();
  }

  private static boolean isBetween(Literal number, long least, long most) {
    return number.value().compareTo(Rational.of(least)) >= 0
        && number.value().compareTo(Rational.of(most)) <= 0;
  }

  private boolean symmetric(Expr expr, Function<Expr, Boolean> known) {
    if (!expr.shape().isSquare()) {
      return false;
    }
    return switch (expr) {
      case Literal literal -> true;
      case Symbol symbol -> symbol.kind().isSymmetric() || symbol.shape().isScalar();
      case Apply apply ->
          switch (apply.operator().notation()) {
            case SUM, HADAMARD, TRANSPOSE -> apply.operands().stream().allMatch(known::apply);
            case POWER -> apply.operands().stream().allMatch(known::apply);
            case MATRIX_POWER -> known.apply(apply.operand(0));
            case PRODUCT -> isPalindrome(apply, known);
            case SIZE -> true;
            case FUNCTION ->
                apply.shape().isScalar()
                    || apply.operator().has(Trait.SYMMETRIC)
                    || ((apply.operator().has(Trait.KEEPS_SYMMETRY)
                            || apply.operator().has(Trait.ELEMENTWISE))
                        && apply.operands().stream().allMatch(known::apply));
            case DIFFERENTIAL, INDEX, BLOCK -> apply.shape().isScalar();
          };
    };
  }

  /// `B'*S*B` with `S` symmetric, or absent.
  private boolean isPalindrome(Apply product, Function<Expr, Boolean> known) {
    var chain =
        product.operands().stream()
            .flatMap(this::transposedApart)
            .filter(factor -> !factor.shape().isScalar())
            .toList();
    int first = 0;
    int last = chain.size() - 1;
    while (first < last) {
      if (!pool.transpose(chain.get(first)).equals(chain.get(last))
          && !(chain.get(first).equals(chain.get(last)) && known.apply(chain.get(first)))) {
        return false;
      }
      first++;
      last--;
    }
    return first > last || known.apply(chain.get(first));
  }

  /// `B', A'` of `(A*B)'`; any other factor alone.
  private Stream<Expr> transposedApart(Expr factor) {
    return factor.is(Operator.TRANSPOSE) && factor.operand(0).is(Operator.PRODUCT)
        ? factor.operand(0).operands().reversed().stream().map(pool::transpose)
        : Stream.of(factor);
  }

  private static boolean invertible(Expr expr, Function<Expr, Boolean> known) {
    return switch (expr) {
      case Literal literal -> !literal.value().isZero();
      case Symbol symbol -> symbol.kind().isInvertible() && symbol.shape().isSquare();
      case Apply apply ->
          switch (apply.operator().notation()) {
            case TRANSPOSE, MATRIX_POWER -> known.apply(apply.operand(0));
            case PRODUCT -> apply.operands().stream().allMatch(known::apply);
            case FUNCTION ->
                apply.operator().has(Trait.INVERTIBLE)
                    || (apply.operator().has(Trait.KEEPS_INVERTIBILITY)
                        && known.apply(apply.operand(0)));
            case SUM, HADAMARD, POWER, DIFFERENTIAL, INDEX, BLOCK, SIZE -> false;
          };
    };
  }

  private static boolean positive(Expr expr, Function<Expr, Boolean> known) {
    return switch (expr) {
      case Literal literal -> literal.value().signum() > 0;
      case Symbol symbol -> symbol.kind().isPositive();
      case Apply apply ->
          switch (apply.operator().notation()) {
            case SUM, PRODUCT, HADAMARD, TRANSPOSE, INDEX, BLOCK ->
                apply.operands().stream().allMatch(known::apply);
            case POWER -> known.apply(apply.operand(0));
            case SIZE -> true;
            case FUNCTION -> apply.operator().has(Trait.POSITIVE);
            case MATRIX_POWER, DIFFERENTIAL -> false;
          };
    };
  }
}
