package org.tracetrick.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracetrick.elaborate.Declared;
import org.tracetrick.elaborate.Elaborator;
import org.tracetrick.elaborate.Scope;
import org.tracetrick.syntax.Declarations;
import org.tracetrick.syntax.Parser;
import org.tracetrick.syntax.TextWriter;

/// The normal structure of expressions, and that equal ones are one object.
final class PoolTest {

  private static final long SEED = 3;

  private final Pool pool = new Pool();

  private Expr read(String text) {
    var declared = new HashMap<String, Declared>();
    for (var each :
        List.of(
            "A: m×n",
            "B: n×p",
            "C: n×n",
            "D: n×n",
            "S: symmetric n×n",
            "x: n",
            "y: n",
            "a: scalar",
            "b: scalar")) {
      var declaration = Declarations.variable(each);
      declared.put(declaration.name(), new Declared(declaration.shape(), declaration.kind()));
    }
    return Elaborator.elaborate(Parser.parse(text), text, Scope.of(declared, Map.of()), pool)
        .expr();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // sums are flat and hold no zero; numbers become one
        "(C + D) + (C + S)          | C + D + C + S",
        "C + zeros(n,n)             | C",
        "zeros(n,n) + zeros(n,n)    | zeros(n,n)",
        "a + 2 + b + 3              | a + 5 + b",
        "a + 2 - 2                  | a",
        "a - 2 + b + 2              | a + b",
        "2 - 2                      | 0",
        // a product has one number in front, then its scalars
        "C*2*a*D*3                  | 6*a*C*D",
        "(2*C)*(0.5*D)              | C*D",
        "(C*D)*(S*C)                | C*D*S*C",
        "0*C                        | zeros(n,n)",
        "zeros(m,n)*B               | zeros(m,p)",
        // a run whose value is a scalar is one factor
        "C*x*(y'*x)                 | (y'*x)*C*x",
        "x'*y*2                     | 2*(x'*y)",
        "(x'*y)*(y'*x)              | (x'*y)*(y'*x)",
        // entry by entry
        "(x.*y).*x                  | x.*y.*x",
        "(2*x).*(a*y)               | 2*a*(x.*y)",
        "zeros(n).*x                | zeros(n)",
        // powers
        "x.^1                       | x",
        "2^3                        | 8",
        "4^(-1)                     | 1/4",
        "(x.^2).^3                  | x.^6",
        "x./y                       | x.*y.^(-1)",
        "a/b                        | a*b^(-1)",
        "C^1                        | C",
        // transposes
        "C''                        | C",
        "a'                         | a",
        "zeros(m,n)'                | zeros(n,m)"
        // slices
      })
  void theStructureIsNormal(String one, String other) {
    assertThat(read(one)).isSameAs(read(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "C*D | D*C",
        "C - D | D - C",
        "(C*D)' | C'*D'",
        "x.^2 | x.^3",
        "C^2 | C.^2",
        "a*C | b*C",
        "C[1,:] | C[:,1]",
        "C[1,1] | C[1,2]",
        "x'*y | x*y'",
        "[C, D] | [D, C]",
        "[C; D] | [C, D]'",
        "x + y | x - y",
        "ones(n) | ones(m)"
      })
  void whatDiffersIsNoOneObject(String one, String other) {
    assertThat(read(one)).isNotEqualTo(read(other));
  }

  @Test
  void whatIsPrintedReadsBackAsTheSameObject() {
    for (var text :
        List.of("2*a*(x'*C*y)*C*D", "-x + y./(1 + x.^2)", "[C, x; y', a][1:n,:]", "C^(-2)*x/a")) {
      var expr = read(text);
      assertThat(read(TextWriter.write(expr, Map.of()))).as(text).isSameAs(expr);
    }
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> pool.sum(read("C"), read("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool.product(read("A"), read("A")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool.hadamard(List.of(read("A"), read("C"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLongSumStaysOneSum() {
    var terms = new ArrayList<Expr>();
    Expr grown = read("a");
    for (int i = 0; i < 3 * Structure.FLAT; i++) {
      var term = pool.symbol("t" + i, Shape.SCALAR, Kind.GENERAL);
      terms.add(term);
      grown = pool.sum(grown, term);
    }
    assertThat(Traversal.postorder(grown)).containsAll(terms);
    assertThat(pool.sum(terms).operands()).hasSize(3 * Structure.FLAT);
  }

  @Test
  void theOrderIsTotal() {
    var exprs = new ArrayList<Expr>();
    for (var text :
        List.of(
            "2", "3", "a", "b", "x", "C", "C*D", "D*C", "C + D", "C'", "x'*y", "C[1,1]", "C[1,2]",
            "x.^2", "a + b", "a*b", "C*D*C")) {
      exprs.add(read(text));
    }
    exprs.sort(ExprOrder.BY_STRUCTURE);
    var random = new Random(SEED);
    for (int i = 0; i < 20; i++) {
      var shuffled = new ArrayList<>(exprs);
      Collections.shuffle(shuffled, random);
      shuffled.sort(ExprOrder.BY_STRUCTURE);
      assertThat(shuffled).isEqualTo(exprs);
    }
    for (int i = 0; i < exprs.size(); i++) {
      for (int j = 0; j < exprs.size(); j++) {
        assertThat(Integer.signum(ExprOrder.BY_STRUCTURE.compare(exprs.get(i), exprs.get(j))))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void leavesAreReplacedEverywhere() {
    var expr = read("x'*C*x + a");
    assertThat(pool.substitute(expr, Map.of(read("x"), read("y"), read("a"), read("2"))))
        .isSameAs(read("y'*C*y + 2"));
    assertThat(pool.substitute(expr, Map.of())).isSameAs(expr);
    assertThat(pool.negate(read("x - y"))).isSameAs(read("-(x - y)"));
    assertThat(pool.size(Dim.named("n").plus(Dim.of(2)))).isSameAs(read("n + 2"));
    assertThat(pool.size(Dim.ZERO)).isSameAs(read("0"));
  }
}
