package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.ALGEBRA;

import org.tracetrick.catalogue.Domain.Outside;
import org.tracetrick.expr.Trait;
import org.tracetrick.rules.Restriction;

/// Functions with a kink, and those that models of learning apply entry by entry.
final class Activations {

  private static final String AWAY_FROM_0 = "abs(X) - 0.000001*ones(m,n)";

  private Activations() {}

  static void declareIn(CatalogueText catalogue) {
    kinked(catalogue);
    activations(catalogue);
  }

  private static void kinked(CatalogueText catalogue) {
    catalogue
        .define("abs")
        .elementwise()
        .is(Trait.NOT_NEGATIVE)
        .computedBy(Primitive.ABS)
        .latex("\\lvert #1 \\rvert")
        .smooth(
            "#1 has no entry 0",
            Outside.ROOT,
            "at an entry 0 the derivative of abs is taken as sign(0) = 0",
            AWAY_FROM_0,
            Restriction.POSITIVE)
        .differential("sign(X) .* d(X)", ALGEBRA, "")
        .law("square of an absolute value", "abs(X).^2", "X.^2", "X: m×n")
        .law("sign times absolute value", "sign(X) .* abs(X)", "X", "X: m×n")
        .law("sign times absolute value", "sign(a) * abs(a)", "a", "a: 1×1")
        .law("entries times their signs", "sign(X) .* X", "abs(X)", "X: m×n")
        .law("entries times their signs", "sign(a) * a", "abs(a)", "a: 1×1");
    catalogue
        .define("sign")
        .elementwise()
        .computedBy(Primitive.SIGN)
        .latex("\\operatorname{sign}(#1)")
        .smooth(
            "#1 has no entry 0",
            Outside.KINK,
            "at an entry 0 the derivative of sign is taken as 0",
            AWAY_FROM_0,
            Restriction.POSITIVE)
        .differential("zeros(m,n)", ALGEBRA, "");
    catalogue
        .define("step")
        .elementwise()
        .is(Trait.NOT_NEGATIVE)
        .computedBy(Primitive.STEP)
        .latex("\\operatorname{step}(#1)")
        .smooth(
            "#1 has no entry 0",
            Outside.KINK,
            "at an entry 0 the derivative of step is taken as 0",
            AWAY_FROM_0,
            Restriction.POSITIVE)
        .differential("zeros(m,n)", ALGEBRA, "")
        .law("a step is 0 or 1", "step(X).^2", "step(X)", "X: m×n");
    catalogue
        .define("relu")
        .elementwise()
        .is(Trait.NOT_NEGATIVE)
        .means("X .* step(X)")
        .computedAs("maximum(X, 0)")
        .latex("\\operatorname{relu}(#1)")
        .smooth(
            "#1 has no entry 0",
            Outside.ZERO,
            "at an entry 0 the derivative of relu is taken as step(0) = 0",
            AWAY_FROM_0,
            Restriction.POSITIVE)
        .differential("step(X) .* d(X)", ALGEBRA, "")
        .law("a rectified value where it is on", "relu(X) .* step(X)", "relu(X)", "X: m×n")
        .law("a rectified value where it is on", "relu(a) * step(a)", "relu(a)", "a: 1×1")
        .law("a step of a rectified value", "step(relu(X))", "step(X)");
    catalogue
        .define("maximum")
        .takes("X: m×n", "Y: m×n")
        .gives("m×n")
        .is(Trait.KEEPS_SIGNS, Trait.ELEMENTWISE)
        .computedBy(Primitive.MAXIMUM)
        .latex("\\max(#1, #2)")
        .smooth(
            "#1 and #2 have no equal entries",
            Outside.KINK,
            "at equal entries the derivative of maximum by either is taken as step(0) = 0",
            "abs(X - Y) - 0.000001*ones(m,n)")
        .differential("step(X - Y) .* d(X) + step(Y - X) .* d(Y)", ALGEBRA, "");
    catalogue
        .define("minimum")
        .takes("X: m×n", "Y: m×n")
        .gives("m×n")
        .is(Trait.KEEPS_SIGNS, Trait.ELEMENTWISE)
        .computedBy(Primitive.MINIMUM)
        .latex("\\min(#1, #2)")
        .smooth(
            "#1 and #2 have no equal entries",
            Outside.KINK,
            "at equal entries the derivative of minimum by either is taken as step(0) = 0",
            "abs(X - Y) - 0.000001*ones(m,n)")
        .differential("step(Y - X) .* d(X) + step(X - Y) .* d(Y)", ALGEBRA, "");
  }

  private static void activations(CatalogueText catalogue) {
    catalogue
        .define("sigmoid")
        .elementwise()
        .is(Trait.POSITIVE)
        .means("1 ./ (1 + exp(-X))")
        .computedAs("0.5 * (1 + tanh(0.5 * X))")
        .latex("\\sigma(#1)")
        .differential("sigmoid(X) .* (1 - sigmoid(X)) .* d(X)", ALGEBRA, "")
        .recognised("sigmoid spelled out", "exp(X) ./ (1 + exp(X))", "sigmoid(X)", "X: m×n")
        .recognised("sigmoid spelled out", "1 ./ (1 + exp(-X))", "sigmoid(X)", "X: m×n")
        .recognised("sigmoid spelled out", "exp(a) / (1 + exp(a))", "sigmoid(a)", "a: 1×1")
        .recognised("sigmoid spelled out", "1 / (1 + exp(-a))", "sigmoid(a)", "a: 1×1")
        .law("sigmoid of a negative", "1 - sigmoid(-X)", "sigmoid(X)", "X: m×n")
        .law("sigmoid of a negative", "1 - sigmoid(-a)", "sigmoid(a)", "a: 1×1")
        .law("sigmoid spelled out", "exp(-a) * sigmoid(a)", "sigmoid(-a)", "a: 1×1")
        .law("sigmoid spelled out", "exp(a) * sigmoid(-a)", "sigmoid(a)", "a: 1×1")
        .law("sigmoid spelled out", "exp(-X) .* sigmoid(X)", "sigmoid(-X)", "X: m×n")
        .law("sigmoid spelled out", "exp(X) .* sigmoid(-X)", "sigmoid(X)", "X: m×n");
    catalogue
        .define("softplus")
        .elementwise()
        .is(Trait.POSITIVE)
        .means("log(1 + exp(X))")
        .computedAs("maximum(X, 0) + log1p(exp(-abs(X)))")
        .latex("\\operatorname{softplus}(#1)")
        .differential("sigmoid(X) .* d(X)", ALGEBRA, "")
        .recognised("softplus spelled out", "log(1 + exp(X))", "softplus(X)", "X: m×n")
        .recognised("softplus spelled out", "log(1 + exp(a))", "softplus(a)", "a: 1×1")
        .recognised("softplus spelled out", "log1p(exp(X))", "softplus(X)", "X: m×n");
    catalogue
        .define("gelu")
        .elementwise()
        .means("0.5 * X .* (1 + erf(X / sqrt(2)))")
        .latex("\\operatorname{gelu}(#1)")
        .differential(
            "(0.5 * (1 + erf(X / sqrt(2))) + X .* exp(-X.^2 / 2) / sqrt(2 * pi)) .* d(X)",
            ALGEBRA,
            "");
  }
}
