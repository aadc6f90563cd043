package org.tracetrick.elaborate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.Parser;

final class RefusalTest {

  /// Each row: expression || declarations || code || the text at the place || message || hint.
  @TestFactory
  Stream<DynamicTest> whatDoesNotFitIsRefusedWithItsCure() {
    return """
    A*B || A: mxn, B: pxn || shape-mismatch || A*B || A*B: A is m×n but B is p×n || A*B'?
    A*B || A: mxn, B: pxq || shape-mismatch || A*B || declared: A, B || B must have n rows
    A*x || A: mxn, x: m || shape-mismatch || A*x || x is m×1 || did you mean A'*x?
    C + A*x*2 || A: mxn, x: m, C: n || shape-mismatch || A*x || x is m×1 || did you mean A'*x?
    a'*X*b || X: m, a: m, b: n || shape-mismatch || X*b || X is m×1 but b is n×1 || declare X: m×n
    (a'.*exp(X*b))*b' || a: m, X: mxn, b: n || shape-mismatch || a'.*exp(X*b) || 1×m but exp(X*b) is m×1 || did you mean a.*exp(X*b)
    A + B || A: mxn, B: nxm || shape-mismatch || A + B || A + B: A is m×n but B is n×m || A + B'
    (A*B).*C || A: mxn, B: nxp, C: pxm || shape-mismatch || (A*B).*C || (A*B).*C: A*B is m×p || (A*B)'.*C
    A⊗B*x || A: mxn, B: pxq, x: n || shape-mismatch || A⊗B*x || A⊗B*x: A⊗B is m*p×n*q but x is n×1 ||
    X + x'*x || X: nxn, x: n || shape-mismatch || X + x'*x || x'*x is a scalar || x'*x*ones(n,n)
    x + mean(y) || x: n || shape-mismatch || x + mean(y) || mean(y) is a scalar || mean(y)*ones(n)
    x/y || x: n, y: n || shape-mismatch || x/y || only a scalar divides || x./y
    A^2 || A: mxn || not-square || A^2 || A is m×n || A.^2
    x^2 || x: n || not-square || x^2 || x is n×1 || x.^2
    2^x || x: n || shape-mismatch || 2^x || the exponent x is n×1 || 2.^x
    a'*inv(X)*a || a: n, X: mxn || not-square || inv(X) || X is m×n || pinv(X)
    det(X) || X: mxn || not-square || det(X) || X is m×n ||
    tr(A*B) || A: mxn, B: nxp || not-square || tr(A*B) || A*B is m×p ||
    tr(A*B) || A: mxn, B: mxn || shape-mismatch || A*B || B is m×n || A*B'
    g(x) || x: n || shape-mismatch || g(x) || g takes 3×1 ||
    softmax(x') || x: n || shape-mismatch || softmax(x') || x' is 1×n || softmax(x)
    |x| || x: n || shape-mismatch || |x| || determinant || norm2(x)
    X[2] || X: mxn || shape-mismatch || X[2] || one index || X[i,:]
    x[4] || x: 3 || domain || 4 || outside of 1:3 ||
    X[i,1] || X: mxn || unknown-name || i || i is no size ||
    ones(x) || x: n || unknown-name || x || made of n ||
    eye(0) || || domain || 0 || sizes start at 1 ||
    [A, B] || A: mxn, B: nxm || shape-mismatch || A, B || equal rows ||
    [A; B] || A: mxn, B: nxm || shape-mismatch || [A; B] || equal widths ||
    sum(foo(x)) || x: n || unknown-function || foo || unknown function foo ||
    sum(exq(x)) || x: n || unknown-function || exq || exq || exp
    x(2) || x: n || unknown-function || x || || x*(…)
    exp(x, y) || || arity || exp(x, y) || takes 1 argument, but 2 are given ||
    eye(m, n, p) || || arity || || takes 1 argument, but 3 are given ||
    (a - x'*b)^2 || || ambiguous || (a - x'*b)^2 || --var "x: scalar"; or --var "b: n" || declare
    x^2 || || ambiguous || x^2 || --var "x: n×n" ||
    X || X: mxn symmetric || contradiction || || X is declared m×n and symmetric || X: m×m
    X + 2 + Y || X: 3x3, Y: 4x4 || shape-mismatch || X + 2 + Y || Y is 4×4 ||
    A*x || A: mx3, x: 4 || shape-mismatch || A*x || x is 4×1 ||
    """
        .lines()
        .map(row -> row.strip().split("\\s*\\|\\|\\s*", -1))
        .map(cells -> DynamicTest.dynamicTest(cells[0] + " with " + cells[1], () -> check(cells)));
  }

  private static void check(String[] cells) {
    var text = cells[0];
    var refusal =
        catchThrowableOfType(
            TracetrickException.class,
            () ->
                Elaborator.elaborate(
                    Parser.parse(text), text, Library.scope(cells[1]), new Pool()));
    assertThat(refusal).as("refusal of %s", text).isNotNull();
    var diagnostic = refusal.diagnostic();
    assertThat(diagnostic.code().word()).isEqualTo(cells[2]);
    if (!cells[3].isEmpty()) {
      var place = diagnostic.where().orElseThrow();
      assertThat(text.substring(place.start(), place.end())).isEqualTo(cells[3]);
    }
    assertThat(diagnostic.message()).contains(cells[4]);
    assertThat(diagnostic.hint().orElse("")).contains(cells[5]);
  }
}
