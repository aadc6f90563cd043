package org.tracetrick.emit;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.program.Problem;

/// A function and its derivative by a variable, as text: what is written as a NumPy module.
///
/// @param topic what the case shows
/// @param derivative an array of up to two axes, or the matrix of a linear map, or its operator
record NumPyCase(
    String topic, List<String> declarations, String variable, String function, String derivative) {

  static final List<NumPyCase> ALL =
      List.of(
          of("least squares", "w", "norm2(X*w - y)^2", "2*X'*(X*w - y)", "X: m×n", "w: n", "y: m"),
          of(
              "logistic regression, stable, with a name that Python reserves",
              "w",
              "sum(softplus(-y.*(X*w))) + 0.5*lambda*w'*w",
              "-X'*(y.*sigmoid(-y.*(X*w))) + lambda*w",
              "X: m×n",
              "w: n",
              "y: m",
              "lambda: scalar"),
          of("a scalar constant broadcasts", "X", "sum(tanh(X))", "1 - tanh(X).^2", "X: m×n"),
          of(
              "softmax by its input",
              "x",
              "softmax(x)",
              "diag(softmax(x)) - softmax(x)*softmax(x)'",
              "x: n"),
          of("logsumexp", "x", "logsumexp(x)", "softmax(x)", "x: n"),
          of(
              "a solve in place of an inverse",
              "b",
              "b'*inv(A)*b",
              "(inv(A) + inv(A)')*b",
              "A: n×n",
              "b: n"),
          of(
              "a diagonal matrix is never built",
              "d",
              "x'*A*diag(d)*A'*x",
              "(A'*x).^2",
              "A: m×n",
              "d: n",
              "x: m"),
          of("log-determinant", "X", "logdet(X)", "inv(X)'", "X: invertible n×n"),
          of("determinant of any matrix", "X", "det(X)", "adj(X)'", "X: n×n"),
          of("rows stay rows", "r", "r*A", "kron(A', eye(1))", "r: row n", "A: n×m"),
          of("an outer product", "x", "sum(sin(x)*y')", "sum(y)*cos(x)", "x: m", "y: n"),
          of("row sums", "X", "norm2(X*ones(n))^2", "2*X*ones(n)*ones(n)'", "X: m×n"),
          of("a size as a number", "x", "x'*x/n", "2*x/n", "x: n"),
          of(
              "a size inside a product",
              "y",
              "sum(unvec(v,m,n)'*y)",
              "unvec(v,m,n)*ones(n)",
              "v: m*n",
              "y: m"),
          of("blocks and slices", "x", "norm2([x; y][2:n+1])^2", "2*[0; x[2:n]]", "x: n", "y: n"),
          of(
              "exponents",
              "x",
              "sum(x.^3) + sum(1./x.^2) + sum(x.^0.5)",
              "3*x.^2 - 2*x.^(-3) + 0.5*x.^(-0.5)",
              "x: positive n"),
          of(
              "extremes and signs",
              "x",
              "max(x) + sum(abs(x)) + sum(relu(x))",
              "indmax(x) + sign(x) + step(x)",
              "x: n"),
          of(
              "special functions",
              "x",
              "sum(lgamma(x)) + sum(erf(x))",
              "digamma(x) + 2/sqrt(pi)*exp(-x.^2)",
              "x: positive n"),
          of("order of polygamma", "x", "sum(trigamma(x))", "polygamma(2,x)", "x: positive n"),
          of("trace of a matrix power", "X", "tr(X^3)", "3*(X^2)'", "X: n×n"),
          of(
              "matrix functions",
              "S",
              "tr(logm(S)) + tr(expm(S)) + tr(sqrtm(S))",
              "inv(S) + expm(S) + 0.5*inv(sqrtm(S))",
              "S: spd n×n"),
          of(
              "a linear map by its matrix",
              "X",
              "A*X*B",
              "kron(B', A)",
              "A: p×m",
              "X: m×n",
              "B: n×q"),
          of("a transpose by its matrix", "X", "X'", "commutation(m,n)", "X: m×n"),
          of("a linear map by directions", "X", "expm(X)", "dexpm(X, d(X))", "X: n×n"),
          of(
              "a gradient by directions",
              "X",
              "tr(A*sqrtm(X))",
              "tr(A*dsqrtm(X, d(X)))",
              "X: spd n×n",
              "A: n×n"),
          of(
              "a direction of a scalar",
              "t",
              "logm(eye(n) + t*S)",
              "dlogm(eye(n) + t*S, d(t)*S)",
              "t: positive scalar",
              "S: spd n×n"),
          of(
              "Kronecker adjoints",
              "X",
              "sum(G.*kron(X,B))",
              "blocktrace(G,B)",
              "X: m×n",
              "B: p×q",
              "G: m*p×n*q"),
          of(
              "Kronecker adjoints of vectors",
              "x",
              "sum(G.*kron(A,x))",
              "blocksum(A,G)",
              "A: m×n",
              "x: p",
              "G: m*p×n"),
          of("pseudo-inverse and nuclear norm", "X", "normnuc(X) + sum(pinv(X))", "X", "X: m×n"),
          of(
              "a Lyapunov equation",
              "C",
              "tr(lyapunov(A,C))",
              "lyapunov(A', eye(n))",
              "A: spd n×n",
              "C: n×n"),
          of("a derivative that is 0", "X", "sum(y)", "zeros(m,n)", "X: m×n", "y: n"),
          of(
              "temporaries make room for names",
              "t1",
              "norm2(exp(t1))^2 + sum(exp(t1))",
              "2*exp(t1).^2 + exp(t1)",
              "t1: n"));

  private static NumPyCase of(
      String topic, String variable, String function, String derivative, String... declarations) {
    return new NumPyCase(topic, List.of(declarations), variable, function, derivative);
  }

  Problem problem() {
    return Problem.given(declarations.toArray(String[]::new));
  }

  static List<Dim> axes(Problem problem, Expr function, Expr derivative, String variable) {
    var axes = new ArrayList<>(function.shape().axes());
    axes.addAll(problem.symbol(variable).shape().axes());
    return axes;
  }

  String module(Problem problem) {
    var value = problem.expr(function);
    var body = problem.expr(derivative);
    return new NumPy()
        .module(
            problem.symbols(),
            List.of(
                EmittedFunction.of("value", value),
                new EmittedFunction("derivative", body, axes(problem, value, body, variable))),
            problem.definitions(),
            problem.pool())
        .orElseThrow();
  }
}
