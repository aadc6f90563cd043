package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.List;

/// Productions for every function of the catalogue and for the structure, the rarer ones apart.
final class Productions {

  private Productions() {}

  static List<Production> all() {
    var all = new ArrayList<Production>();
    all.addAll(ofAnyShape());
    all.addAll(entryByEntry());
    all.addAll(scalars());
    all.addAll(vectors());
    all.addAll(matrices());
    all.addAll(squareMatrices());
    all.addAll(RareProductions.all());
    return all;
  }

  static Production of(String result, String text, String... operands) {
    return new Production(result, text, List.of(operands), false);
  }

  static Production commuting(String result, String text, String... operands) {
    return new Production(result, text, List.of(operands), true);
  }

  private static List<Production> ofAnyShape() {
    return List.of(
        commuting("r×c", "#1 + #2", "r×c", "r×c"),
        commuting("r×c", "#1 + #2 + #3", "r×c", "r×c", "r×c"),
        of("r×c", "#1 - #2", "r×c", "r×c"),
        commuting("r×c", "#1.*#2", "r×c", "r×c"),
        commuting("r×c", "#1.*#2.*#3", "r×c", "r×c", "r×c"),
        commuting("r×c", "#1*#2", "1×1", "r×c"),
        of("r×c", "-#1", "r×c"),
        of("r×c", "#1./(2 + #2.^2)", "r×c", "r×c"),
        of("r×c", "#1/(1 + #2^2)", "r×c", "1×1"),
        of("r×c", "let q = #1 in q + q.*#2", "r×c", "r×c"));
  }

  private static List<Production> entryByEntry() {
    var all = new ArrayList<Production>();
    for (var text :
        List.of(
            "sin(#1)",
            "cos(#1)",
            "tan(0.5*tanh(#1))",
            "tanh(#1)",
            "sigmoid(#1)",
            "softplus(#1)",
            "exp(0.3*#1)",
            "log(1 + #1.^2)",
            "log1p(exp(#1))",
            "expm1(0.3*#1)",
            "sqrt(1 + #1.^2)",
            "#1.^2",
            "#1.^3",
            "1./(2 + #1.^2)",
            "atan(#1)",
            "asin(0.5*sin(#1))",
            "acos(0.5*cos(#1))",
            "sinh(0.3*#1)",
            "cosh(0.3*#1)",
            "abs(#1)",
            "sign(#1)",
            "step(#1)",
            "relu(#1)",
            "erf(#1)",
            "gelu(#1)",
            "lgamma(1 + #1.^2)",
            "digamma(1 + #1.^2)",
            "trigamma(1 + #1.^2)",
            "polygamma(2, 1 + #1.^2)")) {
      all.add(of("r×c", text, "r×c"));
    }
    all.add(of("r×c", "log(#1)", "positive r×c"));
    all.add(of("r×c", "#1.^#2", "positive r×c", "1×1"));
    all.add(of("r×c", "atan2(#1, 1 + #2.^2)", "r×c", "r×c"));
    all.add(of("r×c", "maximum(#1, 0.1 + #2)", "r×c", "r×c"));
    all.add(of("r×c", "minimum(#1, 0.1 + #2)", "r×c", "r×c"));
    all.add(of("r×c", "indmax(#1).*#2", "r×c", "r×c"));
    all.add(of("r×c", "indmin(#1).*#2", "r×c", "r×c"));
    return all;
  }

  private static List<Production> scalars() {
    return List.of(
        of("1×1", "tr(#1*#2)", "k×l", "l×k"),
        of("1×1", "tr(#1)", "k×k"),
        of("1×1", "sum(#1)", "k×l"),
        of("1×1", "sum(#1)/{k}", "k×l"),
        of("1×1", "mean(#1)", "k×l"),
        of("1×1", "norm1(#1)", "k×l"),
        of("1×1", "norm2(#1)^2", "k×l"),
        of("1×1", "norm2(1 + #1.^2)", "k×1"),
        of("1×1", "sqrt(1 + normF(#1)^2)", "k×l"),
        of("1×1", "norminf(#1)", "k×l"),
        of("1×1", "normnuc(#1)", "leaf k×l"),
        of("1×1", "max(#1)", "k×l"),
        of("1×1", "min(#1)", "k×l"),
        of("1×1", "logsumexp(#1)", "k×1"),
        of("1×1", "#1'*#2", "k×1", "k×1"),
        of("1×1", "#1'*#2*#3", "k×1", "k×l", "l×1"),
        of("1×1", "#1'*inv(#2)*#3", "k×1", "definite k×k", "k×1"),
        of("1×1", "logdet(#1)", "definite k×k"),
        of("1×1", "log(det(#1))", "definite k×k"),
        of("1×1", "det(#1)", "definite k×k"),
        of("1×1", "#1[1,1]", "k×l"),
        of("1×1", "#1^2", "1×1"),
        of("1×1", "pi*#1", "1×1"),
        of("1×1", "vec(#1)'*vec(#2)", "k×l", "k×l"),
        of("1×1", "tr(kron(#1,#2))", "k×k", "l×l"),
        of("1×1", "normF(kron(#1,#2))^2", "k×l", "l×k"));
  }

  private static List<Production> vectors() {
    return List.of(
        of("r×1", "#1*#2", "r×k", "k×1"),
        of("r×1", "diag(#1)", "r×r"),
        of("r×1", "softmax(#1)", "r×1"),
        of("r×1", "inv(#1)*#2", "definite r×r", "r×1"),
        of("r×1", "#1*ones({k})", "r×k"),
        of("r×1", "#1[:,1]", "r×k"),
        of("1×c", "#1'", "c×1"),
        of("1×c", "#1'*#2", "k×1", "k×c"),
        of("1×c", "#1[1,:]", "k×c"));
  }

  private static List<Production> matrices() {
    return List.of(
        of("R×c", "#1*#2", "R×k", "k×c"),
        of("R×c", "#1*#2*#3", "R×k", "k×l", "l×c"),
        of("R×c", "#1'", "c×R"),
        of("R×c", "#1*#2'", "R×1", "c×1"),
        of("R×c", "diag(#1)*#2", "R×1", "R×c"),
        of("R×c", "pinv(#1)", "leaf c×R"),
        of("R×c", "unvec(vec(#1), {R}, {c})", "R×c"),
        of("R×c", "unvec(commutation({R},{c})*vec(#1), {c}, {R})'", "R×c"),
        of("R×c", "blocktrace(kron(#1,#2), #3)", "R×c", "k×l", "k×l"),
        of("R×c", "blocksum(#1, kron(#2,#3))", "k×l", "k×l", "R×c"),
        of("R×c", "sylvester(#1, #2, #3)", "definite R×R", "definite c×c", "R×c"),
        of("R×c", "[#1, #2]*[#3; #4]", "R×k", "R×l", "k×c", "l×c"));
  }

  private static List<Production> squareMatrices() {
    return List.of(
        of("R×R", "inv(#1)", "definite R×R"),
        of("R×R", "adj(#1)", "definite R×R"),
        of("R×R", "diag(#1)", "R×1"),
        of("R×R", "#1^2", "R×R"),
        of("R×R", "#1^3", "R×R"),
        of("R×R", "expm(0.2*#1)", "R×R"),
        of("R×R", "logm(#1)", "definite R×R"),
        of("R×R", "sqrtm(#1)", "definite R×R"),
        of("R×R", "lyapunov(#1, #2)", "definite R×R", "R×R"));
  }
}
