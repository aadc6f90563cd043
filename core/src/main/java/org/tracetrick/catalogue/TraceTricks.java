package org.tracetrick.catalogue;

import static org.tracetrick.catalogue.DefinitionText.RuleText.rule;
import static org.tracetrick.rules.Rule.Weight.KEY;
import static org.tracetrick.rules.Rule.Weight.ROUTINE;
import static org.tracetrick.rules.Work.ALGEBRA;
import static org.tracetrick.rules.Work.FOUNDING_NOTE;

import java.util.List;
import org.tracetrick.catalogue.DefinitionText.RuleText;

/// The rules of a trace.
final class TraceTricks {

  private TraceTricks() {}

  /// `tr(…) → …`, until every differential `d(V)` stands last in a trace of its own.
  static List<RuleText> rules() {
    return List.of(
        rule(
            "trace of a sum",
            "tr(A + B)",
            "tr(A) + tr(B)",
            FOUNDING_NOTE,
            "tr(A ± B)",
            KEY,
            "A: n×n",
            "B: n×n"),
        rule("trace of a scalar", "tr(d(e))", "d(e)", FOUNDING_NOTE, "tr(a) = a", KEY, "e: 1×1"),
        rule(
            "distributive law",
            "a*(b + c)",
            "a*b + a*c",
            ALGEBRA,
            "",
            ROUTINE,
            "a: free 1×1",
            "b: 1×1",
            "c: 1×1"),
        rule(
            "scalar out of a trace",
            "tr(a*E)",
            "a*tr(E)",
            FOUNDING_NOTE,
            "",
            KEY,
            "a: free 1×1",
            "E: differential n×n"),
        rule(
            "scalar out of a trace",
            "tr(a*e*A)",
            "a*tr(A)*e",
            FOUNDING_NOTE,
            "",
            KEY,
            "a: free 1×1",
            "e: differential 1×1",
            "A: free n×n"),
        rule(
            "scalar out of a trace",
            "tr(e*A)",
            "tr(A)*e",
            FOUNDING_NOTE,
            "",
            KEY,
            "e: differential 1×1",
            "A: free n×n"),
        rule(
            "transpose of a product",
            "tr(A*E'*B)",
            "tr((B'*E*A')')",
            ALGEBRA,
            "(AB)ᵀ = BᵀAᵀ",
            KEY,
            "A: free m×n",
            "E: differential p×n",
            "B: free p×m"),
        rule(
            "transpose of a product",
            "tr(E'*B)",
            "tr((B'*E)')",
            ALGEBRA,
            "(AB)ᵀ = BᵀAᵀ",
            KEY,
            "E: differential n×m",
            "B: free n×m"),
        rule(
            "transpose of a product",
            "tr(A*E')",
            "tr((E*A')')",
            ALGEBRA,
            "(AB)ᵀ = BᵀAᵀ",
            KEY,
            "E: differential m×n",
            "A: free m×n"),
        rule(
            "trace of a transpose",
            "tr(E')",
            "tr(E)",
            FOUNDING_NOTE,
            "tr(Aᵀ) = tr(A)",
            KEY,
            "E: differential n×n"),
        rule(
            "cyclic trace",
            "tr(A*E*B)",
            "tr(B*A*E)",
            FOUNDING_NOTE,
            "tr(AB) = tr(BA)",
            KEY,
            "A: free m×n",
            "E: differential n×p",
            "B: free p×m"),
        rule(
            "cyclic trace",
            "tr(E*B)",
            "tr(B*E)",
            FOUNDING_NOTE,
            "tr(AB) = tr(BA)",
            KEY,
            "E: differential n×p",
            "B: free p×n"),
        rule(
            "trace of a sum",
            "tr(A*(B + C))",
            "tr(A*B) + tr(A*C)",
            FOUNDING_NOTE,
            "tr(A ± B)",
            KEY,
            "A: free m×n",
            "B: n×m",
            "C: n×m"),
        rule(
            "Hadamard product in a trace",
            "tr(A*(B.*E))",
            "tr((A'.*B)'*E)",
            FOUNDING_NOTE,
            "tr(Aᵀ(B ⊙ C)) = tr((A ⊙ B)ᵀC)",
            KEY,
            "A: free m×n",
            "B: free n×m",
            "E: differential n×m"));
  }

  /// How a scalar differential becomes a trace: taken once, where it is no trace yet.
  static List<RuleText> scalarTraces() {
    return List.of(
        rule(
            "a sum as a trace",
            "sum(B.*E)",
            "tr(B'*E)",
            FOUNDING_NOTE,
            "tr(Aᵀ(B ⊙ C)) = tr((A ⊙ B)ᵀC)",
            KEY,
            "B: free m×n",
            "E: differential m×n"));
  }
}
