package org.tracetrick.answer;

import static org.tracetrick.answer.Productions.of;

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
        of("1×1", "eigmax(#1)", "symmetric k×k"),
        of("1×1", "eigmin(#1)", "symmetric k×k"),
        of("R×1", "eigvecmax(#1)", "symmetric R×R"),
        of("R×1", "eigvecmin(#1)", "symmetric R×R"),
        of("1×1", "normspec(#1)", "leaf k×l"),
        of("r×1", "leftsv(#1)", "fixed r×k"),
        of("c×1", "rightsv(#1)", "fixed k×c"));
  }

  private static List<Production> triangles() {
    return List.of(
        of("R×R", "chol(#1)", "definite R×R"),
        of("R×R", "tril(#1)", "R×R"),
        of("R×R", "triu(#1)", "R×R"),
        of("1×1", "2*sum(log(diag(chol(#1))))", "definite k×k"));
  }

  private static List<Production> slices() {
    return List.of(
        of("R×c", "[#1; #2][1:{R},:]", "R×c", "k×c"),
        of("R×C", "[#1, #2][:,{k}+1:{k}+{C}]", "R×k", "R×C"),
        of("R×C", "[#1, #2; #3, #4][{k}+1:{k}+{R},1:{C}]", "k×C", "k×l", "R×C", "R×l"),
        of("1×1", "sum([#1, #2; #3, #4])", "k×l", "k×p", "m×l", "m×p"),
        of("1×1", "tr([#1, #2; #3, #4]^2)", "k×k", "k×l", "l×k", "l×l"),
        of("1×1", "logdet([#1, #2; #2', #3*#3' + 4*eye({l})])", "definite k×k", "zeros k×l", "l×l"),
        of("r×1", "#1[:,1] - #1[:,1].*#2", "r×k", "r×1"),
        of("1×1", "#1[1]", "k×1"));
  }

  private static List<Production> powers() {
    return List.of(
        of("R×R", "#1^#2", "definite R×R", "exponent 1×1"),
        of("R×R", "#1^(-2)", "definite R×R"),
        of("r×c", "#1.^(-0.5)", "positive r×c"),
        of("r×c", "#1.^#2", "positive r×c", "exponent 1×1"));
  }

  private static List<Production> unknown() {
    return List.of(
        of("1×1", "f(#1)", "K×L"),
        of("1×1", "g(#1)", "k×1"),
        of("r×c", "phi(#1)", "r×c"),
        of("1×1", "sum(phi(#1))", "k×l"));
  }

  private static List<Production> ofAnswers() {
    return List.of(
        of("R×R", "dexpm(0.3*#1, #2)", "fixed R×R", "R×R"),
        of("R×R", "dlogm(#1, #2)", "fixed definite R×R", "R×R"),
        of("R×R", "dsqrtm(#1, #2)", "fixed definite R×R", "R×R"),
        of("R×R", "dpowm(#1, 3, #2)", "fixed R×R", "R×R"),
        of("1×1", "sin(pi)*#1 + pi", "1×1"));
  }

  private static List<Production> abbreviations() {
    return List.of(
        of("r×c", "hinge(#1)", "r×c"),
        of("r×c", "huber(#1, 0.7)", "r×c"),
        of("r×c", "clip(#1, 0 - 0.5, 0.6)", "r×c"),
        of("r×c", "silu(#1)", "r×c"),
        of("R×C", "center(#1)", "R×C"),
        of("C×C", "cov(#1)", "k×C"),
        of("1×1", "var(#1)", "k×1"),
        of("1×1", "kl(#1, 1 + #2.^2)", "positive k×1", "k×1"),
        of("1×1", "entropy(#1)", "positive k×1"),
        of("1×1", "mahalanobis(#1, #2, #3)", "k×1", "k×1", "definite k×k"),
        of("1×1", "gausslogpdf(#1, #2, #3)", "k×1", "k×1", "definite k×k"),
        of("1×1", "studentlogpdf(#1, #2, #3, 3)", "k×1", "k×1", "definite k×k"),
        of("1×1", "wishartlogkernel(#1, #2, 5)", "definite k×k", "definite k×k"),
        of("1×1", "dot(#1, #2)", "k×1", "k×1"),
        of("R×C", "outer(#1, #2)", "R×1", "C×1"),
        of("1×1", "normw(#1, #2)", "k×1", "definite k×k"));
  }
}
