package org.tracetrick.catalogue;

import static org.tracetrick.catalogue.DefinitionText.RuleText.rule;
import static org.tracetrick.rules.Rule.Weight.ROUTINE;
import static org.tracetrick.rules.Work.MATRIX_COOKBOOK;

import java.util.List;
import java.util.stream.Stream;
import org.tracetrick.catalogue.DefinitionText.RuleText;

/// Inverse and determinant of a matrix plus one of low rank, recognised where they are written out.
///
/// Each holds wherever its left side is defined: the matrices that are inverted there make the one
/// on the right invertible.
final class RankUpdates {

  private RankUpdates() {}

  static List<RuleText> recognitions() {
    return Stream.of(inverses(), pushedThrough(), determinants(), logarithms())
        .flatMap(List::stream)
        .toList();
  }

  private static List<RuleText> inverses() {
    return List.of(
        lemma(
            "Sherman–Morrison",
            "inv(A) - inv(A)*x*y'*inv(A)/(1 + y'*inv(A)*x)",
            "inv(A + x*y')",
            "§3.2.4",
            "x: n",
            "y: n"),
        lemma(
            "Sherman–Morrison",
            "inv(A) + inv(A)*x*y'*inv(A)/(1 - y'*inv(A)*x)",
            "inv(A - x*y')",
            "§3.2.4",
            "x: n",
            "y: n"),
        lemma(
            "Woodbury",
            "inv(A) - inv(A)*U*inv(inv(C) + V*inv(A)*U)*V*inv(A)",
            "inv(A + U*C*V)",
            "§3.2.2"),
        lemma(
            "Woodbury",
            "inv(A) - inv(A)*U*inv(eye(k) + V*inv(A)*U)*V*inv(A)",
            "inv(A + U*V)",
            "§3.2.2"),
        lemma("Woodbury", "eye(n) - U*inv(inv(C) + V*U)*V", "inv(eye(n) + U*C*V)", "§3.2.2"),
        lemma("Woodbury", "eye(n) - U*inv(eye(k) + V*U)*V", "inv(eye(n) + U*V)", "§3.2.2"),
        lemma("Woodbury", "eye(n) - inv(eye(n) + A)*A", "inv(eye(n) + A)", "§3.2.5"),
        lemma("Woodbury", "eye(n) - A*inv(eye(n) + A)", "inv(eye(n) + A)", "§3.2.5"));
  }

  private static List<RuleText> pushedThrough() {
    return List.of(
        lemma("push-through", "inv(eye(n) + inv(A)*B)*inv(A)", "inv(A + B)", "§3.2.5"),
        lemma("push-through", "inv(A)*inv(eye(n) + B*inv(A))", "inv(A + B)", "§3.2.5"),
        lemma("push-through", "inv(eye(n) + x*y')*x", "x/(1 + y'*x)", "§3.2.5", "x: n", "y: n"),
        lemma("push-through", "y'*inv(eye(n) + x*y')", "y'/(1 + y'*x)", "§3.2.5", "x: n", "y: n"));
  }

  private static List<RuleText> determinants() {
    return List.of(
        lemma("determinant lemma", "det(eye(n) + x*y')", "1 + y'*x", "§1.2", "x: n", "y: n"),
        lemma(
            "determinant lemma",
            "det(eye(n) + a*x*y')",
            "1 + a*(y'*x)",
            "§1.2",
            "a: 1×1",
            "x: n",
            "y: n"),
        lemma(
            "determinant lemma",
            "det(A)*(1 + y'*inv(A)*x)",
            "det(A + x*y')",
            "§1.2",
            "x: n",
            "y: n"),
        lemma(
            "determinant lemma",
            "det(A)*(1 - y'*inv(A)*x)",
            "det(A - x*y')",
            "§1.2",
            "x: n",
            "y: n"),
        lemma("determinant lemma", "det(A)*det(eye(k) + V*inv(A)*U)", "det(A + U*V)", "§1.2"),
        lemma(
            "determinant lemma",
            "det(A)*det(C)*det(inv(C) + V*inv(A)*U)",
            "det(A + U*C*V)",
            "§1.2"));
  }

  private static List<RuleText> logarithms() {
    return List.of(
        lemma(
            "determinant lemma",
            "logdet(A) + log(1 + y'*inv(A)*x)",
            "logdet(A + x*y')",
            "§1.2",
            "x: n",
            "y: n"),
        lemma(
            "determinant lemma",
            "logdet(A) + log(1 - y'*inv(A)*x)",
            "logdet(A - x*y')",
            "§1.2",
            "x: n",
            "y: n"),
        lemma(
            "determinant lemma",
            "log(det(A)) + log(1 + y'*inv(A)*x)",
            "log(det(A + x*y'))",
            "§1.2",
            "x: n",
            "y: n"),
        lemma(
            "determinant lemma",
            "logdet(A) + logdet(eye(k) + V*inv(A)*U)",
            "logdet(A + U*V)",
            "§1.2"),
        lemma(
            "determinant lemma",
            "logdet(A) + logdet(C) + logdet(inv(C) + V*inv(A)*U)",
            "logdet(A + U*C*V)",
            "§1.2"));
  }

  /// Unless it says otherwise, about `A: n×n`, `B: n×n`, `C: k×k`, `U: n×k` and `V: k×n`.
  private static RuleText lemma(
      String name, String lhs, String rhs, String locator, String... variables) {
    var declared =
        Stream.concat(
            Stream.of("A: n×n", "B: n×n", "C: k×k", "U: n×k", "V: k×n")
                .filter(declaration -> lhs.indexOf(declaration.charAt(0)) >= 0),
            Stream.of(variables));
    return rule(name, lhs, rhs, MATRIX_COOKBOOK, locator, ROUTINE, declared.toArray(String[]::new));
  }
}
