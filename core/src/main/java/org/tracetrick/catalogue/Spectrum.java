package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.MAGNUS_NEUDECKER;

import org.tracetrick.expr.Trait;

/// Extreme eigenvalues of a symmetric matrix, the largest singular value, and their unit vectors.
final class Spectrum {

  private Spectrum() {}

  static void declareIn(CatalogueText catalogue) {
    eigenvalues(
        catalogue,
        "max",
        "largest",
        Primitive.LARGEST_EIGENVALUE,
        Primitive.EIGENVECTOR_OF_LARGEST);
    eigenvalues(
        catalogue,
        "min",
        "smallest",
        Primitive.SMALLEST_EIGENVALUE,
        Primitive.EIGENVECTOR_OF_SMALLEST);
    singularValues(catalogue);
  }

  private static void eigenvalues(
      CatalogueText catalogue, String which, String word, Primitive value, Primitive vector) {
    var eigenvalue = "eig" + which;
    var eigenvector = "eigvec" + which;
    catalogue
        .define(eigenvalue)
        .takes("A: n×n")
        .gives("1×1")
        .is(Trait.OF_SYMMETRIC)
        .computedBy(value)
        .latex("\\lambda_{\\" + which + "}(#1)")
        .domain("the " + word + " eigenvalue of #1 is simple")
        .differential(
            eigenvector + "(A)'*d(A)*" + eigenvector + "(A)", MAGNUS_NEUDECKER, "ch. 8.9");
    catalogue
        .define(eigenvector)
        .takes("A: n×n")
        .gives("n×1")
        .is(Trait.OF_SYMMETRIC)
        .computedBy(vector)
        .latex("v_{\\" + which + "}(#1)")
        .domain("the " + word + " eigenvalue of #1 is simple")
        .differential(
            "let v = VECTOR(A) in (inv(VALUE(A)*eye(n) - A + v*v') - v*v')*d(A)*v"
                .replace("VECTOR", eigenvector)
                .replace("VALUE", eigenvalue),
            MAGNUS_NEUDECKER,
            "ch. 8.9")
        .law("length of an eigenvector", eigenvector + "(A)'*" + eigenvector + "(A)", "1");
  }

  private static void singularValues(CatalogueText catalogue) {
    catalogue
        .define("normspec")
        .takes("X: m×n")
        .gives("1×1")
        .computedBy(Primitive.SPECTRAL_NORM)
        .latex("\\lVert #1 \\rVert_2")
        .domain("the largest singular value of #1 is simple")
        .differential("leftsv(X)'*d(X)*rightsv(X)", MAGNUS_NEUDECKER, "ch. 8.9");
    catalogue
        .define("leftsv")
        .takes("X: m×n")
        .gives("m×1")
        .computedBy(Primitive.LEFT_SINGULAR_VECTOR)
        .latex("u_{\\max}(#1)")
        .domain("the largest singular value of #1 is simple")
        .law("length of a singular vector", "leftsv(X)'*leftsv(X)", "1");
    catalogue
        .define("rightsv")
        .takes("X: m×n")
        .gives("n×1")
        .computedBy(Primitive.RIGHT_SINGULAR_VECTOR)
        .latex("v_{\\max}(#1)")
        .domain("the largest singular value of #1 is simple")
        .law("length of a singular vector", "rightsv(X)'*rightsv(X)", "1");
  }
}
