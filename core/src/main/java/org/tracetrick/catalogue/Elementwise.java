package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.DLMF;
import static org.tracetrick.rules.Work.FOUNDING_NOTE;

import java.util.List;
import org.tracetrick.catalogue.Domain.Outside;
import org.tracetrick.expr.Trait;
import org.tracetrick.rules.Restriction;

/// Functions applied entry by entry: `dσ(X) = σ′(X) ⊙ dX`.
final class Elementwise {

  private static final String CHAIN = "(2)";

  private Elementwise() {}

  static void declareIn(CatalogueText catalogue) {
    exponentials(catalogue);
    trigonometric(catalogue);
    hyperbolic(catalogue);
    special(catalogue);
  }

  private static void exponentials(CatalogueText catalogue) {
    catalogue
        .define("exp")
        .elementwise()
        .is(Trait.POSITIVE)
        .computedBy(Primitive.EXP)
        .latex("\\exp(#1)")
        .differential("exp(X) .* d(X)", FOUNDING_NOTE, CHAIN)
        .law("exponential of a logarithm", "exp(log(X))", "X");
    catalogue
        .define("log")
        .elementwise()
        .computedBy(Primitive.LOG)
        .latex("\\log(#1)")
        .domain(
            "#1 has positive entries",
            "elsewhere log has no derivative, and the reciprocal of #1 is returned all the same",
            Restriction.POSITIVE)
        .differential("d(X) ./ X", FOUNDING_NOTE, CHAIN)
        .law("logarithm of an exponential", "log(exp(X))", "X");
    catalogue
        .define("log1p")
        .elementwise()
        .is(Trait.KEEPS_SIGNS)
        .computedBy(Primitive.LOG1P)
        .latex("\\log(1 + #1)")
        .domain(
            "#1 has entries above -1",
            "elsewhere log1p has no derivative, and the reciprocal of 1 + #1 is returned all the same",
            Restriction.POSITIVE)
        .differential("d(X) ./ (1 + X)", FOUNDING_NOTE, CHAIN);
    catalogue
        .define("expm1")
        .elementwise()
        .computedBy(Primitive.EXPM1)
        .latex("(\\exp(#1) - 1)")
        .differential("exp(X) .* d(X)", FOUNDING_NOTE, CHAIN);
  }

  private static void trigonometric(CatalogueText catalogue) {
    catalogue
        .define("sin")
        .elementwise()
        .computedBy(Primitive.SIN)
        .latex("\\sin(#1)")
        .differential("cos(X) .* d(X)", FOUNDING_NOTE, CHAIN);
    catalogue
        .define("cos")
        .elementwise()
        .computedBy(Primitive.COS)
        .latex("\\cos(#1)")
        .differential("-sin(X) .* d(X)", FOUNDING_NOTE, CHAIN);
    catalogue
        .define("tan")
        .elementwise()
        .computedBy(Primitive.TAN)
        .latex("\\tan(#1)")
        .domain("cos(#1) has no entry 0", "there tan and its derivative are infinite")
        .differential("d(X) ./ cos(X).^2", DLMF, "§4.20");
    catalogue
        .define("asin")
        .elementwise()
        .computedBy(Primitive.ASIN)
        .latex("\\arcsin(#1)")
        .domain(
            "#1 has entries between -1 and 1",
            "at -1 and 1 the derivative of asin is infinite, and beyond them not a number")
        .differential("d(X) ./ sqrt(1 - X.^2)", DLMF, "§4.24");
    catalogue
        .define("acos")
        .elementwise()
        .computedBy(Primitive.ACOS)
        .latex("\\arccos(#1)")
        .domain(
            "#1 has entries between -1 and 1",
            "at -1 and 1 the derivative of acos is infinite, and beyond them not a number")
        .differential("-d(X) ./ sqrt(1 - X.^2)", DLMF, "§4.24");
    catalogue
        .define("atan")
        .elementwise()
        .computedBy(Primitive.ATAN)
        .latex("\\arctan(#1)")
        .differential("d(X) ./ (1 + X.^2)", DLMF, "§4.24");
    catalogue
        .define("atan2")
        .takes("Y: m×n", "X: m×n")
        .gives("m×n")
        .is(Trait.ELEMENTWISE)
        .computedBy(Primitive.ATAN2)
        .latex("\\operatorname{atan2}(#1, #2)")
        .smooth(
            "#1 and #2 have no entry 0 in common",
            Outside.KINK,
            "where both are 0 the derivative of atan2 is returned as 0/0, not a number",
            "X.^2 + Y.^2 - 0.000001*ones(m,n)",
            Restriction.POSITIVE)
        .differential("(X .* d(Y) - Y .* d(X)) ./ (X.^2 + Y.^2)", DLMF, "§4.24");
  }

  private static void hyperbolic(CatalogueText catalogue) {
    catalogue
        .define("sinh")
        .elementwise()
        .computedBy(Primitive.SINH)
        .latex("\\sinh(#1)")
        .differential("cosh(X) .* d(X)", DLMF, "§4.34");
    catalogue
        .define("cosh")
        .elementwise()
        .is(Trait.POSITIVE)
        .computedBy(Primitive.COSH)
        .latex("\\cosh(#1)")
        .differential("sinh(X) .* d(X)", DLMF, "§4.34");
    catalogue
        .define("tanh")
        .elementwise()
        .computedBy(Primitive.TANH)
        .latex("\\tanh(#1)")
        .differential("(1 - tanh(X).^2) .* d(X)", DLMF, "§4.34")
        .law("tangent of quotient", "sinh(X) ./ cosh(X)", "tanh(X)", "X: m×n")
        .recognised(
            "hyperbolic tangent spelled out",
            "(exp(X) - exp(-X)) ./ (exp(X) + exp(-X))",
            "tanh(X)",
            "X: m×n")
        .recognised(
            "hyperbolic tangent spelled out",
            "(exp(a) - exp(-a)) / (exp(a) + exp(-a))",
            "tanh(a)",
            "a: 1×1");
  }

  private static void special(CatalogueText catalogue) {
    catalogue.define("pi").gives("1×1").is(Trait.POSITIVE).computedBy(Primitive.PI).latex("\\pi");
    catalogue
        .define("erf")
        .elementwise()
        .computedBy(Primitive.ERF)
        .latex("\\operatorname{erf}(#1)")
        .differential("2 / sqrt(pi) * exp(-X.^2) .* d(X)", DLMF, "§7.2");
    catalogue
        .define("lgamma")
        .elementwise()
        .computedBy(Primitive.LGAMMA)
        .latex("\\log\\Gamma(#1)")
        .domain(
            "#1 has positive entries",
            "at 0, -1, -2, … the derivative of lgamma is no finite number",
            Restriction.POSITIVE)
        .differential("digamma(X) .* d(X)", DLMF, "§5.2");
    catalogue
        .define("digamma")
        .elementwise()
        .means("polygamma(0, X)")
        .latex("\\psi(#1)")
        .domain(
            "#1 has positive entries",
            "at 0, -1, -2, … the derivative of digamma is no finite number",
            Restriction.POSITIVE)
        .differential("trigamma(X) .* d(X)", DLMF, "§5.15");
    catalogue
        .define("trigamma")
        .elementwise()
        .means("polygamma(1, X)")
        .latex("\\psi_1(#1)")
        .domain(
            "#1 has positive entries",
            "at 0, -1, -2, … the derivative of trigamma is no finite number",
            Restriction.POSITIVE)
        .differential("polygamma(2, X) .* d(X)", DLMF, "§5.15");
    catalogue
        .define("polygamma")
        .takes("k: 1×1", "X: m×n")
        .gives("m×n")
        .computedBy(Primitive.POLYGAMMA)
        .latex("\\psi_{#1}(#2)")
        .domain(
            "#2 has positive entries, and #1 is a whole number",
            "at 0, -1, -2, … and for no whole number the derivative of polygamma is no finite number")
        .differential(
            "differential of polygamma",
            "polygamma(k + 1, X) .* d(X)",
            List.of("k: constant 1×1", "X: m×n"),
            DLMF,
            "§5.15");
  }
}
