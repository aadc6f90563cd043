package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.List;

/// A function, a point outside the domain of its operator, and what its derivative returns there.
///
/// @param operator what is at its edge
/// @param variables each as `declaration = entries`, column by column; the first is the variable
/// @param derivative its entries, or `*` for any number
/// @param says what the assumption says is returned
record Edge(String operator, String expr, String variables, String derivative, String says) {

  @Override
  public String toString() {
    return operator + " at " + variables;
  }

  private static Edge edge(
      String operator, String expr, String variables, String derivative, String says) {
    return new Edge(operator, expr, variables, derivative, says);
  }

  static List<Edge> all() {
    var edges = new ArrayList<Edge>();
    edges.addAll(entries());
    edges.addAll(reductions());
    edges.addAll(matrices());
    edges.addAll(spectrum());
    return edges;
  }

  private static List<Edge> entries() {
    return List.of(
        edge("relu", "sum(relu(x))", "x: n = 0 1", "0 1", "taken as step(0) = 0"),
        edge("abs", "sum(abs(x))", "x: n = 0 -1", "0 -1", "taken as sign(0) = 0"),
        edge("sign", "sum(sign(x))", "x: n = 0 -1", "0 0", "the derivative of sign is taken as 0"),
        edge("step", "sum(step(x))", "x: n = 0 -1", "0 0", "the derivative of step is taken as 0"),
        edge(
            "maximum",
            "sum(maximum(x, y))",
            "x: n = 1 3; y: n = 1 2",
            "0 1",
            "by either is taken as step(0) = 0"),
        edge(
            "maximum",
            "sum(maximum(y, x))",
            "x: n = 1 3; y: n = 1 2",
            "0 1",
            "by either is taken as step(0) = 0"),
        edge(
            "minimum",
            "sum(minimum(x, y))",
            "x: n = 1 1; y: n = 1 2",
            "0 1",
            "by either is taken as step(0) = 0"),
        edge(
            "log",
            "sum(log(x))",
            "x: n = 0 -2",
            "Infinity -0.5",
            "the reciprocal of x is returned"),
        edge(
            "log1p",
            "sum(log1p(x))",
            "x: n = -1 -3",
            "Infinity -0.5",
            "the reciprocal of 1 + x is returned"),
        edge(
            "asin", "sum(asin(x))", "x: n = -1 2", "Infinity NaN", "infinite, and beyond them not"),
        edge(
            "acos", "sum(acos(x))", "x: n = 1 2", "-Infinity NaN", "infinite, and beyond them not"),
        edge(
            "tan",
            "sum(tan(x))",
            "x: n = 1.5707963267948966 0",
            "2.667093788113571E32 1",
            "infinite"),
        edge("atan2", "sum(atan2(y, x))", "y: n = 0 0; x: n = 0 1", "NaN 1", "0/0, not a number"),
        edge("lgamma", "sum(lgamma(x))", "x: n = 0 -1", "-Infinity -Infinity", "no finite number"),
        edge("digamma", "sum(digamma(x))", "x: n = 0 -1", "Infinity Infinity", "no finite number"),
        edge(
            "trigamma",
            "sum(trigamma(x))",
            "x: n = 0 -1",
            "-Infinity -Infinity",
            "no finite number"),
        edge(
            "polygamma",
            "sum(polygamma(2, x))",
            "x: n = 0 -1",
            "Infinity Infinity",
            "no finite number"),
        edge(
            "polygamma",
            "sum(polygamma(k, x))",
            "x: n = 2 3; k: scalar = 0.5",
            "NaN NaN",
            "for no whole number"),
        edge(".^", "sum(1./x)", "x: n = 0 -1", "-Infinity -1", "the answer divides by 0"),
        edge(".^", "sum(sqrt(x))", "x: n = 0 -1", "Infinity NaN", "no finite number"),
        edge(".^", "sum(x.^(3/2))", "x: n = 0 -1", "0 NaN", "below 0 neither"),
        edge(".^", "sum(a.^x)", "x: n = 2 1; a: scalar = -1", "NaN NaN", "may be no number"));
  }

  private static List<Edge> reductions() {
    return List.of(
        edge("norm1", "norm1(x)", "x: n = 0 -1", "0 -1", "taken as sign(0) = 0"),
        edge("norm2", "norm2(x)", "x: n = 0 0", "NaN NaN", "0/0, not a number"),
        edge("norm2", "norm2(a)", "a: scalar = 0", "NaN", "0/0, not a number"),
        edge("normF", "normF(X)", "X: n×n = 0 0 0 0", "NaN NaN NaN NaN", "0/0, not a number"),
        edge("norminf", "norminf(x)", "x: n = 2 -2", "1 -1", "each is given the whole derivative"),
        edge("norminf", "norminf(x)", "x: n = 0 0", "0 0", "at 0 that is taken as 0"),
        edge("max", "max(x)", "x: n = 2 2", "1 1", "each is given the whole derivative of max"),
        edge("min", "min(x)", "x: n = 2 2", "1 1", "each is given the whole derivative of min"),
        edge("indmax", "sum(indmax(x))", "x: n = 2 2", "0 0", "its derivative is taken as 0"),
        edge("indmax", "sum(indmax(x).*x)", "x: n = 2 2", "1 1", "indmax is 1 at each"),
        edge("indmin", "sum(indmin(x))", "x: n = 2 2", "0 0", "its derivative is taken as 0"),
        edge("indmin", "sum(indmin(x).*x)", "x: n = 2 2", "1 1", "indmin is 1 at each"),
        edge("normnuc", "normnuc(X)", "X: n×n = 1 2 2 4", "NaN NaN NaN NaN", "as no number"));
  }

  private static List<Edge> matrices() {
    return List.of(
        edge("inv", "sum(inv(X))", "X: n×n = 1 2 2 4", "NaN NaN NaN NaN", "neither its inverse"),
        edge("^", "sum(X^(-1))", "X: n×n = 1 2 2 4", "NaN NaN NaN NaN", "neither its inverse"),
        edge("logdet", "logdet(X)", "X: n×n = 1 2 2 4", "NaN NaN NaN NaN", "as no number"),
        edge("adj", "sum(adj(X))", "X: n×n = 1 2 2 4", "NaN NaN NaN NaN", "though there is one"),
        // along a change that keeps the rank 1, X + tX, the derivative of 1/(1 + t) at 0
        edge("pinv", "sum(pinv(t*X))", "t: scalar = 1; X: n×n = 1 1 1 1", "-1", "keep the rank"),
        edge("pinv", "sum(pinv(X))", "X: n×n = 0 0 0 0", "0 0 0 0", "keep the rank"),
        edge("logm", "sum(logm(X))", "X: n×n = 0 0 0 1", "NaN NaN NaN NaN", "no real numbers"),
        edge("logm", "sum(logm(X))", "X: n×n = -1 0 0 -2", "NaN NaN NaN NaN", "no real numbers"),
        edge("sqrtm", "sum(sqrtm(X))", "X: n×n = 0 0 0 1", "NaN 1 1 0.5", "no real numbers"),
        edge("sqrtm", "sum(sqrtm(X))", "X: n×n = -1 0 0 -2", "NaN NaN NaN NaN", "no real numbers"),
        edge(
            "chol",
            "tr(chol(S))",
            "S: symmetric n×n = 1 2 2 1",
            "NaN NaN NaN NaN",
            "neither its Cholesky factor"),
        edge(
            "sylvester",
            "sum(sylvester(A, B, C))",
            "C: n×n = 1 2 3 4; A: n×n = 1 0 0 1; B: n×n = -1 0 0 1",
            "NaN NaN * *",
            "entries are returned that are no numbers"),
        edge(
            "lyapunov",
            "sum(lyapunov(A, C))",
            "C: n×n = 1 2 3 4; A: n×n = 1 0 0 -1",
            "* NaN NaN *",
            "entries are returned that are no numbers"));
  }

  private static List<Edge> spectrum() {
    return List.of(
        edge("eigmax", "eigmax(S)", "S: symmetric n×n = 3 0 0 3", "0 0 0 1", "unit eigenvectors"),
        edge("eigmin", "eigmin(S)", "S: symmetric n×n = 3 0 0 3", "1 0 0 0", "unit eigenvectors"),
        edge(
            "eigvecmax",
            "sum(eigvecmax(S))",
            "S: symmetric n×n = 3 0 0 3",
            "NaN * NaN *",
            "the derivative is no number"),
        edge(
            "eigvecmin",
            "sum(eigvecmin(S))",
            "S: symmetric n×n = 3 0 0 3",
            "* * NaN NaN",
            "the derivative is no number"),
        edge("normspec", "normspec(X)", "X: n×n = 3 0 0 3", "1 0 0 0", "one pair of its singular"),
        edge("leftsv", "a*sum(leftsv(X))", "a: scalar = 2; X: n×n = 3 0 0 3", "1", "one of its"),
        edge("rightsv", "a*sum(rightsv(X))", "a: scalar = 2; X: n×n = 3 0 0 3", "1", "one of its"));
  }
}
