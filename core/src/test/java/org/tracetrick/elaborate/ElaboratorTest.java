package org.tracetrick.elaborate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.Parser;

final class ElaboratorTest {

  private static Elaboration read(String text, String declarations) {
    return read(text, Library.scope(declarations), new Pool());
  }

  private static Elaboration read(String text, Scope scope, Pool pool) {
    return Elaborator.elaborate(Parser.parse(text), text, scope, pool);
  }

  private static Stream<DynamicTest> table(String rows) {
    return rows.lines()
        .filter(row -> !row.isBlank())
        .map(row -> row.strip().split("\\s*\\|\\|\\s*", -1))
        .map(cells ->
            DynamicTest.dynamicTest(cells[0] + " with " + cells[1], () -> checkShapes(cells)));
  }

  /// Checks a row: expression, declarations, the variables with their shapes, the shape of the
  /// value.
  private static void checkShapes(String[] cells) {
    var elaboration = read(cells[0], cells[1]);
    var variables =
        elaboration.variables().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + Role.declaration(entry.getValue().shape()))
            .collect(Collectors.joining(", "));
    assertThat(variables).isEqualTo(cells[2]);
    assertThat(Role.declaration(elaboration.expr().shape())).isEqualTo(cells[3]);
  }

  @TestFactory
  Stream<DynamicTest> everyNameGetsItsShape() {
    return table(
        """
        0.5*x'*A*x || || x: n, A: n×n || scalar
        A*exp(x) || || A: m×n, x: n || m
        (y.*v)'*x || || y: n, v: n, x: n || scalar
        a^b || || a: scalar, b: scalar || scalar
        norm1(A*x-y) || || A: m×n, x: n, y: m || scalar
        norm2(A*x-y)^2 || || A: m×n, x: n, y: m || scalar
        norm2(A*x-b)^2 || || A: m×n, x: n, b: m || scalar
        norm2(X*w-y)^2 || || X: m×n, w: n, y: m || scalar
        sum(log(exp(-y.*(X*w)) + vector(1))) || || y: m, X: m×n, w: n || scalar
        tr(A*X'*B*X*C) || || A: m×n, X: p×n, B: p×p, C: n×m || scalar
        log(det(inv(X))) || || X: n×n || scalar
        tr(E)+1 || || E: n×n || scalar
        tr(A'*A)+tr(B'*B) || || A: m×n, B: p×q || scalar
        0.5*norm2(A-U*V)^2+0.5*norm2(U)^2 || || A: m×n, U: m×p, V: p×n || scalar
        sin(tr(A)) || || A: n×n || scalar
        exp(x'*A*x) || || x: n, A: n×n || scalar
        (x'*A*x)/(x'*x) || || x: n, A: n×n || scalar
        logdet(A) || || A: n×n || scalar
        (a-x'*b)^2 || b: n || a: scalar, x: n, b: n || scalar
        a'*X*b || || a: m, X: m×n, b: scalar || 1×n
        a'*X*b || b: k || a: n, X: n×k, b: k || scalar
        W*x + b || || W: m×n, x: n, b: m || m
        norm2(y - a*x - b) || || y: n, a: scalar, x: n, b: n || scalar
        sum(x)/n || || x: m, n: scalar || scalar
        sum(x)/n*ones(n) || || x: m || n
        logdet(eye(n)+X*X') || || X: n×m || scalar
        lambda*x + mu*y || || lambda: scalar, x: n, mu: scalar, y: n || n
        Sigma*x || || Sigma: m×n, x: n || m
        softmax(W*x+b) || || W: m×n, x: n, b: m || m
        (A*B)' || || A: m×n, B: n×p || p×m
        kron(A,B) || || A: m×n, B: p×q || m*p×n*q
        A⊗B || || A: m×n, B: p×q || m*p×n*q
        unvec(v,m,n) || || v: m*n || m×n
        blocktrace(G,B) || || G: m*n×p*q, B: m×p || n×q
        sylvester(A,B,C) || || A: m×m, B: n×n, C: m×n || m×n
        [A,B;C,D] || || A: m×n, B: m×p, C: q×n, D: q×p || (m+q)×(n+p)
        [x; 1] - y || y: n || x: n-1, y: n || n
        X[1:3,2] || || X: m×n || 3
        x[2] || || x: n || scalar
        diag(A*B) || || A: m×n, B: n×m || m
        diag(x)*A || || x: m, A: m×n || m×n
        g(x) || || x: 3 || scalar
        let u = X*w - y in u'*u || || X: m×n, w: n, y: m || scalar
        X^T*y || || X: m×n, y: m || n
        m'*x + p'*q || || m: n, x: n, p: k, q: k || scalar
        A + n*B || A: mxn || A: m×n, B: m×n || m×n
        """);
  }

  @TestFactory
  Stream<DynamicTest> everyOperatorGivesItsShape() {
    return table(
        """
        X*w || X: mxn, w: n || X: m×n, w: n || m
        inv(X)+X^(-1)+X^3+X^(-2) || X: nxn || X: n×n || n×n
        |X| + |c| || X: nxn, c: || X: n×n, c: scalar || scalar
        pi*x || x: n || x: n || n
        x'*x/n || x: n || x: n || scalar
        x'*x*A || x: n, A: pxq || x: n, A: p×q || p×q
        x.^y || x: n, y: n || x: n, y: n || n
        2.^x || x: n || x: n || n
        1./x || x: n || x: n || n
        maximum(0, x) || x: n || x: n || n
        diag(x) || x: n || x: n || n×n
        diag(X) || X: nxn || X: n×n || n
        diag(c) + tr(c) + det(c) + vec(c) + inv(c) || c: || c: scalar || scalar
        vec(X) || X: mxn || X: m×n || m*n
        commutation(m,n)*vec(X) || X: mxn || X: m×n || m*n
        unvec(vec(X),m,n) || X: mxn || X: m×n || m×n
        X[1:m-1,:] || X: mxn || X: m×n || (m-1)×n
        x'[1:2] || x: n || x: n || 1×2
        -0.5*(x-m)'*inv(S)*(x-m) || S: kxk spd, x: k, m: k || x: k, m: k, S: k×k || scalar
        S*ones(m) || S: mxm, m: || S: m×m || m
        0.5*(v-p)*logdet(M) || v:, M: pxp spd || v: scalar, M: p×p || scalar
        let x = A*x, y = x in y'*x || A: nxn, x: n || A: n×n, x: n || scalar
        """);
  }

  @Test
  void whatIsWrittenIsWhatIsMade() {
    var pool = new Pool();
    var scope = Library.scope("X: nxn, x: n, c:");
    var big = read("X", scope, pool).expr();
    var small = read("x", scope, pool).expr();
    var c = read("c", scope, pool).expr();
    check(scope, pool, "c^(-1)", pool.power(c, pool.literal(-1)));
    check(scope, pool, "inv(c)", pool.power(c, pool.literal(-1)));
    check(scope, pool, "x/c", pool.product(pool.power(c, pool.literal(-1)), small));
    check(scope, pool, "x - X*x", pool.sum(small, pool.negate(pool.product(big, small))));
    check(scope, pool, "X^2", pool.apply(Operator.MATRIX_POWER, big, pool.literal(2)));
    check(scope, pool, "X.^2", pool.power(big, pool.literal(2)));
    check(scope, pool, "X^(-1)", read("inv(X)", scope, pool).expr());
    check(scope, pool, "let u = X*x in u'*u", read("(X*x)'*(X*x)", scope, pool).expr());
    check(scope, pool, "X + 1", pool.sum(big, pool.ones(big.shape())));
    check(scope, pool, "n", pool.size(big.shape().rows()));
  }

  private static void check(Scope scope, Pool pool, String text, Expr expected) {
    assertThat(read(text, scope, pool).expr()).as(text).isSameAs(expected);
  }

  @Test
  void differentialsAreReadWhereTheyBelong() {
    var pool = new Pool();
    var scope = Library.scope("X: mxn, A: nxm").withDifferentials();
    var x = read("X", scope, pool).expr();
    check(scope, pool, "dX", pool.differential(x));
    check(scope, pool, "d(X)", pool.differential(x));
    check(scope, pool, "let u = X*A in du", pool.differential(read("X*A", scope, pool).expr()));
    assertThat(read("d(A*B)", Library.scope("").withDifferentials(), pool).variables())
        .containsOnlyKeys("A", "B");
    assertThat(read("dX", Library.scope("X: n"), pool).inferred()).containsExactly("dX");
    assertThatThrownBy(() -> read("d(X)", Library.scope("X: n"), pool))
        .hasMessageContaining("unknown function d");
  }

  @Test
  void notesSayWhatWasInferredAndBroadcast() {
    assertThat(read("norm2(A*x-b)^2", "").notes()).containsExactly("A: m×n, x: n, b: m (inferred)");
    assertThat(read("norm2(X+1)^2", "X: mxn").notes())
        .containsExactly("1 was read as ones(m,n): added to every entry");
    assertThat(read("X - c", "X: nxn, c:").notes())
        .containsExactly(
            "c was read as c*ones(n,n): added to every entry (for the identity write c*eye(n))");
    assertThat(read("x + 1/n", "x: n").notes())
        .containsExactly("1/n was read as 1/n*ones(n): added to every entry");
    assertThat(read("x - mean(x)", "x: n").notes())
        .containsExactly("mean(x) was read as mean(x)*ones(n): added to every entry");
    assertThat(read("a'*X*b", "").notes())
        .containsExactly(
            "a: m, X: m×n, b: scalar (inferred)",
            "a'*X*b is 1×n; it is a scalar with --var \"b: n\"");
  }

  @Test
  void whatStaysOpenIsAnAssumption() {
    var elaboration = read("vec(X) - x", "x: n");
    assertThat(elaboration.assumptions()).containsExactly("n = m*p");
    assertThat(elaboration.expr().shape().rows().toString()).isEqualTo("m*p");
    assertThat(read("vec(X) - vec(Y)", "").notes())
        .contains("the sizes in vec(X) - vec(Y) fit in more ways than one; the simplest was taken");
  }

  @Test
  void depthAndLengthAreNoMatter() {
    var deep = "sin(".repeat(990) + "x" + ")".repeat(990);
    assertThat(read(deep, "x: n").variables()).hasSize(1);
    var links =
        IntStream.range(1, 10_000)
            .mapToObj(i -> "u" + i + " = sin(u" + (i - 1) + ")")
            .collect(Collectors.joining(", "));
    var chain = "let u0 = x, " + links + " in sum(u9999)";
    assertThat(read(chain, "").expr().shape().isScalar()).isTrue();
    var many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "norm2(A" + i + "*x" + i + " - b" + i + ")")
            .collect(Collectors.joining(" + "));
    assertThat(read(many, "").inferred()).hasSize(3_000);
  }

  @Test
  void aSearchThatFindsNothingEndsSoon() {
    var terms =
        IntStream.range(0, 300)
            .mapToObj(i -> "norm2(A" + i + "*x" + i + " - tr(B" + i + "))")
            .collect(Collectors.joining(" + "));
    assertThatThrownBy(() -> read(terms, "")).isInstanceOf(TracetrickException.class);
  }
}
