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
  /// @param by what it was differentiated by, one after the other
  /// @param form what kind of thing the derivative is
  /// @param axes the shape of the derivative as an array
  /// @param text the derivative in the input notation; empty for a linear map
  /// @param typeset the derivative in LaTeX, made when it is asked for
  /// @param views the other forms of a linear map, by name: `operator`, `vec`, `index`, `einsum`
  /// @param structured gradients under the structure of the variable, beside the unconstrained one
  /// @param hessian other forms of a second derivative, by name, where they were asked for:
  ///   `structure`, its parts, `product`, `diagonal`, `newton`
  /// @param code the code that was asked for, by the name of its language
  /// @param explanation the derivation, where it was asked for
  /// @param verdict what the check found; it passed
  /// @param inferred what was inferred of names that were not declared, as declarations
  /// @param assumptions what must hold for the answer
  /// @param notes what a reader must be told besides
  record Derived(
      String called,
      Shape shape,
      List<Symbol> by,
      Derivative.Form form,
      List<Dim> axes,
      Optional<String> text,
      Supplier<String> typeset,
      Map<String, String> views,
      List<Structured> structured,
      Map<String, String> hessian,
      Map<String, String> code,
      Optional<Explanation> explanation,
      Verdict verdict,
      List<String> inferred,
      List<String> assumptions,
      List<String> notes)
      implements Answer {

    public Derived {
      by = List.copyOf(by);
      if (!verdict.passed()) {
        throw new IllegalArgumentException("no answer is shown that its check did not pass");
      }
    }

    /// What it was differentiated by last.
    public Symbol variable() {
      return by.getLast();
    }

    /// How often it was differentiated.
    public int order() {
      return by.size();
    }

    /// The derivative in LaTeX.
    public String latex() {
      return typeset.get();
    }
  }

  /// Derivatives by several variables, which share what they have in common.
  ///
  /// @param where names of parts that come back, each explained by those before it; the texts of
  ///   the parts use them
  /// @param parts the derivatives, in the order of the variables; those of second order by every
  ///   two variables
  /// @param explanation of all parts together, where they were found in one pass and it was asked
  ///   for
  /// @param code the code that was asked for, of all parts together
  record Several(
      List<Explanation.Named> where,
      List<Derived> parts,
      Optional<Explanation> explanation,
      Map<String, String> code)
      implements Answer {

    public Several {
      where = List.copyOf(where);
      parts = List.copyOf(parts);
    }

    /// The first part: what all parts have in common stands in each.
    public Derived first() {
      return parts.getFirst();
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
