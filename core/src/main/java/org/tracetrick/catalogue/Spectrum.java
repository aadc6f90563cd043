package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.MAGNUS_NEUDECKER;

import org.tracetrick.catalogue.Domain.Outside;
import org.tracetrick.expr.Trait;

/// Extreme eigenvalues of a symmetric matrix, the largest singular value, and their unit vectors.
final class Spectrum {

  private static final String LARGEST_IS_SIMPLE = "the largest singular value of #1 is simple";

  /// Positive where the largest singular value is simple, with room for rounding.
  private static final String ONE_PAIR =
      "let v = rightsv(X) in 1000000 - normF(inv(normspec(X)^2*eye(n) - X'*X + v*v'))";

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
        .smooth(
            "the " + word + " eigenvalue of #1 is simple",
            Outside.TIE,
            "where it is not, the derivative is taken along one of its unit eigenvectors",
            simple(eigenvalue, eigenvector))
        .differential(
            eigenvector + "(A)'*d(A)*" + eigenvector + "(A)", MAGNUS_NEUDECKER, "ch. 8.9");
    catalogue
        .define(eigenvector)
        .takes("A: n×n")
        .gives("n×1")
        .is(Trait.OF_SYMMETRIC)
        .computedBy(vector)
        .latex("v_{\\" + which + "}(#1)")
        .smooth(
            "the " + word + " eigenvalue of #1 is simple",
            Outside.CHOICE,
            "where it is not, one of its unit eigenvectors is taken, and the derivative is no"
                + " number",
            simple(eigenvalue, eigenvector))
        .differential(
            "let v = VECTOR(A) in (inv(VALUE(A)*eye(n) - A + v*v') - v*v')*d(A)*v"
                .replace("VECTOR", eigenvector)
                .replace("VALUE", eigenvalue),
            MAGNUS_NEUDECKER,
            "ch. 8.9")
        .law("length of an eigenvector", eigenvector + "(A)'*" + eigenvector + "(A)", "1");
  }

  /// Positive where the eigenvalue is simple, with room for rounding.
  private static String simple(String eigenvalue, String eigenvector) {
    return "let v = VECTOR(A) in 1000000 - normF(inv(VALUE(A)*eye(n) - A + v*v'))"
        .replace("VECTOR", eigenvector)
        .replace("VALUE", eigenvalue);
  }

  private static void singularValues(CatalogueText catalogue) {
    catalogue
        .define("normspec")
        .takes("X: m×n")
        .gives("1×1")
        .is(Trait.NOT_NEGATIVE)
        .computedBy(Primitive.SPECTRAL_NORM)
        .latex("\\lVert #1 \\rVert_2")
        .smooth(
            LARGEST_IS_SIMPLE,
            Outside.TIE,
            "where it is not, the derivative is taken along one pair of its singular vectors",
            ONE_PAIR)
        .differential("leftsv(X)'*d(X)*rightsv(X)", MAGNUS_NEUDECKER, "ch. 8.9");
    catalogue
        .define("leftsv")
        .takes("X: m×n")
        .gives("m×1")
        .computedBy(Primitive.LEFT_SINGULAR_VECTOR)
        .latex("u_{\\max}(#1)")
        .smooth(
            LARGEST_IS_SIMPLE,
            Outside.CHOICE,
            "where it is not, one of its singular vectors is taken",
            ONE_PAIR)
        .law("length of a singular vector", "leftsv(X)'*leftsv(X)", "1");
    catalogue
        .define("rightsv")
        .takes("X: m×n")
        .gives("n×1")
        .computedBy(Primitive.RIGHT_SINGULAR_VECTOR)
        .latex("v_{\\max}(#1)")
        .smooth(
            LARGEST_IS_SIMPLE,
            Outside.CHOICE,
            "where it is not, one of its singular vectors is taken",
            ONE_PAIR)
        .law("length of a singular vector", "rightsv(X)'*rightsv(X)", "1");
  }
}
