package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.List;

/// Spectra, triangles, slices and blocks, symbolic powers, unknown functions, what mostly stands in
/// answers, and abbreviations.
final class RareProductions {

  private RareProductions() {}

  static List<Production> all() {
    var all = new ArrayList<Production>();
    all.addAll(spectra());
    all.addAll(triangles());
    all.addAll(slices());
    all.addAll(powers());
    all.addAll(unknown());
    all.addAll(ofAnswers());
    all.addAll(abbreviations());
    return all;
  }

  private static List<Production> spectra() {
    return List.of(
        Productions.of("1×1", "eigmax(#1)", "symmetric k×k"),
        Productions.of("1×1", "eigmin(#1)", "symmetric k×k"),
        Productions.of("R×1", "eigvecmax(#1)", "symmetric R×R"),
        Productions.of("R×1", "eigvecmin(#1)", "symmetric R×R"),
        Productions.of("1×1", "normspec(#1)", "leaf k×l"),
        Productions.of("r×1", "leftsv(#1)", "fixed r×k"),
        Productions.of("c×1", "rightsv(#1)", "fixed k×c"));
  }

  private static List<Production> triangles() {
    return List.of(
        Productions.of("R×R", "chol(#1)", "definite R×R"),
        Productions.of("R×R", "tril(#1)", "R×R"),
        Productions.of("R×R", "triu(#1)", "R×R"),
        Productions.of("1×1", "2*sum(log(diag(chol(#1))))", "definite k×k"));
  }

  private static List<Production> slices() {
    return List.of(
        Productions.of("R×c", "[#1; #2][1:{R},:]", "R×c", "k×c"),
        Productions.of("R×C", "[#1, #2][:,{k}+1:{k}+{C}]", "R×k", "R×C"),
        Productions.of("R×C", "[#1, #2; #3, #4][{k}+1:{k}+{R},1:{C}]", "k×C", "k×l", "R×C", "R×l"),
        Productions.of("1×1", "sum([#1, #2; #3, #4])", "k×l", "k×p", "m×l", "m×p"),
        Productions.of("1×1", "tr([#1, #2; #3, #4]^2)", "k×k", "k×l", "l×k", "l×l"),
        Productions.of(
            "1×1",
            "logdet([#1, #2; #2', #3*#3' + 4*eye({l})])",
            "definite k×k",
            "zeros k×l",
            "l×l"),
        Productions.of("r×1", "#1[:,1] - #1[:,1].*#2", "r×k", "r×1"),
        Productions.of("1×1", "#1[1]", "k×1"));
  }

  private static List<Production> powers() {
    return List.of(
        Productions.of("R×R", "#1^#2", "definite R×R", "exponent 1×1"),
        Productions.of("R×R", "#1^(-2)", "definite R×R"),
        Productions.of("r×c", "#1.^(-0.5)", "positive r×c"),
        Productions.of("r×c", "#1.^#2", "positive r×c", "exponent 1×1"));
  }

  private static List<Production> unknown() {
    return List.of(
        Productions.of("1×1", "f(#1)", "K×L"),
        Productions.of("1×1", "g(#1)", "k×1"),
        Productions.of("r×c", "phi(#1)", "r×c"),
        Productions.of("1×1", "sum(phi(#1))", "k×l"));
  }

  private static List<Production> ofAnswers() {
    return List.of(
        Productions.of("R×R", "dexpm(0.3*#1, #2)", "fixed R×R", "R×R"),
        Productions.of("R×R", "dlogm(#1, #2)", "fixed definite R×R", "R×R"),
        Productions.of("R×R", "dsqrtm(#1, #2)", "fixed definite R×R", "R×R"),
        Productions.of("R×R", "dpowm(#1, 3, #2)", "fixed R×R", "R×R"),
        Productions.of("1×1", "sin(pi)*#1 + pi", "1×1"));
  }

  private static List<Production> abbreviations() {
    return List.of(
        Productions.of("r×c", "hinge(#1)", "r×c"),
        Productions.of("r×c", "huber(#1, 0.7)", "r×c"),
        Productions.of("r×c", "clip(#1, 0 - 0.5, 0.6)", "r×c"),
        Productions.of("r×c", "silu(#1)", "r×c"),
        Productions.of("R×C", "center(#1)", "R×C"),
        Productions.of("C×C", "cov(#1)", "k×C"),
        Productions.of("1×1", "var(#1)", "k×1"),
        Productions.of("1×1", "kl(#1, 1 + #2.^2)", "positive k×1", "k×1"),
        Productions.of("1×1", "entropy(#1)", "positive k×1"),
        Productions.of("1×1", "mahalanobis(#1, #2, #3)", "k×1", "k×1", "definite k×k"),
        Productions.of("1×1", "gausslogpdf(#1, #2, #3)", "k×1", "k×1", "definite k×k"),
        Productions.of("1×1", "studentlogpdf(#1, #2, #3, 3)", "k×1", "k×1", "definite k×k"),
        Productions.of("1×1", "wishartlogkernel(#1, #2, 5)", "definite k×k", "definite k×k"),
        Productions.of("1×1", "dot(#1, #2)", "k×1", "k×1"),
        Productions.of("R×C", "outer(#1, #2)", "R×1", "C×1"),
        Productions.of("1×1", "normw(#1, #2)", "k×1", "definite k×k"));
  }
}
