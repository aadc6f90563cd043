package org.tracetrick.catalogue;

import static org.tracetrick.catalogue.DefinitionText.RuleText.rule;
import static org.tracetrick.rules.Rule.Weight.KEY;
import static org.tracetrick.rules.Work.ALGEBRA;
import static org.tracetrick.rules.Work.MAGNUS_NEUDECKER;

import java.util.List;
import org.tracetrick.catalogue.DefinitionText.RuleText;

/// The rules of a vec.
final class VecForms {

  private VecForms() {}

  /// `vec(…) → M*vec(E)`, until every differential `d(V)` stands last under a vec of its own; the
  /// vec of a vector is the vector.
  static List<RuleText> rules() {
    return List.of(
        rule(
            "vec of a trace",
            "vec(tr(A*E*B))",
            "vec((B*A)')'*vec(E)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "A: free m×n",
            "E: differential n×p",
            "B: free p×m"),
        rule(
            "vec of a trace",
            "vec(tr(A*E))",
            "vec(A')'*vec(E)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "A: free m×n",
            "E: differential n×m"),
        rule(
            "vec of a trace",
            "vec(tr(E*B))",
            "vec(B')'*vec(E)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "E: differential m×n",
            "B: free n×m"),
        rule(
            "diagonal matrix between",
            "vec(A*diag(e)*b)",
            "A*diag(b)*vec(e)",
            ALGEBRA,
            "",
            KEY,
            "A: free m×n",
            "e: differential n×1",
            "b: free n×1"),
        rule(
            "diagonal matrix times vector",
            "vec(diag(e)*b)",
            "diag(b)*vec(e)",
            ALGEBRA,
            "",
            KEY,
            "e: differential n×1",
            "b: free n×1"),
        rule(
            "inner product",
            "vec(e'*b)",
            "b'*vec(e)",
            ALGEBRA,
            "",
            KEY,
            "e: differential n×1",
            "b: free n×1"),
        rule(
            "scalar run",
            "vec(A*e*B*c)",
            "(B*c)*A*vec(e)",
            ALGEBRA,
            "",
            KEY,
            "A: free m×n",
            "e: differential n×1",
            "B: free 1×p",
            "c: free p×1"),
        rule(
            "inner product",
            "vec(A*e'*b)",
            "A*b'*vec(e)",
            ALGEBRA,
            "",
            KEY,
            "A: free m×1",
            "e: differential n×1",
            "b: free n×1"),
        rule(
            "product",
            "vec(A*e)",
            "A*vec(e)",
            ALGEBRA,
            "",
            KEY,
            "A: free m×n",
            "e: differential n×1"),
        rule(
            "vec of a product",
            "vec(A*E*B)",
            "kron(B', A)*vec(E)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "A: free m×n",
            "E: differential n×p",
            "B: free p×q"),
        rule(
            "vec of a product",
            "vec(A*E)",
            "kron(eye(p), A)*vec(E)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "A: free m×n",
            "E: differential n×p"),
        rule(
            "vec of a product",
            "vec(E*B)",
            "kron(B', eye(m))*vec(E)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "E: differential m×n",
            "B: free n×p"),
        rule(
            "vec of a transpose",
            "vec(E')",
            "commutation(m,n)*vec(E)",
            MAGNUS_NEUDECKER,
            "ch. 3.7",
            KEY,
            "E: differential m×n"),
        rule(
            "Hadamard product",
            "vec(b.*e)",
            "diag(b)*vec(e)",
            ALGEBRA,
            "",
            KEY,
            "b: free n×1",
            "e: differential n×1"),
        rule(
            "vec of a Hadamard product",
            "vec(A.*E)",
            "diag(vec(A))*vec(E)",
            MAGNUS_NEUDECKER,
            "ch. 3.6",
            KEY,
            "A: free m×n",
            "E: differential m×n"),
        rule(
            "vec of a sum",
            "vec(A + B)",
            "vec(A) + vec(B)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "A: m×n",
            "B: m×n"),
        rule(
            "vec of entries",
            "vec(E[i:j,k:l])",
            "vec(eye(m)[i:j,:]*E*eye(n)[:,k:l])",
            ALGEBRA,
            "",
            KEY,
            "E: differential m×n",
            "I: i×j",
            "K: k×l"),
        rule(
            "vec of a multiple",
            "vec(a*E)",
            "a*vec(E)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "a: free 1×1",
            "E: differential m×n"),
        rule(
            "vec of a multiple",
            "vec(a*e*A)",
            "a*vec(A)*vec(e)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "a: free 1×1",
            "e: differential 1×1",
            "A: free m×n"),
        rule(
            "vec of a multiple",
            "vec(e*A)",
            "vec(A)*vec(e)",
            MAGNUS_NEUDECKER,
            "ch. 2.4",
            KEY,
            "e: differential 1×1",
            "A: free m×n"));
  }
}
