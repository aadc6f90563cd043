package org.tracetrick.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Span;
import org.tracetrick.syntax.Tree;

final class SizesTest {

  private static final Tree HERE = new Tree.Name("x", new Span(0, 1));
  private static final Dim M = Dim.named("m");
  private static final Dim N = Dim.named("n");

  private final Sizes sizes = new Sizes();

  @Test
  void declaredSizesAreRigid() {
    sizes.unknown();
    assertThat(sizes.equate(M, M, HERE)).isTrue();
    assertThat(sizes.equate(M, N, HERE)).isFalse();
    assertThat(sizes.equate(M, Dim.of(3), HERE)).isFalse();
    assertThat(sizes.equate(Dim.of(3), Dim.of(4), HERE)).isFalse();
  }

  @Test
  void anEquationFixesOneUnknown() {
    var u = sizes.unknown();
    var v = sizes.unknown();
    assertThat(sizes.equate(u.times(M), M.times(N), HERE)).isTrue();
    assertThat(sizes.resolve(u)).isEqualTo(N);
    assertThat(sizes.equate(v.plus(Dim.ONE), N, HERE)).isTrue();
    assertThat(sizes.resolve(v)).isEqualTo(N.minus(Dim.ONE));
  }

  @Test
  void anInventedSizeIsNeverOne() {
    var u = sizes.unknown();
    assertThat(sizes.equate(u, Dim.ONE, HERE)).isFalse();
    assertThat(sizes.equate(u.times(M), M, HERE)).isFalse();
    assertThat(sizes.equate(sizes.factor().times(M), M, HERE)).isTrue();
  }

  @Test
  void openEquationsAreUsedAsSoonAsTheyCanBe() {
    var u = sizes.unknown();
    var v = sizes.unknown();
    assertThat(sizes.equate(u.times(v), M.times(N), HERE)).isTrue();
    assertThat(sizes.resolve(u)).isEqualTo(u);
    assertThat(sizes.equate(v, M, HERE)).isTrue();
    assertThat(sizes.resolve(u)).isEqualTo(N);
    assertThat(sizes.close()).isEmpty();
    assertThat(sizes.choices()).isEmpty();
  }

  @Test
  void whatStaysOpenIsClosedByAChoiceOrACondition() {
    var u = sizes.unknown();
    assertThat(sizes.equate(u.times(u), N, HERE)).isTrue();
    assertThat(sizes.close()).isEmpty();
    assertThat(sizes.conditions()).hasSize(1);
    assertThat(sizes.resolve(N)).isEqualTo(u.times(u));
    var v = sizes.unknown();
    assertThat(sizes.equate(v.times(v), Dim.of(7), HERE)).isTrue();
    assertThat(sizes.close()).contains(HERE);
  }
}
