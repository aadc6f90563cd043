package org.tracetrick.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is known of expressions, and what is not claimed.
final class FactsTest {

  private final Sheet sheet =
      new Sheet(
          "X: n×n",
          "A: n×n",
          "B: m×n",
          "S: symmetric n×n",
          "P: spd n×n",
          "V: invertible n×n",
          "D: diagonal n×n",
          "L: lower n×n",
          "Q: orthogonal n×n",
          "W: positive n×n",
          "p: positive n",
          "a: scalar",
          "x: n");

  private void check(Restriction restriction, String holds, boolean expected) {
    for (var text : holds.split(";", -1)) {
      assertThat(sheet.facts().hold(restriction, sheet.read(text)))
          .as(restriction + " of " + text)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CONSTANT     | A; a*A; 2; inv(A + B'*B)          | X; A*X; tr(X); d(X)",
        "FREE         | X; A*X; 2                         | d(X); A*d(X); tr(d(X))",
        "DIFFERENTIAL | d(X); A*d(X); tr(d(X))            | X; A*X; 2",
        "NUMBER       | 2; 0.5; 0                         | a; n; A",
        "SMALL        | 2; 16; 7                          | 1; 17; 2.5; -2; 0; a",
        "NEGATIVE     | -1; -7                            | 1; 0; -0.5; a",
        "ORTHOGONAL   | Q                                 | A; Q*Q; S; eye(n)*X",
        "DIAGONAL     | D; diag(x)                        | S; P; D + D*A; diag(A)*x'",
        "POSITIVE     | p; W; 2; 0.5; p + exp(x); p.*p; W'; exp(X); p.^a; p.^(-2); n; W*p; p[1] "
            + "| x; 0; -1; p - x; x.*p; x.^2; X; A*p; W^a; d(X)"
      })
  void aRestrictionHoldsOrIsNotKnown(Restriction restriction, String holds, String unknown) {
    check(restriction, holds, true);
    check(restriction, unknown, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "S; P; D; a; 2; eye(n); ones(n,n); a*S; S + P; S.*P; S.^2; S'            | X; A; L; Q; B; x",
        "S^3; inv(S); expm(S); sqrtm(P); exp(S); diag(x); tr(A); maximum(S,P)    | A^2; inv(A)",
        "B'*B; B*B'; B'*(B*S*B')*B; A'*S*A; x*x'; A*S*A'; S*P*S; 2*a*A*A'; S*S   | S*P; A*S*A",
        "(a*A)*(a*A)'; (A*B')*(A*B')'; A*P*A' + S; exp(A)*exp(A)'                | A*B'*B; A'*A*A",
        "[1, a][1,1]; n                                                          | A + A; S.*A; S + A",
        "pinv(S); S^(-1); adj(P); S - A'*A                                   | exp(A); pinv(A); S*A"
      })
  void symmetryIsKnown(String holds, String unknown) {
    check(Restriction.SYMMETRIC, holds, true);
    check(Restriction.SYMMETRIC, unknown, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "V; P; Q; 2; -1; V'; V*P; V^3; 2*V; inv(A); expm(A); sqrtm(P); V*Q'   "
            + "| 0; X; A; S; D; a; B; V*A; A'; A^2; sqrtm(A); V + P; V.*P; V.^2; a*V; tr(V)"
      })
  void invertibilityIsKnown(String holds, String unknown) {
    check(Restriction.INVERTIBLE, holds, true);
    check(Restriction.INVERTIBLE, unknown, false);
  }
}
