package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.FOUNDING_NOTE;
import static org.tracetrick.rules.Work.GOLUB_PEREYRA;
import static org.tracetrick.rules.Work.MAGNUS_NEUDECKER;
import static org.tracetrick.rules.Work.MATRIX_COOKBOOK;

import java.util.List;
import org.tracetrick.catalogue.Domain.Outside;
import org.tracetrick.expr.Trait;
import org.tracetrick.rules.Restriction;

/// Trace, determinant and inverses.
final class LinearAlgebra {

  private LinearAlgebra() {}

  static void declareIn(CatalogueText catalogue) {
    traces(catalogue);
    determinants(catalogue);
    inverses(catalogue);
  }

  private static void traces(CatalogueText catalogue) {
    catalogue
        .define("tr")
        .takes("A: n×n")
        .gives("1×1")
        .computedBy(Primitive.TRACE)
        .latex("\\operatorname{tr}(#1)")
        .differential("tr(d(A))", FOUNDING_NOTE, "d(tr(X)) = tr(dX)")
        .adjoint(0, "G*eye(n)")
        .matrix(0, "vec(eye(n))'")
        .law("trace of a scalar", "tr(a)", "a", "a: 1×1")
        .law("trace of a transpose", "tr(A')", "tr(A)")
        .law("trace of an outer product", "tr(x*y')", "y'*x", "x: n", "y: n")
        .law("trace of the identity", "tr(eye(n))", "n")
        .law("trace of a diagonal matrix", "tr(diag(x))", "sum(x)", "x: n")
        .law("trace of a multiple", "tr(a*A)", "a*tr(A)", "a: 1×1", "A: n×n")
        .recognised("norm spelled out", "sqrt(tr(X'*X))", "normF(X)", "X: m×n")
        .recognised("norm spelled out", "sqrt(tr(X*X'))", "normF(X)", "X: m×n")
        .law("trace with an outer product", "tr(A*x*y')", "y'*A*x", "x: n", "y: m", "A: m×n")
        .law("trace with an outer product", "tr(x*y'*A)", "y'*A*x", "x: n", "y: m", "A: m×n");
  }

  private static void determinants(CatalogueText catalogue) {
    catalogue
        .define("det")
        .takes("A: n×n")
        .gives("1×1")
        .computedBy(Primitive.DETERMINANT)
        .latex("\\lvert #1 \\rvert")
        .differential(
            "determinant, invertible",
            "det(A)*tr(inv(A)*d(A))",
            List.of("A: invertible n×n"),
            FOUNDING_NOTE,
            "d|X| = |X| tr(X⁻¹dX)")
        .differential("tr(adj(A)*d(A))", FOUNDING_NOTE, "d|X| = tr(X*dX)")
        .law("determinant of an inverse", "det(inv(A))", "1/det(A)")
        .law("determinant of a transpose", "det(A')", "det(A)");
    catalogue
        .define("logdet")
        .takes("A: n×n")
        .gives("1×1")
        .computedBy(Primitive.LOG_DETERMINANT)
        .latex("\\log\\lvert #1 \\rvert")
        .domain(
            "#1 has an inverse",
            "else the derivative of logdet is returned as no number",
            Restriction.INVERTIBLE)
        .differential("tr(inv(A)*d(A))", MATRIX_COOKBOOK, "eq. 43")
        .law("log-determinant of a transpose", "logdet(A')", "logdet(A)");
    catalogue
        .define("adj")
        .takes("A: n×n")
        .gives("n×n")
        .is(Trait.KEEPS_SYMMETRY)
        .computedBy(Primitive.ADJUGATE)
        .latex("\\operatorname{adj}(#1)")
        .domain(
            "#1 has an inverse",
            "else the derivative of adj is returned as no number, though there is one",
            Restriction.INVERTIBLE)
        .differential(
            "det(A)*tr(inv(A)*d(A))*inv(A) - det(A)*inv(A)*d(A)*inv(A)",
            MAGNUS_NEUDECKER,
            "ch. 8.6")
        .law("adjugate by determinant", "adj(A)/det(A)", "inv(A)")
        .law("adjugate by determinant", "adj(A)'/det(A)", "inv(A)'")
        .law("adjugate of a transpose", "adj(A')", "adj(A)'")
        .law("adjugate of an invertible matrix", "adj(A)", "det(A)*inv(A)", "A: invertible n×n");
  }

  private static void inverses(CatalogueText catalogue) {
    catalogue
        .define("inv")
        .takes("A: n×n")
        .gives("n×n")
        .is(Trait.KEEPS_SYMMETRY, Trait.INVERTIBLE)
        .computedBy(Primitive.INVERSE)
        .latex("#1^{-1}")
        .domain(
            "#1 has an inverse",
            "else neither its inverse nor the derivative is a number",
            Restriction.INVERTIBLE)
        .differential("-inv(A)*d(A)*inv(A)", FOUNDING_NOTE, "(1)")
        .law("inverse of an inverse", "inv(inv(A))", "A")
        .law("inverse of the identity", "inv(eye(n))", "eye(n)")
        .law("inverse of a transpose", "inv(A')", "inv(A)'")
        .law("inverse of an orthogonal matrix", "inv(Q)", "Q'", "Q: orthogonal n×n")
        .law("inverse of a multiple", "inv(a*A)", "inv(A)/a", "a: 1×1", "A: n×n")
        .law(
            "inverse of a product",
            "inv(A*B)",
            "inv(B)*inv(A)",
            "A: invertible n×n",
            "B: invertible n×n")
        .law("inverse times matrix", "inv(A)*A", "eye(n)")
        .law("matrix times inverse", "A*inv(A)", "eye(n)")
        .law("inverse times matrix", "inv(A)'*A'", "eye(n)")
        .law("matrix times inverse", "A'*inv(A)'", "eye(n)");
    catalogue
        .define("pinv")
        .takes("A: m×n")
        .gives("n×m")
        .is(Trait.KEEPS_SYMMETRY)
        .computedBy(Primitive.PSEUDO_INVERSE)
        .latex("#1^{+}")
        .smooth(
            "the rank of #1 does not change",
            Outside.KINK,
            "where it does, the derivative of pinv is that along changes which keep the rank",
            "abs(det(A*A')) + abs(det(A'*A)) - 0.000001",
            Restriction.INVERTIBLE)
        .differential(
            "-pinv(A)*d(A)*pinv(A) + pinv(A)*pinv(A)'*d(A)'*(eye(m) - A*pinv(A))"
                + " + (eye(n) - pinv(A)*A)*d(A)'*pinv(A)'*pinv(A)",
            GOLUB_PEREYRA,
            "eq. 4.12")
        .law("pseudo-inverse of a transpose", "pinv(A')", "pinv(A)'")
        .law("pseudo-inverse, between", "pinv(A)*A*pinv(A)", "pinv(A)")
        .law("pseudo-inverse, around", "A*pinv(A)*A", "A");
  }
}
