package org.tracetrick.rules;

/// A work that rules are taken from.
public enum Work {
  FOUNDING_NOTE("Matrix Differentiation (Part 1)", "the founding note, after a column on zhihu"),
  MATRIX_COOKBOOK("The Matrix Cookbook", "K. B. Petersen, M. S. Pedersen, 2012"),
  MAGNUS_NEUDECKER(
      "Matrix Differential Calculus with Applications in Statistics and Econometrics",
      "J. R. Magnus, H. Neudecker, 3rd edition 2019"),
  BOYD_VANDENBERGHE("Convex Optimization", "S. Boyd, L. Vandenberghe, 2004"),
  HIGHAM("Functions of Matrices", "N. J. Higham, 2008"),
  GOLUB_PEREYRA(
      "The Differentiation of Pseudo-Inverses and Nonlinear Least Squares Problems",
      "G. H. Golub, V. Pereyra, 1973"),
  DLMF("NIST Digital Library of Mathematical Functions", "F. W. J. Olver et al., dlmf release 1.2"),
  ALGEBRA("Elementary algebra", "any textbook");

  private final String title;
  private final String authors;

  Work(String title, String authors) {
    this.title = title;
    this.authors = authors;
  }

  public String title() {
    return title;
  }

  public String authors() {
    return authors;
  }
}
