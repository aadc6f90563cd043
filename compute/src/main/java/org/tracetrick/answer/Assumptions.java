package org.tracetrick.answer;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Domain;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;

/// What must hold for an answer, and what is returned where it does not: conditions on sizes, and
/// the domains of the operators.
final class Assumptions {

  /// More assumptions than these nobody reads.
  private static final int MOST = 50;

  private final Question question;
  private final Facts facts;
  private final Signs signs;
  private final Set<Expr> high;
  private final Set<Expr> even;

  private Assumptions(Question question, int order) {
    this.question = question;
    this.facts = new Facts(question.pool(), question.variables());
    this.signs = new Signs(facts);
    this.high = onlyUnder(exponent -> exponent.compareTo(Rational.of(2L * order)) >= 0);
    this.even = onlyUnder(Assumptions::isEven);
  }

  /// Of the answer to a question about a derivative of that order.
  static List<String> of(Question question, int order) {
    var assumptions = new LinkedHashSet<>(question.elaboration().assumptions());
    new Assumptions(question, order).sentences().forEach(assumptions::add);
    return assumptions.stream().limit(MOST).toList();
  }

  private Stream<String> sentences() {
    return Traversal.postorder(question.function()).stream()
        .flatMap(part -> part instanceof Apply call ? sentence(call).stream() : Stream.empty());
  }

  private Optional<String> sentence(Apply call) {
    if (call.operands().isEmpty()) {
      return Optional.empty();
    }
    return domain(call)
        .or(() -> Powers.domain(call).filter(domain -> !isSaidOfBase(call)))
        .filter(domain -> isNeeded(domain, call))
        .map(domain -> domain.of(call));
  }

  private Optional<Domain> domain(Apply call) {
    return question.catalogue().definition(call.operator()).flatMap(Definition::domain);
  }

  /// Of `1/norm2(x)`, that x is not 0 is said for the norm already; a power of it above 0 has a
  /// base that is never negative.
  private boolean isSaidOfBase(Apply power) {
    var exponent = power.operand(1);
    boolean low =
        exponent instanceof Literal literal && literal.value().compareTo(Rational.ONE) < 0;
    return low
        ? power.operand(0) instanceof Apply base
            && domain(base)
                .filter(domain -> domain.outside() == Domain.Outside.ROOT)
                .filter(domain -> isNeeded(domain, base))
                .isPresent()
        : exponent instanceof Literal && signs.isNotNegative(power.operand(0));
  }

  private boolean isNeeded(Domain domain, Apply call) {
    var operand = call.operand(0);
    boolean smooth =
        switch (domain.outside()) {
          case NO_NUMBER -> false;
          case KINK -> facts.isConstant(call);
          case TIE -> facts.isConstant(call) || operand.shape().isScalar();
          case CHOICE -> operand.shape().isScalar();
          case ZERO -> facts.isConstant(call) || high.contains(call);
          case ROOT -> facts.isConstant(call) || high.contains(call) || even.contains(call);
        };
    return !smooth && domain.implied().stream().noneMatch(known -> signs.hold(known, operand));
  }

  private static boolean isEven(Rational exponent) {
    return exponent.signum() > 0 && exponent.times(Rational.of(1, 2)).isInteger();
  }

  /// Parts that stand only under powers with such an exponent: `norm2(x)` in `norm2(x)^2` and in
  /// `norm2(x)*norm2(x)`.
  private Set<Expr> onlyUnder(Predicate<Rational> exponents) {
    var under = new HashSet<Expr>();
    var bare = new HashSet<Expr>(Set.of(question.function()));
    for (var part : Traversal.postorder(question.function())) {
      for (var operand : part.operands()) {
        (exponents.test(exponent(part, operand)) ? under : bare).add(operand);
      }
    }
    under.removeAll(bare);
    return under;
  }

  /// The power in which an operand stands in its whole.
  private static Rational exponent(Expr whole, Expr operand) {
    if (whole.is(Operator.POWER) && whole.operand(1) instanceof Literal exponent) {
      return whole.operand(0).equals(operand) ? exponent.value() : Rational.ONE;
    }
    boolean product =
        whole.is(Operator.HADAMARD) || (whole.is(Operator.PRODUCT) && operand.shape().isScalar());
    return product ? Rational.of(Collections.frequency(whole.operands(), operand)) : Rational.ONE;
  }
}
