package org.tracetrick.catalogue;

import static org.tracetrick.catalogue.DefinitionText.RuleText.law;

import java.util.List;
import org.tracetrick.catalogue.DefinitionText.RuleText;

/// Identities of products, powers and entries, for simplification.
final class StructureLaws {

  private StructureLaws() {}

  /// What is also recognised in what is to be differentiated.
  static List<RuleText> recognitions() {
    return List.of(
        law("length spelled out", "sqrt(x'*x)", "norm2(x)", "x: n"),
        law("root of a square", "sqrt(X.^2)", "abs(X)", "X: m×n"));
  }

  /// Directed towards the shorter side.
  static List<RuleText> laws() {
    return List.of(
        law("orthogonal", "Q'*Q", "eye(n)", "Q: orthogonal n×n"),
        law("orthogonal", "Q*Q'", "eye(n)", "Q: orthogonal n×n"),
        law("exponents of an inverse", "A^(-1)", "inv(A)", "A: n×n"),
        law("power times matrix", "A^a*A", "A^(a + 1)", "A: n×n", "a: 1×1"),
        law("power of a power", "A^a*inv(A)", "A^(a - 1)", "A: n×n", "a: 1×1"),
        law("entries of rows", "A[i:j,:][:,k:l]", "A[i:j,k:l]", "A: m×n", "I: i×j", "K: k×l"),
        law("entries of columns", "A[:,k:l][i:j,:]", "A[i:j,k:l]", "A: m×n", "I: i×j", "K: k×l"),
        law("rows of an identity", "eye(m)[i:j,:]*A", "A[i:j,:]", "A: m×n", "I: i×j"),
        law("columns of an identity", "A*eye(n)[:,k:l]", "A[:,k:l]", "A: m×n", "K: k×l"),
        law(
            "transposed entries of an identity",
            "eye(n)[i:j,k:l]'",
            "eye(n)[k:l,i:j]",
            "I: i×j",
            "K: k×l"));
  }
}
