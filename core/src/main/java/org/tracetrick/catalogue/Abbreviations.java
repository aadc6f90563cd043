package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.BOYD_VANDENBERGHE;
import static org.tracetrick.rules.Work.MATRIX_COOKBOOK;

import org.tracetrick.expr.Trait;

/// Functions that people name, and that the notation of answers writes by their meaning.
final class Abbreviations {

  private Abbreviations() {}

  static void declareIn(CatalogueText catalogue) {
    losses(catalogue);
    statistics(catalogue);
    densities(catalogue);
    products(catalogue);
  }

  private static void losses(CatalogueText catalogue) {
    abbreviation(catalogue, "hinge").elementwise().means("relu(1 - X)");
    abbreviation(catalogue, "huber")
        .takes("X: m×n", "c: 1×1")
        .gives("m×n")
        .means("0.5*X.^2 - 0.5*relu(abs(X) - c*ones(m,n)).^2")
        .source(BOYD_VANDENBERGHE, "§6.1.2");
    abbreviation(catalogue, "clip")
        .takes("X: m×n", "a: 1×1", "b: 1×1")
        .gives("m×n")
        .means("minimum(maximum(X, a*ones(m,n)), b*ones(m,n))");
    abbreviation(catalogue, "silu").elementwise().means("X .* sigmoid(X)");
  }

  private static void statistics(CatalogueText catalogue) {
    abbreviation(catalogue, "center")
        .takes("X: m×n")
        .gives("m×n")
        .means("X - ones(m)*(ones(m)'*X)/m");
    abbreviation(catalogue, "cov")
        .takes("X: m×n")
        .gives("n×n")
        .means("let Z = X - ones(m)*(ones(m)'*X)/m in Z'*Z/m");
    abbreviation(catalogue, "var")
        .takes("x: n×1")
        .gives("1×1")
        .means("norm2(x - sum(x)/n*ones(n))^2/n");
    abbreviation(catalogue, "kl").takes("p: n×1", "q: n×1").means("sum(p .* log(p ./ q))");
    abbreviation(catalogue, "entropy").takes("p: n×1").means("-sum(p .* log(p))");
    abbreviation(catalogue, "mahalanobis")
        .takes("x: n×1", "u: n×1", "S: n×n")
        .means("sqrt((x - u)'*inv(S)*(x - u))");
  }

  private static void densities(CatalogueText catalogue) {
    abbreviation(catalogue, "gausslogpdf")
        .takes("x: n×1", "u: n×1", "S: n×n")
        .means("-0.5*n*log(2*pi) - 0.5*logdet(S) - 0.5*(x - u)'*inv(S)*(x - u)")
        .source(MATRIX_COOKBOOK, "eq. 346");
    abbreviation(catalogue, "studentlogpdf")
        .takes("x: n×1", "u: n×1", "S: n×n", "v: 1×1")
        .means(
            "lgamma(0.5*(v + n)) - lgamma(0.5*v) - 0.5*n*log(v*pi) - 0.5*logdet(S)"
                + " - 0.5*(v + n)*log(1 + (x - u)'*inv(S)*(x - u)/v)")
        .source(MATRIX_COOKBOOK, "§8.1");
    abbreviation(catalogue, "wishartlogkernel")
        .takes("M: n×n", "S: n×n", "v: 1×1")
        .means("0.5*(v - n - 1)*logdet(M) - 0.5*tr(inv(S)*M) - 0.5*v*logdet(S)")
        .source(MATRIX_COOKBOOK, "§8.1");
  }

  private static void products(CatalogueText catalogue) {
    abbreviation(catalogue, "dot").takes("x: n×1", "y: n×1").means("x'*y");
    abbreviation(catalogue, "outer").takes("x: m×1", "y: n×1").gives("m×n").means("x*y'");
    abbreviation(catalogue, "normw").takes("x: n×1", "A: n×n").means("sqrt(x'*A*x)");
  }

  private static DefinitionText abbreviation(CatalogueText catalogue, String name) {
    return catalogue.define(name).is(Trait.ABBREVIATION).latex("\\operatorname{" + name + "}(#1)");
  }
}
