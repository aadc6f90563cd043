package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.ALGEBRA;
import static org.tracetrick.rules.Work.MAGNUS_NEUDECKER;
import static org.tracetrick.rules.Work.MATRIX_COOKBOOK;

import org.tracetrick.expr.Trait;

/// Linear rearrangements of entries: diagonals, vec, and the Kronecker product with its adjoints.
final class Rearrangements {

  private Rearrangements() {}

  static void declareIn(CatalogueText catalogue) {
    diagonals(catalogue);
    vectorisations(catalogue);
  }

  private static void diagonals(CatalogueText catalogue) {
    catalogue
        .define("diag")
        .takes("x: n×1")
        .gives("n×n")
        .is(Trait.KEEPS_SIGNS, Trait.SYMMETRIC, Trait.DIAGONAL)
        .computedBy(Primitive.DIAGONAL_MATRIX)
        .latex("\\operatorname{diag}(#1)")
        .differential("diag(d(x))", MATRIX_COOKBOOK, "§2.8.4")
        .adjoint(0, "diag(G)")
        .matrix(0, "diag(vec(eye(n)))*kron(ones(n), eye(n))")
        .law("diagonal of ones", "diag(ones(n))", "eye(n)")
        .law("diagonal matrix times vector", "diag(x)*y", "x.*y", "x: n", "y: n")
        .law("row times diagonal matrix", "y'*diag(x)", "(x.*y)'", "x: n", "y: n")
        .law("product of diagonal matrices", "diag(x)*diag(y)", "diag(x.*y)", "x: n", "y: n")
        .law("diagonal matrix of a multiple", "diag(a*x)", "a*diag(x)", "a: 1×1", "x: n")
        .law("sum of diagonal matrices", "diag(x) + diag(y)", "diag(x + y)", "x: n", "y: n")
        .law(
            "sum of diagonal matrices",
            "a*diag(x) + diag(y)",
            "diag(a*x + y)",
            "a: number 1×1",
            "x: n",
            "y: n")
        .law(
            "sum of diagonal matrices",
            "a*diag(x) + b*diag(y)",
            "diag(a*x + b*y)",
            "a: number 1×1",
            "b: number 1×1",
            "x: n",
            "y: n")
        .law("diagonal matrix and transpose", "diag(x)'", "diag(x)", "x: n");
    catalogue
        .define("diag")
        .takes("A: n×n")
        .gives("n×1")
        .is(Trait.KEEPS_SIGNS)
        .computedBy(Primitive.DIAGONAL)
        .latex("\\operatorname{diag}(#1)")
        .differential("diag(d(A))", MATRIX_COOKBOOK, "§2.8.4")
        .adjoint(0, "diag(G)")
        .matrix(0, "kron(ones(n), eye(n))'*diag(vec(eye(n)))")
        .law("diagonal of a diagonal matrix", "diag(diag(x))", "x", "x: n")
        .law("diagonal of the identity", "diag(eye(n))", "ones(n)")
        .law("diagonal of a transpose", "diag(A')", "diag(A)", "A: n×n")
        .law("diagonal of a multiple", "diag(a*A)", "a*diag(A)", "a: 1×1", "A: n×n")
        .law("diagonal of an outer product", "diag(x*y')", "x.*y", "x: n", "y: n");
  }

  private static void vectorisations(CatalogueText catalogue) {
    catalogue
        .define("vec")
        .takes("A: m×n")
        .gives("m*n×1")
        .is(Trait.KEEPS_SIGNS)
        .computedBy(Primitive.VEC)
        .latex("\\operatorname{vec}(#1)")
        .differential("vec(d(A))", MAGNUS_NEUDECKER, "ch. 8.3")
        .adjoint(0, "unvec(G, m, n)")
        .matrix(0, "eye(m*n)")
        .law("vec of a vector", "vec(x)", "x", "x: n")
        .law("inner product of vecs", "vec(A)'*vec(B)", "tr(A'*B)", "A: m×n", "B: m×n");
    catalogue
        .define("unvec")
        .takes("v: m*n×1")
        .extents("m", "n")
        .gives("m×n")
        .is(Trait.KEEPS_SIGNS)
        .computedBy(Primitive.UNVEC)
        .latex("\\operatorname{unvec}(#1)")
        .differential("unvec(d(v), m, n)", ALGEBRA, "")
        .adjoint(0, "vec(G)")
        .matrix(0, "eye(m*n)")
        .law("unvec of a vec", "unvec(vec(A), m, n)", "A", "A: m×n");
    catalogue
        .define("kron")
        .takes("A: m×n", "B: p×q")
        .gives("m*p×n*q")
        .computedBy(Primitive.KRONECKER)
        .latex("(#1 \\otimes #2)")
        .differential("kron(d(A), B) + kron(A, d(B))", MAGNUS_NEUDECKER, "ch. 9.14")
        .adjoint(0, "blocktrace(G, B)")
        .adjoint(1, "blocksum(A, G)")
        .matrix(0, "kron(kron(eye(n), commutation(q, m)), eye(p))*kron(eye(m*n), vec(B))")
        .matrix(1, "kron(kron(eye(n), commutation(q, m)), eye(p))*kron(vec(A), eye(p*q))")
        .law("Kronecker product with a scalar", "kron(a, B)", "a*B", "a: 1×1", "B: m×n")
        .law("Kronecker product with a scalar", "kron(B, a)", "a*B", "a: 1×1", "B: m×n")
        .law("Kronecker product of identities", "kron(eye(m), eye(n))", "eye(m*n)");
    catalogue
        .define("blocktrace")
        .takes("M: m*p×n*q", "B: p×q")
        .gives("m×n")
        .computedBy(Primitive.BLOCK_TRACE)
        .latex("\\operatorname{blocktrace}(#1, #2)")
        .differential("blocktrace(d(M), B) + blocktrace(M, d(B))", ALGEBRA, "")
        .adjoint(0, "kron(G, B)")
        .adjoint(1, "blocksum(G, M)")
        .matrix(0, "(kron(kron(eye(n), commutation(q, m)), eye(p))*kron(eye(m*n), vec(B)))'")
        .matrix(1, "unvec(kron(kron(eye(n), commutation(q, m)), eye(p))'*vec(M), p*q, m*n)'")
        .law("trace by blocks of an identity", "blocktrace(eye(m*p), B)", "tr(B)*eye(m)", "B: p×p");
    catalogue
        .define("blocksum")
        .takes("A: m×n", "M: m*p×n*q")
        .gives("p×q")
        .computedBy(Primitive.BLOCK_SUM)
        .latex("\\operatorname{blocksum}(#1, #2)")
        .differential("blocksum(d(A), M) + blocksum(A, d(M))", ALGEBRA, "")
        .adjoint(0, "blocktrace(M, G)")
        .adjoint(1, "kron(A, G)")
        .matrix(0, "unvec(kron(kron(eye(n), commutation(q, m)), eye(p))'*vec(M), p*q, m*n)")
        .matrix(1, "(kron(kron(eye(n), commutation(q, m)), eye(p))*kron(vec(A), eye(p*q)))'")
        .law("sum by blocks of an identity", "blocksum(A, eye(m*p))", "tr(A)*eye(p)", "A: m×m");
    catalogue
        .define("commutation")
        .extents("m", "n")
        .gives("m*n×m*n")
        .computedBy(Primitive.COMMUTATION)
        .latex("K")
        .law("commutation with one row", "commutation(1, n)", "eye(n)")
        .law("commutation with one column", "commutation(n, 1)", "eye(n)")
        .law("commutation of a vec", "commutation(m, n)*vec(X)", "vec(X')", "X: m×n");
  }
}
