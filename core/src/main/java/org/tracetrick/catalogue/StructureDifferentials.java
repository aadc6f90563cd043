package org.tracetrick.catalogue;

import static org.tracetrick.catalogue.DefinitionText.RuleText.rule;
import static org.tracetrick.rules.Rule.Weight.KEY;
import static org.tracetrick.rules.Rule.Weight.ROUTINE;
import static org.tracetrick.rules.Work.ALGEBRA;
import static org.tracetrick.rules.Work.FOUNDING_NOTE;

import java.util.List;
import org.tracetrick.catalogue.DefinitionText.RuleText;

/// The differentials of sums, products, transposes and entries.
final class StructureDifferentials {

  private StructureDifferentials() {}

  /// What does not depend on the variable: tried before all else, or derivations double in length.
  static List<RuleText> constants() {
    return List.of(
        rule("constant", "d(A)", "zeros(m,n)", FOUNDING_NOTE, "", ROUTINE, "A: constant m×n"));
  }

  /// `d(…) → …`, tried in order: the first that applies is taken.
  static List<RuleText> rules() {
    return List.of(
        rule("sum", "d(A + B)", "d(A) + d(B)", FOUNDING_NOTE, "d(X ± Y)", KEY, "A: m×n", "B: m×n"),
        rule("transpose", "d(A')", "d(A)'", FOUNDING_NOTE, "d(Xᵀ)", ROUTINE, "A: m×n"),
        rule(
            "constant factor",
            "d(a*B)",
            "a*d(B)",
            FOUNDING_NOTE,
            "d(XY)",
            ROUTINE,
            "a: constant 1×1",
            "B: m×n"),
        rule(
            "constant factor",
            "d(a*B)",
            "d(a)*B",
            FOUNDING_NOTE,
            "d(XY)",
            KEY,
            "a: 1×1",
            "B: constant m×n"),
        rule(
            "constant factors",
            "d(A*B*C)",
            "A*d(B)*C",
            FOUNDING_NOTE,
            "d(XY)",
            KEY,
            "A: constant m×n",
            "B: n×p",
            "C: constant p×q"),
        rule(
            "constant factor",
            "d(A*B)",
            "A*d(B)",
            FOUNDING_NOTE,
            "d(XY)",
            KEY,
            "A: constant m×n",
            "B: n×p"),
        rule(
            "constant factor",
            "d(A*B)",
            "d(A)*B",
            FOUNDING_NOTE,
            "d(XY)",
            KEY,
            "A: m×n",
            "B: constant n×p"),
        rule(
            "product",
            "d(A*B)",
            "d(A)*B + A*d(B)",
            FOUNDING_NOTE,
            "d(XY) = (dX)Y + X(dY)",
            KEY,
            "A: m×n",
            "B: n×p"),
        rule(
            "product",
            "d(a*B)",
            "d(a)*B + a*d(B)",
            FOUNDING_NOTE,
            "d(XY) = (dX)Y + X(dY)",
            KEY,
            "a: 1×1",
            "B: m×n"),
        rule(
            "constant factor",
            "d(A.*B)",
            "A.*d(B)",
            FOUNDING_NOTE,
            "d(X ⊙ Y)",
            KEY,
            "A: constant m×n",
            "B: m×n"),
        rule(
            "Hadamard product",
            "d(A.*B)",
            "d(A).*B + A.*d(B)",
            FOUNDING_NOTE,
            "d(X ⊙ Y)",
            KEY,
            "A: m×n",
            "B: m×n"),
        rule(
            "entries",
            "d(X[i:j,k:l])",
            "eye(m)[i:j,:]*d(X)*eye(n)[:,k:l]",
            ALGEBRA,
            "",
            KEY,
            "X: m×n",
            "I: i×j",
            "K: k×l"));
  }
}
