package org.tracetrick.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which operands an operator takes, and the shape of what it gives.
final class SignatureTest {

  private static final Dim K = Dim.named("k");
  private static final Dim L = Dim.named("l");
  private static final Dim M = Dim.named("m");
  private static final Dim N = Dim.named("n");
  private static final Dim P = Dim.named("p");
  private static final Dim Q = Dim.named("q");

  private static final Signature PRODUCT =
      new Signature(List.of(new Shape(M, N), new Shape(N, P)), List.of(), new Shape(M, P));

  private static final Signature BLOCK_TRACE =
      new Signature(
          List.of(new Shape(M.times(P), N.times(Q)), new Shape(P, Q)), List.of(), new Shape(M, N));

  private static final Signature UNVEC =
      new Signature(List.of(Shape.column(M.times(N))), List.of("m", "n"), new Shape(M, N));

  @Test
  void equalNamesAreEqualSizes() {
    assertThat(PRODUCT.resultFor(List.of(new Shape(K, L), new Shape(L, Dim.of(3))), List.of()))
        .contains(new Shape(K, Dim.of(3)));
    assertThat(PRODUCT.resultFor(List.of(new Shape(K, L), new Shape(K, L)), List.of())).isEmpty();
    assertThat(PRODUCT.resultFor(List.of(new Shape(K, L)), List.of())).isEmpty();
    assertThat(PRODUCT.resultFor(List.of(new Shape(K, L), new Shape(L, K)), List.of(K))).isEmpty();
  }

  @Test
  void aFactorOfASizeIsLearnedOnceTheOtherIsKnown() {
    assertThat(
            BLOCK_TRACE.resultFor(
                List.of(new Shape(K.times(L), L.times(K)), new Shape(L, K)), List.of()))
        .contains(new Shape(K, L));
    assertThat(BLOCK_TRACE.resultFor(List.of(new Shape(K, L), new Shape(L, K)), List.of()))
        .isEmpty();
    assertThat(UNVEC.resultFor(List.of(Shape.column(K.times(L))), List.of(L, K)))
        .contains(new Shape(L, K));
    assertThat(UNVEC.resultFor(List.of(Shape.column(K.times(L))), List.of(L, L))).isEmpty();
  }

  @Test
  void oneUnknownIsSolvedFor() {
    var sizes = new HashMap<>(Map.of("m", Dim.of(2)));
    assertThat(Signature.unify(M.times(N).plus(Dim.ONE), K.plus(K).plus(Dim.ONE), sizes)).isTrue();
    assertThat(sizes).containsEntry("n", K);
    assertThat(Signature.unify(M.times(P), K, new HashMap<>(sizes))).isFalse();
    assertThat(Signature.unify(P.times(P), K.times(K), new HashMap<>(sizes))).isFalse();
    assertThat(Signature.unify(P.times(Q), K, new HashMap<>(sizes))).isFalse();
    assertThat(Signature.unify(M.plus(N), K.plus(Dim.of(2)), new HashMap<>(sizes))).isTrue();
    assertThat(Signature.unify(M.plus(N), K, new HashMap<>(sizes))).isFalse();
    assertThat(Signature.unify(Dim.ONE, K, new HashMap<>())).isFalse();
    assertThat(Signature.unify(Dim.ONE, Dim.ONE, new HashMap<>())).isTrue();
  }

  @Test
  void aShapeKnowsWhatItIs() {
    assertThat(Shape.SCALAR.isScalar()).isTrue();
    assertThat(Shape.SCALAR.isColumn()).isFalse();
    assertThat(Shape.SCALAR.isRow()).isFalse();
    assertThat(Shape.SCALAR.isSquare()).isTrue();
    assertThat(Shape.column(N).isColumn()).isTrue();
    assertThat(Shape.column(N).isScalar()).isFalse();
    assertThat(Shape.column(N).isSquare()).isFalse();
    assertThat(Shape.column(N).transposed().isRow()).isTrue();
    assertThat(new Shape(M, N).isColumn()).isFalse();
    assertThat(new Shape(M, N).isRow()).isFalse();
    assertThat(Shape.SCALAR.axes()).isEmpty();
    assertThat(Shape.column(N).axes()).containsExactly(N);
    assertThat(new Shape(Dim.ONE, N).axes()).containsExactly(N);
    assertThat(new Shape(M, N).axes()).containsExactly(M, N);
    assertThat(new Shape(M, N.times(P)).names()).containsExactly("m", "n", "p");
    assertThat(new Shape(M.plus(Dim.ONE), N)).hasToString("(m+1)×n");
    assertThat(new Shape(M, N).substitute(Map.of("m", K))).isEqualTo(new Shape(K, N));
    assertThat(Optional.of(new Shape(M, N).transposed())).contains(new Shape(N, M));
  }
}
