package org.tracetrick.catalogue;

import static org.tracetrick.catalogue.DefinitionText.RuleText.law;

import java.util.List;
import org.tracetrick.catalogue.DefinitionText.RuleText;

/// Identities for an answer, which are kept only where it becomes shorter.
final class Alternatives {

  private Alternatives() {}

  /// Other words for a part of an answer, which are worse to differentiate: each is taken where the
  /// part becomes shorter. (Of a matrix with more columns than rows, `A'*A` has no inverse, and the
  /// other way round.)
  static List<RuleText> shorthands() {
    return List.of(
        law("pseudo-inverse spelled out", "inv(A'*A)*A'", "inv(A)", "A: n×n"),
        law("pseudo-inverse spelled out", "A*inv(A'*A)", "inv(A)'", "A: n×n"),
        law("pseudo-inverse spelled out", "A'*inv(A*A')", "inv(A)", "A: n×n"),
        law("pseudo-inverse spelled out", "inv(A*A')*A", "inv(A)'", "A: n×n"),
        law("pseudo-inverse spelled out", "inv(A'*A)*A'", "pinv(A)", "A: n+k×n"),
        law("pseudo-inverse spelled out", "A*inv(A'*A)", "pinv(A)'", "A: n+k×n"),
        law("pseudo-inverse spelled out", "A'*inv(A*A')", "pinv(A)", "A: m×m+k"),
        law("pseudo-inverse spelled out", "inv(A*A')*A", "pinv(A)'", "A: m×m+k"),
        law("determinant of a product", "det(A)*det(B)", "det(A*B)", "A: n×n", "B: n×n"),
        law("log-determinant spelled out", "log(det(A))", "logdet(A)", "A: n×n"));
  }

  /// Longer by themselves, these may let parts cancel: taken all at once, where the whole becomes
  /// shorter.
  static List<RuleText> expansions() {
    return List.of(
        law("sigmoid of a negative", "sigmoid(-X)", "1 - sigmoid(X)", "X: m×n"),
        law("inverse of a product", "inv(A*B)", "inv(B)*inv(A)", "A: n×n", "B: n×n"),
        law("adjugate of a product", "adj(A*B)", "adj(B)*adj(A)", "A: n×n", "B: n×n"),
        law("determinant of a product", "det(A*B)", "det(A)*det(B)", "A: n×n", "B: n×n"),
        law("adjugate times matrix", "adj(A)*A", "det(A)*eye(n)", "A: n×n"),
        law("adjugate times matrix", "A*adj(A)", "det(A)*eye(n)", "A: n×n"),
        law("adjugate times matrix", "adj(A)'*A'", "det(A)*eye(n)", "A: n×n"),
        law("adjugate times matrix", "A'*adj(A)'", "det(A)*eye(n)", "A: n×n"),
        law(
            "push-through",
            "inv(a*eye(m) + A*B)*A",
            "A*inv(a*eye(n) + B*A)",
            "a: 1×1",
            "A: m×n",
            "B: n×m"),
        law("push-through", "inv(eye(m) + A*B)*A", "A*inv(eye(n) + B*A)", "A: m×n", "B: n×m"));
  }
}
