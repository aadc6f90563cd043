package org.tracetrick.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a rule matches, and what it makes of it.
final class RuleSetTest {

  private final Sheet patterns =
      new Sheet(
          "A: m×n",
          "B: m×n",
          "C: n×p",
          "S: n×n",
          "T: n×n",
          "M: m*p×n*q",
          "K: p×q",
          "a: scalar",
          "b: scalar",
          "x: n",
          "y: n");

  private final Sheet subjects =
      new Sheet(
          "P: m×n",
          "Q: m×n",
          "R: n×n",
          "W: n×n",
          "X: n×n",
          "V: m×n",
          "N: m*p×n*q",
          "L: p×q",
          "Y: symmetric n×n",
          "O: orthogonal n×n",
          "s: scalar",
          "t: scalar",
          "u: n",
          "v: n");

  private Optional<String> applied(Rule.Equation rule, String subject) {
    return subjects.applied(List.of(rule), subject).map(Object::toString);
  }

  /// @param after what the rule makes of the subject; `none` where it does not apply
  private void check(Rule.Equation rule, String subject, String after) {
    assertThat(subjects.applied(List.of(rule), subject))
        .as(rule.statement() + " on " + subject)
        .isEqualTo(after.equals("none") ? Optional.empty() : Optional.of(subjects.read(after)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // a metavariable takes as little of a chain as it can
        "tr(S*T) | tr(T*S)            | tr(R*W*X)           | tr(W*X*R)",
        "tr(S*T) | tr(T*S)            | tr(R)               | none",
        // equal operands stand for the same
        "S*inv(S) | eye(n)            | R*inv(R)            | eye(n)",
        "S*inv(S) | eye(n)            | R*inv(W)            | none",
        // at the root a part of a longer product is enough, in its order
        "S*inv(S) | eye(n)            | W*R*inv(R)*X        | W*eye(n)*X",
        "S*inv(S) | eye(n)            | W*R*inv(R)          | W*eye(n)",
        "S*inv(S) | eye(n)            | inv(R)*W*R          | none",
        "S*inv(S) | eye(n)            | s*R*inv(R)*t        | s*t*eye(n)",
        // and of a longer sum or Hadamard product, in any order
        "exp(A) + A | A               | V + P + exp(P)      | V + P",
        "exp(A) + A | A               | exp(P) + V          | none",
        "exp(A).*log(A) | A           | log(P).*V.*exp(P)   | V.*P",
        // below the root nothing may be left over
        "log(exp(A) + A) | A          | log(P + exp(P))     | P",
        "log(exp(A) + A) | A          | log(V + P + exp(P)) | none",
        "log(a*x) | x                 | log(s*u)            | u",
        "log(S*inv(S)) | S            | log(R*inv(R)*W)     | none",
        "log(S*inv(S)) | S            | log(R*inv(R))       | R",
        // numbers are matched as they are
        "tr(2*S) | S[1,1]             | tr(2*R)             | R[1,1]",
        "tr(2*S) | S[1,1]             | tr(3*R)             | none",
        "tr(2*S) | S[1,1]             | tr(R)               | none",
        "tr(a*S) | S[1,1]             | tr(3*R)             | R[1,1]",
        "sum(A.^2) | sum(A)           | sum(P.^2)           | sum(P)",
        "sum(A.^2) | sum(A)           | sum(P.^3)           | none",
        // shapes and extents must fit
        "sum(S) | tr(S)               | sum(R)              | tr(R)",
        "sum(S) | tr(S)               | sum(P)              | none",
        "sum(x) | x[1]                | sum(u)              | u[1]",
        "sum(x) | x[1]                | sum(P)              | none",
        "unvec(vec(A),m,n) | A        | unvec(vec(P),m,n)   | P",
        "unvec(vec(A),m,n) | A        | unvec(vec(R),n,n)   | R",
        "blocktrace(M,K) | sum(K)*ones(m,n) | blocktrace(N,L) | sum(L)*ones(m,n)",
        // another function, or another order, is no match
        "exp(A) | A                   | log(P)              | none",
        "A - B | A                    | P - Q               | P"
      })
  void aPatternMatchesWhatItSays(String lhs, String rhs, String subject, String after) {
    check(patterns.rule(lhs, rhs, Map.of()), subject, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // all constant scalars together
        "tr(a*S) | a*tr(S)       | a | CONSTANT     | tr(s*t*X)         | s*t*tr(X)",
        "tr(a*S) | a*tr(S)       | a | CONSTANT     | tr(s*X*t*W)       | s*t*tr(X*W)",
        "tr(a*S) | a*tr(S)       | a | CONSTANT     | tr(X[1,1]*X)      | none",
        "tr(a*S) | a*tr(S)       | a | NUMBER       | tr(3*X)           | 3*tr(X)",
        "tr(a*S) | a*tr(S)       | a | NUMBER       | tr(s*X)           | none",
        // the longest constant run of a chain
        "tr(S*T) | tr(T)*tr(S)   | S | CONSTANT     | tr(R*W*X)         | tr(X)*tr(R*W)",
        "tr(S*T) | tr(T)*tr(S)   | S | CONSTANT     | tr(X*R*W)         | none",
        // others as little as they can
        "tr(S*T) | tr(T)*tr(S)   | S | SYMMETRIC    | tr(Y*Y*X)         | tr(Y*X)*tr(Y)",
        "tr(S*T) | tr(T)*tr(S)   | S | INVERTIBLE   | tr(O*O*X)         | tr(O*X)*tr(O)",
        // all summands that hold a differential, and the rest
        "tr(S + T) | tr(T)       | S | DIFFERENTIAL | tr(R + W + d(X))  | tr(R + W)",
        "tr(S + T) | tr(T)       | S | FREE         | tr(R + W + d(X))  | tr(d(X))",
        "tr(S + T) | tr(T)       | S | FREE         | tr(R + W)         | none",
        "tr(S + T) | tr(T)       | S | DIFFERENTIAL | tr(R + W)         | none",
        "tr(S*T) | tr(T)         | T | DIFFERENTIAL | tr(R*d(X)*W)      | tr(d(X)*W)",
        "sum(A.*B) | sum(B)      | A | CONSTANT     | sum(R.*X.*W)      | sum(X)"
      })
  void aRestrictedMetavariableTakesAllThatQualifies(
      String lhs, String rhs, String name, Restriction restriction, String subject, String after) {
    check(patterns.rule(lhs, rhs, Map.of(name, restriction)), subject, after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // a sum of two to a sum of two sends many to as many
        "tr(S + T) | tr(S) + tr(T)   | tr(R + W + X) | tr(R) + tr(W) + tr(X)",
        "tr(S + T) | tr(S) + tr(T)   | tr(R + W)     | tr(R) + tr(W)",
        "tr(S + T) | sum(S) + tr(T)  | tr(R + W + X) | sum(R) + tr(W) + tr(X)",
        // unless an image takes both
        "tr(S + T) | sum(S + T) + tr(T) | tr(R + W + X) | sum(R + W + X) + tr(W + X)",
        "tr(S + T) | tr(S) + sum(S + T) | tr(R + W + X) | tr(R) + sum(R + W + X)",
        "tr(S + T) | tr(S) + tr(T) + 1 | tr(R + W + X) | tr(R) + tr(W + X) + 1",
        "tr(S + T) | tr(S)*tr(T)     | tr(R + W + X) | tr(R)*tr(W + X)"
      })
  void anAdditiveRuleIsOneStepForManySummands(
      String lhs, String rhs, String subject, String after) {
    check(patterns.rule(lhs, rhs, Map.of()), subject, after);
  }

  @Test
  void theFirstRuleThatChangesSomethingIsTaken() {
    var same = patterns.rule("tr(S)", "tr(S)", Map.of());
    var first = patterns.rule("tr(S)", "sum(S)", Map.of());
    var second = patterns.rule("tr(S)", "2*tr(S)", Map.of());
    assertThat(subjects.applied(List.of(same, first, second), "tr(X)"))
        .contains(subjects.read("sum(X)"));
    assertThat(subjects.applied(List.of(second, first), "tr(X)"))
        .contains(subjects.read("2*tr(X)"));
    assertThat(applied(same, "tr(X)")).isEmpty();
    assertThat(applied(first, "X")).isEmpty();
    assertThat(new RuleSet("two", List.of(first, second)).equations())
        .containsExactly(first, second);
    assertThat(new RuleSet("two", List.of()).name()).isEqualTo("two");
  }

  @Test
  void aRuleHasAnOperatorOnItsLeftAndBindsAllOnItsRight() {
    assertThatThrownBy(() -> patterns.rule("a", "b", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no operator");
    assertThatThrownBy(() -> applied(patterns.rule("tr(S)", "tr(S*T)", Map.of()), "tr(X)"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unbound metavariable T");
  }

  @Test
  void aCitationNamesThePlaceWhereThereIsOne() {
    assertThat(new Citation(Work.HIGHAM, "§10.2")).hasToString("Functions of Matrices, §10.2");
    assertThat(new Citation(Work.HIGHAM, "")).hasToString("Functions of Matrices");
    assertThat(Work.HIGHAM.authors()).isEqualTo("N. J. Higham, 2008");
  }
}
