package org.tracetrick.catalogue;

import static org.tracetrick.rules.Work.ALGEBRA;
import static org.tracetrick.rules.Work.BOYD_VANDENBERGHE;
import static org.tracetrick.rules.Work.MAGNUS_NEUDECKER;
import static org.tracetrick.rules.Work.MATRIX_COOKBOOK;

import java.util.List;
import org.tracetrick.catalogue.Domain.Outside;
import org.tracetrick.expr.Trait;
import org.tracetrick.rules.Restriction;

/// Sums, norms, extremes and what is built on them.
final class Reductions {

  /// Positive where one entry is largest, with room for rounding.
  private static final String ONE_LARGEST = "1.5 - sum(step(X - (max(X) - 0.000001)*ones(m,n)))";

  private static final String ONE_SMALLEST = "1.5 - sum(step((min(X) + 0.000001)*ones(m,n) - X))";

  private static final String EACH_IN_FULL =
      "where several are, each is given the whole derivative of ";

  private Reductions() {}

  static void declareIn(CatalogueText catalogue) {
    sums(catalogue);
    norms(catalogue);
    exponentialSums(catalogue);
    extremes(catalogue);
  }

  private static void sums(CatalogueText catalogue) {
    catalogue
        .define("sum")
        .takes("X: m×n")
        .gives("1×1")
        .is(Trait.KEEPS_SIGNS)
        .computedBy(Primitive.SUM)
        .latex("\\operatorname{sum}(#1)")
        .differential("sum(d(X))", ALGEBRA, "")
        .adjoint(0, "G*ones(m,n)")
        .matrix(0, "ones(m*n)'")
        .law("sum of a scalar", "sum(a)", "a", "a: 1×1")
        .law("sum of ones", "sum(ones(m,n))", "m*n")
        .law("sum of a transpose", "sum(X')", "sum(X)")
        .law("sum of a multiple", "sum(a*X)", "a*sum(X)", "a: 1×1", "X: m×n")
        .law("sum of an outer product", "sum(x*y')", "sum(x)*sum(y)", "x: n", "y: m")
        .law("sum of products of entries", "sum(x.*y)", "x'*y", "x: n", "y: n")
        .law("sum of squares of entries", "sum(x.^2)", "norm2(x)^2", "x: n")
        .recognised("length spelled out", "sqrt(sum(x.^2))", "norm2(x)", "x: n")
        .recognised("length spelled out", "sqrt(sum(x.*x))", "norm2(x)", "x: n")
        .recognised("norm spelled out", "sqrt(sum(X.^2))", "normF(X)", "X: m×n")
        .recognised("norm spelled out", "sqrt(sum(X.*X))", "normF(X)", "X: m×n")
        .law("deviations from the mean", "sum(x - sum(x)*ones(n)/n)", "0", "x: n")
        .law("product with ones", "ones(n)'*x", "sum(x)", "x: n")
        .law("product with ones", "x'*ones(n)", "sum(x)", "x: n")
        .law("ones on both sides", "ones(m)'*A*ones(n)", "sum(A)", "A: m×n")
        .law("ones by ones", "ones(m)*ones(n)'", "ones(m,n)")
        .law("ones times ones", "ones(m,n)*ones(n,p)", "n*ones(m,p)")
        .law("ones times ones", "ones(n,n)^2", "n*ones(n,n)")
        .law("matrix of ones times vector", "ones(m,n)*x", "sum(x)*ones(m)", "x: n")
        .law("row times matrix of ones", "x'*ones(m,n)", "sum(x)*ones(n)'", "x: m")
        .law("trace with ones", "tr(A*ones(n,m))", "sum(A)", "A: m×n");
    catalogue
        .define("mean")
        .takes("X: m×n")
        .gives("1×1")
        .is(Trait.KEEPS_SIGNS)
        .means("sum(X)/(m*n)")
        .latex("\\operatorname{mean}(#1)")
        .differential("sum(d(X))/(m*n)", ALGEBRA, "");
  }

  private static void norms(CatalogueText catalogue) {
    catalogue
        .define("norm1")
        .takes("X: m×n")
        .gives("1×1")
        .is(Trait.NOT_NEGATIVE)
        .means("sum(abs(X))")
        .latex("\\lVert #1 \\rVert_1")
        .smooth(
            "#1 has no entry 0",
            Outside.KINK,
            "at an entry 0 the derivative of norm1 is taken as sign(0) = 0",
            "abs(X) - 0.000001*ones(m,n)",
            Restriction.POSITIVE)
        .differential("sum(sign(X) .* d(X))", BOYD_VANDENBERGHE, "§A.1.6")
        .law("sum of absolute values", "sum(abs(X))", "norm1(X)", "X: m×n")
        .law("entries times their signs", "x'*sign(x)", "norm1(x)", "x: n")
        .law("entries times their signs", "sign(x)'*x", "norm1(x)", "x: n");
    for (var name : List.of("norm2", "normF")) {
      catalogue
          .define(name)
          .takes("X: m×n")
          .gives("1×1")
          .is(Trait.NOT_NEGATIVE)
          .means("sqrt(sum(X.^2))")
          .latex(name.equals("norm2") ? "\\lVert #1 \\rVert" : "\\lVert #1 \\rVert_F")
          .smooth(
              "#1 is not 0",
              Outside.ROOT,
              "at 0 the derivative of " + name + " is returned as 0/0, not a number",
              name + "(X) - 0.000001",
              Restriction.POSITIVE)
          .differential(
              "length of a vector",
              "X'*d(X)/" + name + "(X)",
              List.of("X: n×1"),
              MATRIX_COOKBOOK,
              "eq. 129")
          .differential("tr(X'*d(X))/" + name + "(X)", MATRIX_COOKBOOK, "eq. 132")
          .law("norm of a transpose", name + "(X')", name + "(X)", "X: m×n")
          .law("norm of a scalar", name + "(a)", "abs(a)", "a: 1×1")
          .law("root of a squared norm", "sqrt(" + name + "(X)^2)", name + "(X)", "X: m×n");
    }
    catalogue
        .define("norminf")
        .takes("X: m×n")
        .gives("1×1")
        .is(Trait.NOT_NEGATIVE)
        .means("max(abs(X))")
        .latex("\\lVert #1 \\rVert_\\infty")
        .smooth(
            "one entry of #1 is largest in absolute value, and it is not 0",
            Outside.KINK,
            EACH_IN_FULL + "norminf, and at 0 that is taken as 0",
            "min([norminf(X) - 0.000001, " + ONE_LARGEST.replace("X", "abs(X)") + "])")
        .differential("sum(indmax(abs(X)) .* sign(X) .* d(X))", ALGEBRA, "");
    catalogue
        .define("normnuc")
        .takes("X: m×n")
        .gives("1×1")
        .is(Trait.NOT_NEGATIVE)
        .computedBy(Primitive.NUCLEAR_NORM)
        .latex("\\lVert #1 \\rVert_*")
        .domain(
            "the columns of #1 are independent",
            "else the derivative of normnuc is returned as no number")
        .differential("tr((X*inv(sqrtm(X'*X)))'*d(X))", MAGNUS_NEUDECKER, "ch. 8.9");
  }

  private static void exponentialSums(CatalogueText catalogue) {
    catalogue
        .define("logsumexp")
        .takes("x: n×1")
        .gives("1×1")
        .means("log(sum(exp(x)))")
        .computedAs("let m = max(x) in m + log(sum(exp(x - m*ones(n))))")
        .latex("\\operatorname{logsumexp}(#1)")
        .differential("softmax(x)'*d(x)", BOYD_VANDENBERGHE, "§3.1.5")
        .recognised("logsumexp spelled out", "log(sum(exp(x)))", "logsumexp(x)", "x: n")
        .recognised("shift", "logsumexp(x + a*ones(n))", "logsumexp(x) + a", "x: n", "a: 1×1");
    catalogue
        .define("softmax")
        .takes("x: n×1")
        .gives("n×1")
        .is(Trait.POSITIVE)
        .means("exp(x)/sum(exp(x))")
        .computedAs("let e = exp(x - max(x)*ones(n)) in e/sum(e)")
        .latex("\\operatorname{softmax}(#1)")
        .differential("softmax(x).*d(x) - softmax(x)*softmax(x)'*d(x)", BOYD_VANDENBERGHE, "§3.1.5")
        .law("softmax sums to 1", "sum(softmax(x))", "1", "x: n")
        .recognised("softmax spelled out", "exp(x)/sum(exp(x))", "softmax(x)", "x: n")
        .recognised("softmax spelled out", "y'*exp(x)/sum(exp(x))", "y'*softmax(x)", "x: n", "y: n")
        .recognised("softmax spelled out", "exp(x)'*y/sum(exp(x))", "softmax(x)'*y", "x: n", "y: n")
        .recognised("softmax spelled out", "exp(x - logsumexp(x)*ones(n))", "softmax(x)", "x: n")
        .law(
            "softmax of each row",
            "((1./(exp(X)*ones(n)))*ones(n)').*exp(X)",
            "exp(X)./(exp(X)*ones(n,n))",
            "X: m×n")
        .law(
            "softmax of each column",
            "(ones(m)*(1./(exp(X)'*ones(m)))').*exp(X)",
            "exp(X)./(ones(m,m)*exp(X))",
            "X: m×n")
        .recognised("shift", "softmax(x + a*ones(n))", "softmax(x)", "x: n", "a: 1×1");
  }

  private static void extremes(CatalogueText catalogue) {
    for (var extreme : List.of("max", "min")) {
      catalogue
          .define(extreme)
          .takes("X: m×n")
          .gives("1×1")
          .is(Trait.KEEPS_SIGNS)
          .computedBy(extreme.equals("max") ? Primitive.MAX : Primitive.MIN)
          .latex("\\" + extreme + "(#1)")
          .smooth(
              "one entry of #1 is " + (extreme.equals("max") ? "largest" : "smallest"),
              Outside.TIE,
              EACH_IN_FULL + extreme,
              extreme.equals("max") ? ONE_LARGEST : ONE_SMALLEST)
          .differential("sum(ind" + extreme + "(X) .* d(X))", ALGEBRA, "");
    }
    catalogue
        .define("indmax")
        .takes("X: m×n")
        .gives("m×n")
        .is(Trait.NOT_NEGATIVE)
        .means("1 - sign(max(X)*ones(m,n) - X)")
        .latex("\\operatorname{indmax}(#1)")
        .smooth(
            "one entry of #1 is largest",
            Outside.TIE,
            "where several are, indmax is 1 at each and its derivative is taken as 0",
            ONE_LARGEST)
        .differential("zeros(m,n)", ALGEBRA, "");
    catalogue
        .define("indmin")
        .takes("X: m×n")
        .gives("m×n")
        .is(Trait.NOT_NEGATIVE)
        .means("1 - sign(X - min(X)*ones(m,n))")
        .latex("\\operatorname{indmin}(#1)")
        .smooth(
            "one entry of #1 is smallest",
            Outside.TIE,
            "where several are, indmin is 1 at each and its derivative is taken as 0",
            ONE_SMALLEST)
        .differential("zeros(m,n)", ALGEBRA, "");
  }
}
