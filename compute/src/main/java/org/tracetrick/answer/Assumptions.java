package org.tracetrick.answer;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Domain;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Facts;
import org.tracetrick.syntax.TextWriter;

/// What must hold for an answer: conditions on sizes, and the domains of the operators.
final class Assumptions {

  /// More assumptions than these nobody reads.
  private static final int MOST = 50;

  /// Longer operands are not worth a sentence.
  private static final int LONGEST = 60;

  private Assumptions() {}

  static List<String> of(Question question) {
    var assumptions = new LinkedHashSet<>(question.elaboration().assumptions());
    var facts = new Facts(question.pool(), Optional.empty());
    var smoothed = smoothed(question.function());
    for (var part : Traversal.postorder(question.function())) {
      if (part instanceof Apply call && !call.operands().isEmpty()) {
        question
            .catalogue()
            .definition(call.operator())
            .flatMap(Definition::domain)
            .filter(domain -> !(isKink(domain) && smoothed.contains(call)))
            .filter(domain ->
                domain.implied().stream().noneMatch(known -> facts.hold(known, call.operand(0))))
            .map(domain -> sentence(call, domain))
            .ifPresent(assumptions::add);
      }
    }
    return assumptions.stream().limit(MOST).toList();
  }

  /// Whether the operator has a value outside its domain, and only its derivative has none.
  private static boolean isKink(Domain domain) {
    return domain.sentence().startsWith("#1 is not 0")
        || domain.sentence().startsWith("#1 has no entry 0");
  }

  /// Parts that stand only under a power above 1, which is smooth where they have a kink at 0:
  /// `norm2(x)^2`.
  private static Set<Expr> smoothed(Expr function) {
    var smoothed = new HashSet<Expr>();
    var bare = new HashSet<Expr>(Set.of(function));
    for (var part : Traversal.postorder(function)) {
      boolean smooths =
          part.is(Operator.POWER)
              && part.operand(1) instanceof Literal exponent
              && exponent.value().compareTo(Rational.ONE) > 0;
      part.operands().forEach(smooths ? smoothed::add : bare::add);
    }
    smoothed.removeAll(bare);
    return smoothed;
  }

  /// `X has an inverse` of `inv(X)`.
  private static String sentence(Apply call, Domain domain) {
    var sentence =
        call.operand(0).shape().isScalar()
            ? domain.sentence().replace("#1 has positive entries", "#1 is positive")
            : domain.sentence();
    for (int i = 0; i < call.operands().size(); i++) {
      sentence = sentence.replace("#" + (i + 1), text(call.operand(i)));
    }
    return sentence;
  }

  private static String text(Expr expr) {
    var text = TextWriter.write(expr, Map.of());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
