package org.tracetrick.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Template;
import org.tracetrick.syntax.TextWriter;

/// Where an operator is defined and differentiable, and what its derivative gives elsewhere.
///
/// @param sentence in words, with `#1`, `#2` for the operands: `#1 has an inverse`
/// @param implied any of these, known of the first operand, makes it hold
/// @param outside what there is where it does not hold
/// @param returned what the derivative gives there, in words: `at an entry 0 …`
/// @param margin an expression in the operands with positive entries only where it holds by more
///   than rounding; there is one where the function has a value outside its domain
public record Domain(
    String sentence,
    Set<Restriction> implied,
    Outside outside,
    String returned,
    Optional<Template> margin) {

  /// Longer operands are not worth a sentence.
  private static final int LONGEST = 60;

  public Domain {
    implied = Set.copyOf(implied);
  }

  /// What an operator has outside its domain.
  public enum Outside {
    /// No value, or no derivative that is a number: a check passes by.
    NO_NUMBER,
    /// A value, but no derivative.
    KINK,
    /// As KINK, where several entries or eigenvalues compete; a scalar has one.
    TIE,
    /// A value that depends on which of several is taken; a scalar leaves no choice.
    CHOICE,
    /// The value 0, and no derivative; a high power has one.
    ZERO,
    /// As ZERO, where even powers are smooth.
    ROOT
  }

  /// What must hold, and what is returned where it does not, for one application.
  public String of(Apply call) {
    return condition(call) + "; " + filled(returned, call);
  }

  /// What must hold for one application: `X has an inverse` of `inv(X)`.
  public String condition(Apply call) {
    return filled(sentence, call);
  }

  private static String filled(String text, Apply call) {
    boolean scalar = call.operands().stream().allMatch(operand -> operand.shape().isScalar());
    var filled = scalar ? ofScalar(text) : text;
    for (int i = 0; i < call.operands().size(); i++) {
      filled = filled.replace("#" + (i + 1), written(call.operand(i)));
    }
    return filled;
  }

  /// A scalar has no entries to speak of.
  private static String ofScalar(String text) {
    return text.replace("has positive entries", "is positive")
        .replace("has no negative entries", "is not negative")
        .replace("has no entry 0", "is not 0")
        .replace("has entries", "is")
        .replace("have no equal entries", "are not equal")
        .replace("have no entry 0 in common", "are not both 0")
        .replace("at an entry 0", "at 0")
        .replace("at equal entries", "where they are");
  }

  private static String written(Expr expr) {
    var text = TextWriter.write(expr, Map.of());
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
