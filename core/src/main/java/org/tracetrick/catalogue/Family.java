package org.tracetrick.catalogue;

/// The field of mathematics that an operator belongs to: a page of the rule book.
public enum Family {
  ELEMENTWISE("Elementwise", "Functions applied entry by entry: `d(s(X)) = s'(X) .* dX`."),
  REDUCTIONS(
      "Reductions",
      "Sums, means, norms and what else makes one number, or a weight, of all entries."),
  LINEAR_ALGEBRA(
      "Linear algebra",
      "Trace, determinant and inverses, and the rearrangements of entries: `diag`, `vec`, `kron`."),
  MATRIX_FUNCTIONS(
      "Matrix functions",
      "Exponential, logarithm, root, factors and equations of matrices, with their directional"
          + " derivatives."),
  SPECTRUM(
      "Spectrum",
      "Extreme eigenvalues of a symmetric matrix, the largest singular value, and their unit"
          + " vectors."),
  ABBREVIATIONS(
      "Abbreviations",
      "Names for longer expressions: losses, statistics, densities. Answers show what they mean."),
  DECLARED("Declared", "Functions that the user declared without saying what they compute.");

  private final String title;
  private final String idea;

  Family(String title, String idea) {
    this.title = title;
    this.idea = idea;
  }

  public String title() {
    return title;
  }

  /// What the members have in common, in one sentence.
  public String idea() {
    return idea;
  }
}
