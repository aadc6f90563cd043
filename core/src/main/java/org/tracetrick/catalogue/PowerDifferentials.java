package org.tracetrick.catalogue;

import static org.tracetrick.catalogue.DefinitionText.RuleText.rule;
import static org.tracetrick.rules.Rule.Weight.KEY;
import static org.tracetrick.rules.Work.BOYD_VANDENBERGHE;
import static org.tracetrick.rules.Work.FOUNDING_NOTE;
import static org.tracetrick.rules.Work.HIGHAM;
import static org.tracetrick.rules.Work.MAGNUS_NEUDECKER;
import static org.tracetrick.rules.Work.MATRIX_COOKBOOK;

import java.util.List;
import org.tracetrick.catalogue.DefinitionText.RuleText;

/// The differentials of powers, and of what is shorter than the differentials of its parts.
final class PowerDifferentials {

  private PowerDifferentials() {}

  /// `d(…) → …`, tried in order: the first that applies is taken.
  static List<RuleText> rules() {
    return List.of(
        rule(
            "squared length",
            "d(norm2(x)^2)",
            "d(x'*x)",
            FOUNDING_NOTE,
            "example 3",
            KEY,
            "x: n×1"),
        rule(
            "squared length",
            "d(normF(x)^2)",
            "d(x'*x)",
            FOUNDING_NOTE,
            "example 3",
            KEY,
            "x: n×1"),
        rule(
            "squared norm",
            "d(norm2(X)^2)",
            "2*tr(X'*d(X))",
            MATRIX_COOKBOOK,
            "eq. 132",
            KEY,
            "X: m×n"),
        rule(
            "squared norm",
            "d(normF(X)^2)",
            "2*tr(X'*d(X))",
            MATRIX_COOKBOOK,
            "eq. 132",
            KEY,
            "X: m×n"),
        rule(
            "logarithm of softmax",
            "d(log(softmax(x)))",
            "d(x) - softmax(x)'*d(x)*ones(n)",
            BOYD_VANDENBERGHE,
            "§3.1.5",
            KEY,
            "x: n×1"),
        rule(
            "trace of a square root",
            "d(tr(sqrtm(A)))",
            "0.5*tr(inv(sqrtm(A))*d(A))",
            MAGNUS_NEUDECKER,
            "ch. 9.13",
            KEY,
            "A: n×n"),
        rule(
            "trace of a logarithm",
            "d(tr(logm(A)))",
            "tr(inv(A)*d(A))",
            MAGNUS_NEUDECKER,
            "ch. 9.13",
            KEY,
            "A: n×n"),
        rule(
            "trace of an exponential",
            "d(tr(expm(A)))",
            "tr(expm(A)*d(A))",
            MAGNUS_NEUDECKER,
            "ch. 9.13",
            KEY,
            "A: n×n"),
        rule(
            "trace of a power",
            "d(tr(A^k))",
            "k*tr(A^(k - 1)*d(A))",
            MATRIX_COOKBOOK,
            "eq. 121",
            KEY,
            "A: n×n",
            "k: constant 1×1"),
        rule(
            "exponential along a line",
            "d(expm(t*A))",
            "d(t)*A*expm(t*A)",
            MATRIX_COOKBOOK,
            "§2.4",
            KEY,
            "t: 1×1",
            "A: constant n×n"),
        rule(
            "determinant of a power",
            "d(det(A^k))",
            "k*det(A)^k*tr(inv(A)*d(A))",
            MATRIX_COOKBOOK,
            "eq. 58",
            KEY,
            "A: n×n",
            "k: constant 1×1"),
        rule(
            "square",
            "d(A^2)",
            "d(A)*A + A*d(A)",
            FOUNDING_NOTE,
            "d(XY) = (dX)Y + X(dY)",
            KEY,
            "A: n×n"),
        rule(
            "matrix power",
            "d(A^k)",
            "d(A)*A^(k - 1) + A*d(A^(k - 1))",
            FOUNDING_NOTE,
            "d(XY) = (dX)Y + X(dY)",
            KEY,
            "A: n×n",
            "k: small 1×1"),
        rule(
            "power of an inverse",
            "d(A^k)",
            "d(inv(A)^(-k))",
            MATRIX_COOKBOOK,
            "§2.2",
            KEY,
            "A: n×n",
            "k: negative 1×1"),
        rule(
            "matrix power",
            "d(A^k)",
            "dpowm(A, k, d(A))",
            HIGHAM,
            "§7.4",
            KEY,
            "A: n×n",
            "k: constant 1×1"),
        rule(
            "power",
            "d(X.^a)",
            "a*X.^(a - 1).*d(X)",
            FOUNDING_NOTE,
            "(2)",
            KEY,
            "X: m×n",
            "a: constant 1×1"),
        rule(
            "power of a constant",
            "d(X.^a)",
            "X.^a.*log(X)*d(a)",
            FOUNDING_NOTE,
            "(2)",
            KEY,
            "X: constant m×n",
            "a: 1×1"),
        rule(
            "power",
            "d(x.^a)",
            "a*x^(a - 1)*d(x) + x^a*log(x)*d(a)",
            FOUNDING_NOTE,
            "(2)",
            KEY,
            "x: 1×1",
            "a: 1×1"),
        rule(
            "power, entry by entry",
            "d(X.^A)",
            "A.*X.^(A - 1).*d(X)",
            FOUNDING_NOTE,
            "(2)",
            KEY,
            "X: m×n",
            "A: constant m×n"),
        rule(
            "power, entry by entry",
            "d(X.^A)",
            "X.^A.*log(X).*d(A)",
            FOUNDING_NOTE,
            "(2)",
            KEY,
            "X: constant m×n",
            "A: m×n"),
        rule(
            "power, entry by entry",
            "d(X.^A)",
            "A.*X.^(A - 1).*d(X) + X.^A.*log(X).*d(A)",
            FOUNDING_NOTE,
            "(2)",
            KEY,
            "X: m×n",
            "A: m×n"));
  }
}
