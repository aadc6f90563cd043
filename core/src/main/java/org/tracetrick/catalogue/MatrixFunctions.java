package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.ALGEBRA;
import static org.tracetrick.rules.Work.HIGHAM;
import static org.tracetrick.rules.Work.MAGNUS_NEUDECKER;

import java.util.List;
import org.tracetrick.expr.Trait;

/// Functions of a square matrix, and their Fréchet derivatives.
final class MatrixFunctions {

  private MatrixFunctions() {}

  static void declareIn(CatalogueText catalogue) {
    exponential(catalogue);
    logarithm(catalogue);
    squareRoot(catalogue);
    power(catalogue);
    cholesky(catalogue);
    equations(catalogue);
  }

  /// The matrix of the Fréchet derivative of `f` at `A`: the corner of `f` of a block matrix.
  private static String dividedDifference(String f) {
    return "[eye(n*n), zeros(n*n,n*n)]*"
        + f
        + "([kron(eye(n), A), eye(n*n); zeros(n*n,n*n), kron(A', eye(n))])"
        + "*[zeros(n*n,n*n); eye(n*n)]";
  }

  private static void exponential(CatalogueText catalogue) {
    catalogue
        .define("expm")
        .takes("A: n×n")
        .gives("n×n")
        .is(Trait.KEEPS_SYMMETRY, Trait.INVERTIBLE)
        .computedBy(Primitive.MATRIX_EXPONENTIAL)
        .latex("e^{#1}")
        .differential("dexpm(A, d(A))", HIGHAM, "§10.2")
        .law("exponential of a transpose", "expm(A')", "expm(A)'")
        .law("trace of a derivative of expm", "tr(dexpm(A, E))", "tr(expm(A)*E)", "E: n×n");
    catalogue
        .define("dexpm")
        .takes("A: n×n", "E: n×n")
        .gives("n×n")
        .computedBy(Primitive.FRECHET_EXPONENTIAL)
        .latex("L_{\\exp}(#1, #2)")
        .differential(
            "differential of dexpm along its direction",
            "dexpm(A, d(E))",
            List.of("A: constant n×n", "E: n×n"),
            HIGHAM,
            "§3.1")
        .adjoint(1, "dexpm(A', G)")
        .differential(
            "[eye(n), zeros(n,n)]*d(expm([A, E; zeros(n,n), A]))*[zeros(n,n); eye(n)]",
            HIGHAM,
            "§3.2")
        .matrix(1, dividedDifference("expm"))
        .law(
            "derivative of expm along a multiple",
            "dexpm(A, a*E)",
            "a*dexpm(A, E)",
            "a: 1×1",
            "A: n×n",
            "E: n×n");
  }

  private static void logarithm(CatalogueText catalogue) {
    catalogue
        .define("logm")
        .takes("A: n×n")
        .gives("n×n")
        .is(Trait.KEEPS_SYMMETRY)
        .computedBy(Primitive.MATRIX_LOGARITHM)
        .latex("\\log #1")
        .domain(
            "no eigenvalue of #1 is a negative number or 0",
            "else entries of the derivative of logm are no real numbers")
        .differential("dlogm(A, d(A))", HIGHAM, "§11.8")
        .law("logarithm of a transpose", "logm(A')", "logm(A)'")
        .law("trace of a derivative of logm", "tr(dlogm(A, E))", "tr(inv(A)*E)", "E: n×n");
    catalogue
        .define("dlogm")
        .takes("A: n×n", "E: n×n")
        .gives("n×n")
        .computedBy(Primitive.FRECHET_LOGARITHM)
        .latex("L_{\\log}(#1, #2)")
        .differential(
            "differential of dlogm along its direction",
            "dlogm(A, d(E))",
            List.of("A: constant n×n", "E: n×n"),
            HIGHAM,
            "§3.1")
        .adjoint(1, "dlogm(A', G)")
        .differential(
            "[eye(n), zeros(n,n)]*d(logm([A, E; zeros(n,n), A]))*[zeros(n,n); eye(n)]",
            HIGHAM,
            "§3.2")
        .matrix(1, dividedDifference("logm"))
        .law("derivative of logm along itself", "dlogm(A, A)", "eye(n)")
        .law(
            "derivative of logm along a multiple",
            "dlogm(A, a*E)",
            "a*dlogm(A, E)",
            "a: 1×1",
            "A: n×n",
            "E: n×n");
  }

  private static void squareRoot(CatalogueText catalogue) {
    catalogue
        .define("sqrtm")
        .takes("A: n×n")
        .gives("n×n")
        .is(Trait.KEEPS_SYMMETRY, Trait.KEEPS_INVERTIBILITY)
        .computedBy(Primitive.MATRIX_SQUARE_ROOT)
        .latex("#1^{1/2}")
        .domain(
            "no eigenvalue of #1 is a negative number or 0",
            "else entries of the derivative of sqrtm are no real numbers")
        .differential("dsqrtm(A, d(A))", HIGHAM, "§6.1")
        .law("root of a transpose", "sqrtm(A')", "sqrtm(A)'")
        .law("root times root", "sqrtm(A)*sqrtm(A)", "A", "A: n×n")
        .law(
            "trace of a derivative of sqrtm",
            "tr(dsqrtm(A, E))",
            "0.5*tr(inv(sqrtm(A))*E)",
            "E: n×n");
    catalogue
        .define("dsqrtm")
        .takes("A: n×n", "E: n×n")
        .gives("n×n")
        .computedBy(Primitive.FRECHET_SQUARE_ROOT)
        .latex("L_{\\sqrt{}}(#1, #2)")
        .differential(
            "differential of dsqrtm along its direction",
            "dsqrtm(A, d(E))",
            List.of("A: constant n×n", "E: n×n"),
            HIGHAM,
            "§3.1")
        .adjoint(1, "dsqrtm(A', G)")
        .differential(
            "sylvester(sqrtm(A), sqrtm(A), d(E) - dsqrtm(A, d(A))*dsqrtm(A, E)"
                + " - dsqrtm(A, E)*dsqrtm(A, d(A)))",
            HIGHAM,
            "§6.1")
        .matrix(1, "inv(kron(eye(n), sqrtm(A)) + kron(sqrtm(A)', eye(n)))")
        .law(
            "derivative of sqrtm along a multiple",
            "dsqrtm(A, a*E)",
            "a*dsqrtm(A, E)",
            "a: 1×1",
            "A: n×n",
            "E: n×n");
  }

  private static void power(CatalogueText catalogue) {
    catalogue
        .define("dpowm")
        .takes("A: n×n", "k: 1×1", "E: n×n")
        .gives("n×n")
        .computedBy(Primitive.FRECHET_POWER)
        .latex("L_{#2}(#1, #3)")
        .differential(
            "differential of dpowm along its direction",
            "dpowm(A, k, d(E))",
            List.of("A: constant n×n", "k: constant 1×1", "E: n×n"),
            HIGHAM,
            "§3.1")
        .adjoint(2, "dpowm(A', k, G)")
        .differential(
            "[eye(n), zeros(n,n)]*d([A, E; zeros(n,n), A]^k)*[zeros(n,n); eye(n)]", HIGHAM, "§3.2")
        .matrix(
            2,
            "[eye(n*n), zeros(n*n,n*n)]"
                + "*[kron(eye(n), A), eye(n*n); zeros(n*n,n*n), kron(A', eye(n))]^k"
                + "*[zeros(n*n,n*n); eye(n*n)]")
        .law("trace of a derivative of a power", "tr(dpowm(A, k, E))", "k*tr(A^(k - 1)*E)")
        .law(
            "derivative of a power along a multiple",
            "dpowm(A, k, a*E)",
            "a*dpowm(A, k, E)",
            "a: 1×1",
            "A: n×n",
            "k: 1×1",
            "E: n×n");
  }

  private static void cholesky(CatalogueText catalogue) {
    catalogue
        .define("chol")
        .takes("S: n×n")
        .gives("n×n")
        .is(Trait.INVERTIBLE, Trait.OF_SYMMETRIC)
        .computedBy(Primitive.CHOLESKY)
        .latex("\\operatorname{chol}(#1)")
        .domain(
            "#1 is positive definite",
            "else neither its Cholesky factor nor the derivative is a number")
        .differential(
            "chol(S)*(tril(inv(chol(S))*d(S)*inv(chol(S))')"
                + " - 0.5*diag(diag(inv(chol(S))*d(S)*inv(chol(S))')))",
            MAGNUS_NEUDECKER,
            "ch. 8.5")
        .law("Cholesky factor times its transpose", "chol(S)*chol(S)'", "S");
    for (var triangle : List.of("tril", "triu")) {
      catalogue
          .define(triangle)
          .takes("A: n×n")
          .gives("n×n")
          .computedBy(triangle.equals("tril") ? Primitive.LOWER_TRIANGLE : Primitive.UPPER_TRIANGLE)
          .latex("\\operatorname{" + triangle + "}(#1)")
          .differential(triangle + "(d(A))", ALGEBRA, "")
          .adjoint(0, triangle + "(G)")
          .matrix(0, "diag(vec(" + triangle + "(ones(n,n))))")
          .law("a triangle of a triangle", triangle + "(" + triangle + "(A))", triangle + "(A)")
          .law(
              "a triangle of a multiple",
              triangle + "(a*A)",
              "a*" + triangle + "(A)",
              "a: 1×1",
              "A: n×n");
    }
  }

  private static void equations(CatalogueText catalogue) {
    catalogue
        .define("sylvester")
        .takes("A: m×m", "B: n×n", "C: m×n")
        .gives("m×n")
        .computedBy(Primitive.SYLVESTER)
        .latex("\\operatorname{sylvester}(#1, #2, #3)")
        .domain(
            "no eigenvalue of #1 is the negative of one of #2",
            "else the equation has no single solution, and entries are returned that are no numbers")
        .differential(
            "sylvester(A, B, d(C) - d(A)*sylvester(A, B, C) - sylvester(A, B, C)*d(B))",
            MAGNUS_NEUDECKER,
            "ch. 2.4")
        .adjoint(2, "sylvester(A', B', G)")
        .matrix(2, "inv(kron(eye(n), A) + kron(B', eye(m)))");
    catalogue
        .define("lyapunov")
        .takes("A: n×n", "C: n×n")
        .gives("n×n")
        .means("sylvester(A, A', C)")
        .latex("\\operatorname{lyapunov}(#1, #2)")
        .domain(
            "no two eigenvalues of #1 add up to 0",
            "else the equation has no single solution, and entries are returned that are no numbers")
        .differential(
            "lyapunov(A, d(C) - d(A)*lyapunov(A, C) - lyapunov(A, C)*d(A)')",
            MAGNUS_NEUDECKER,
            "ch. 2.4")
        .adjoint(1, "lyapunov(A', G)")
        .matrix(1, "inv(kron(eye(n), A) + kron(A, eye(n)))");
  }
}
