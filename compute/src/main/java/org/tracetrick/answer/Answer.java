package org.tracetrick.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tracetrick.derive.Derivative;
import org.tracetrick.derive.Explanation;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;
import org.tracetrick.verify.Verdict;

/// What a problem is answered with: a derivative that passed its check, or the reason why there is
/// none.
public sealed interface Answer {

  /// A derivative, as text.
  ///
  /// @param called a name for the expression that means nothing else in the problem: `f`, or `F`
  ///   where its value is no scalar
  /// @param shape the shape of the expression
  /// @param variable what it was differentiated by
  /// @param order how often
  /// @param form what kind of thing the derivative is
  /// @param axes the shape of the derivative as an array
  /// @param text the derivative in the input notation; empty for a linear map
  /// @param typeset the derivative in LaTeX, made when it is asked for
  /// @param views the other forms of a linear map, by name: `operator`, `vec`
  /// @param structured gradients under the structure of the variable, beside the unconstrained one
  /// @param code the code that was asked for, by the name of its language
  /// @param explanation the derivation, where it was asked for
  /// @param verdict what the check found; it passed
  /// @param inferred what was inferred of names that were not declared, as declarations
  /// @param assumptions what must hold for the answer
  /// @param notes what a reader must be told besides
  record Derived(
      String called,
      Shape shape,
      Symbol variable,
      int order,
      Derivative.Form form,
      List<Dim> axes,
      Optional<String> text,
      Supplier<String> typeset,
      Map<String, String> views,
      List<Structured> structured,
      Map<String, String> code,
      Optional<Explanation> explanation,
      Verdict verdict,
      List<String> inferred,
      List<String> assumptions,
      List<String> notes)
      implements Answer {

    public Derived {
      if (!verdict.passed()) {
        throw new IllegalArgumentException("no answer is shown that its check did not pass");
      }
    }

    /// The derivative in LaTeX.
    public String latex() {
      return typeset.get();
    }
  }

  /// A gradient that respects the structure of the variable.
  ///
  /// @param name what it is
  /// @param text in the input notation
  /// @param use one sentence on when to use it
  record Structured(String name, String text, String use) {}

  /// No answer, and why.
  record Refused(Diagnostic diagnostic) implements Answer {}
}
