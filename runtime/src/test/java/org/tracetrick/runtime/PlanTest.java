package org.tracetrick.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tracetrick.answer.Quantity;
import org.tracetrick.runtime.plan.Plan;

/// What the planner must find by itself, from the expression and the sizes.
final class PlanTest {

  private static Evaluator compiled(
      EnumSet<Quantity> wanted,
      Map<String, Integer> sizes,
      String expr,
      String wrt,
      String... declarations) {
    return Problem.parse(wanted, expr, wrt, declarations).compile(sizes);
  }

  private static Plan plan(
      EnumSet<Quantity> wanted,
      Map<String, Integer> sizes,
      String expr,
      String wrt,
      String... declarations) {
    return compiled(wanted, sizes, expr, wrt, declarations).plan();
  }

  private static final EnumSet<Quantity> ALL =
      EnumSet.of(Quantity.VALUE, Quantity.GRADIENT, Quantity.HESSIAN);

  private static final EnumSet<Quantity> FIRST = EnumSet.of(Quantity.VALUE, Quantity.GRADIENT);

  @Test
  void dataIsReadOnceForValueGradientAndHessian() {
    var plan = plan(ALL, Map.of("m", 100_000, "n", 50), "sum(log(1 + exp(-y.*(X*w))))", "w");
    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.traffic()).isLessThan(1.01 * plan.inputBytes());
    assertThat(plan.workspace()).isZero();
  }

  /// Half of a general product: `m*n^2` in place of `2*m*n^2`.
  @Test
  void aHessianWithWeightsIsHalfAProduct() {
    double m = 100_000;
    double n = 50;
    var wanted = EnumSet.of(Quantity.HESSIAN);
    var plan = plan(wanted, Map.of("m", 100_000, "n", 50), "sum(exp(X*w))", "w");
    assertThat(plan.flops()).isLessThan(1.2 * m * n * n);
  }

  @Test
  void aChainIsMultipliedFromWhereItIsThin() {
    double n = 1_000;
    var wanted = EnumSet.of(Quantity.VALUE);
    var plan = plan(wanted, Map.of("n", 1_000), "norm2(A*B*x)", "x", "A: n×n", "B: n×n", "x: n");
    assertThat(plan.flops()).isLessThan(5 * n * n);
  }

  @Test
  void aMatrixIsSolvedWithAndNotInverted() {
    var wanted = EnumSet.of(Quantity.VALUE);
    var evaluator = compiled(wanted, Map.of("n", 100), "b'*inv(A)*b", "b", "A: n×n", "b: n");
    assertThat(evaluator.describe()).contains("solve(").doesNotContain("inverse(");
  }

  @Test
  void aGaussianProcessNeedsNoProductOfLargeMatrices() {
    var kernel = "a*exp(-b*D) + c*eye(n)";
    var evaluator =
        compiled(
            FIRST,
            Map.of("n", 500),
            "0.5*(y'*inv(%s)*y + logdet(%s))".formatted(kernel, kernel),
            "a,b,c",
            "D: symmetric n×n",
            "y: n",
            "a: scalar",
            "b: scalar",
            "c: scalar");
    assertThat(evaluator.describe()).doesNotContain(":= product(").doesNotContain("eye(");
    assertThat(evaluator.describe().split("factors\\(", -1)).hasSize(2);
  }

  @Test
  void distancesBetweenAllPairsAreNeverStored() {
    var expr = "sum(sqrt(diag(X*X')*ones(n)' + ones(n)*diag(X*X')' - 2*X*X' + c*ones(n,n)))";
    for (var quantity : EnumSet.of(Quantity.GRADIENT, Quantity.PRODUCT)) {
      var plan =
          plan(EnumSet.of(quantity), Map.of("n", 2_000, "d", 3), expr, "X", "X: n×d", "c: scalar");
      assertThat(plan.workspace()).as("%s", quantity).isLessThan(2_000 * 8 * 10);
    }
  }

  @Test
  void aDiagonalMinusLowRankIsNotBuilt() {
    double n = 400;
    var wanted = EnumSet.of(Quantity.HESSIAN);
    var plan = plan(wanted, Map.of("m", 400, "n", 400), "logsumexp(A*x)", "x");
    assertThat(plan.flops()).isLessThan(1.2 * n * n * n);
  }

  @Test
  void kroneckerProductsAreNeverMultiplied() {
    var masked =
        plan(
            EnumSet.of(Quantity.HESSIAN),
            Map.of("m", 100, "n", 100, "p", 5),
            "norm2(Omega.*(T - U*V'))^2",
            "U",
            "Omega: m×n");
    assertThat(masked.flops()).isLessThan(1e6);
    var layer =
        compiled(
            EnumSet.of(Quantity.HESSIAN),
            Map.of("n", 50, "c", 10),
            "logsumexp(W*x) - y'*W*x",
            "W",
            "W: c×n",
            "x: n",
            "y: c");
    assertThat(layer.describe().split("kronecker\\(", -1)).hasSize(2);
  }

  /// Each matrix between two layers is needed for a while only.
  @Test
  void memoryIsUsedAgain() {
    var evaluator =
        compiled(
            EnumSet.of(Quantity.VALUE),
            Map.of("n", 300),
            "norm2(tanh(A*tanh(A*tanh(A*tanh(A*tanh(A*X))))))",
            "X",
            "A: n×n",
            "X: n×n");
    assertThat(evaluator.plan().workspace()).isLessThan(3 * 300 * 300 * 8 + 10_000);
  }

  @Test
  void sumsAreStable() {
    var evaluator =
        compiled(EnumSet.of(Quantity.VALUE), Map.of("n", 3), "log(sum(exp(x)))", "x", "x: n");
    try (var evaluation = evaluator.evaluation()) {
      evaluation.set("x", 1_000, 1_000, -1_000);
      evaluation.run();
      assertThat(evaluation.value()).isEqualTo(1_000 + Math.log(2));
    }
  }
}
