package org.tracetrick.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.tracetrick.elaborate.Declared;
import org.tracetrick.elaborate.Elaborator;
import org.tracetrick.elaborate.Scope;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Signature;
import org.tracetrick.expr.Traversal;

/// A small algebra to write and read in: symbols, a few functions, and random expressions over
/// them.
final class RandomExpressions {

  static final Dim M = Dim.named("m");
  static final Dim N = Dim.named("n");
  static final Shape VECTOR = Shape.column(N);
  static final Shape MATRIX = new Shape(M, N);
  static final Shape SQUARE = new Shape(N, N);

  static final Operator INV = function("inv", List.of(SQUARE), List.of(), SQUARE);
  static final Operator TR = function("tr", List.of(SQUARE), List.of(), Shape.SCALAR);
  static final Operator NORM2 = function("norm2", List.of(MATRIX), List.of(), Shape.SCALAR);
  static final Operator EXP = function("exp", List.of(MATRIX), List.of(), MATRIX);
  static final Operator PI = function("pi", List.of(), List.of(), Shape.SCALAR);
  static final Operator UNVEC =
      function("unvec", List.of(Shape.column(M.times(N))), List.of("m", "n"), MATRIX);

  private static final List<Rational> EXPONENTS =
      List.of(
          Rational.MINUS_ONE,
          Rational.of(2),
          Rational.HALF,
          Rational.of(-1, 2),
          Rational.of(3, 2),
          Rational.of(-2),
          Rational.of(-7, 5));

  private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put("a", Shape.SCALAR);
    SHAPES.put("b", Shape.SCALAR);
    SHAPES.put("x", VECTOR);
    SHAPES.put("y", VECTOR);
    SHAPES.put("z", Shape.column(M));
    SHAPES.put("X", MATRIX);
    SHAPES.put("Y", MATRIX);
    SHAPES.put("A", SQUARE);
    SHAPES.put("B", SQUARE);
    SHAPES.put("v", Shape.column(M.times(N)));
  }

  final Pool pool = new Pool();
  final Map<String, Expr> symbols = new HashMap<>();
  private final Random random;
  private final List<Expr> made = new ArrayList<>();

  RandomExpressions(long seed) {
    random = new Random(seed);
    SHAPES.forEach((name, shape) -> symbols.put(name, pool.symbol(name, shape, Kind.GENERAL)));
  }

  private static Operator function(
      String name, List<Shape> operands, List<String> extents, Shape result) {
    return Operator.function(name, new Signature(operands, extents, result), Set.of(), Set.of());
  }

  Expr symbol(String name) {
    return symbols.getOrDefault(name, pool.literal(0));
  }

  /// The expression that a text means in this algebra.
  Expr read(String text) {
    var declared = new HashMap<String, Declared>();
    SHAPES.forEach((name, shape) -> declared.put(name, Declared.of(shape)));
    var functions = new HashMap<String, List<Operator>>();
    for (var operator : List.of(INV, TR, NORM2, EXP, PI, UNVEC)) {
      functions.put(operator.name(), List.of(operator));
    }
    var scope = Scope.of(declared, functions).withDifferentials();
    return Elaborator.elaborate(Parser.parse(text), text, scope, pool).expr();
  }

  /// An expression over everything made so far, so that parts come to be shared.
  Expr next() {
    made.clear();
    made.addAll(symbols.values());
    made.add(pool.literal(2));
    made.add(pool.literal(Rational.of(-1, 3)));
    made.add(pool.literal(Rational.HALF));
    made.add(pool.size(N));
    made.add(pool.apply(PI));
    made.add(pool.ones(VECTOR));
    made.add(pool.eye(N));
    var largest = made.getFirst();
    int most = 0;
    int parts = 3 + random.nextInt(90);
    for (int i = 0; i < parts; i++) {
      var part = grow();
      made.add(part);
      int size = Traversal.postorder(part).size();
      if (size >= most) {
        most = size;
        largest = part;
      }
    }
    return largest;
  }

  private Expr any() {
    int recent = Math.min(made.size(), 12);
    return random.nextInt(3) > 0
        ? made.get(made.size() - 1 - random.nextInt(recent))
        : made.get(random.nextInt(made.size()));
  }

  private Expr grow() {
    var one = any();
    var two = any();
    var three = any();
    return switch (random.nextInt(12)) {
      case 0 -> one.shape().equals(two.shape()) ? pool.sum(one, two) : pool.negate(one);
      case 1 -> product(one, two);
      case 2 -> product(product(one, two), three);
      case 3 -> one.shape().equals(two.shape()) ? pool.hadamard(List.of(one, two)) : one;
      case 4 -> pool.transpose(one);
      case 5 -> power(one);
      case 6 -> apply(random.nextBoolean() ? INV : TR, one);
      case 7 -> apply(random.nextBoolean() ? NORM2 : EXP, one);
      case 8 -> random.nextInt(4) == 0 ? pool.differential(one) : one;
      case 9 -> index(one);
      case 10 -> block(one, two);
      default -> one.shape().equals(two.shape()) ? pool.sum(one, pool.negate(two)) : one;
    };
  }

  private Expr product(Expr left, Expr right) {
    boolean fits =
        left.shape().isScalar()
            || right.shape().isScalar()
            || left.shape().cols().equals(right.shape().rows());
    return fits ? pool.product(left, right) : pool.product(pool.literal(Rational.of(5, 2)), left);
  }

  private Expr power(Expr base) {
    var exponent = EXPONENTS.get(random.nextInt(EXPONENTS.size()));
    if (random.nextInt(5) == 0) {
      return pool.power(base, symbol("a"));
    }
    return random.nextInt(4) == 0 && base.shape().isSquare()
        ? pool.apply(Operator.MATRIX_POWER, base, pool.literal(3))
        : pool.power(base, pool.literal(exponent));
  }

  private Expr apply(Operator operator, Expr operand) {
    boolean fits =
        operator.signature().orElseThrow().match(List.of(operand.shape()), List.of()).isPresent();
    return fits && !operand.shape().isScalar() ? pool.apply(operator, operand) : operand;
  }

  private Expr index(Expr operand) {
    if (!operand.shape().equals(MATRIX)) {
      return operand;
    }
    return random.nextBoolean()
        ? pool.apply(Operator.INDEX, List.of(operand), List.of(Dim.of(2), Dim.of(2), Dim.ONE, N))
        : pool.apply(
            Operator.INDEX,
            List.of(operand),
            List.of(Dim.ONE, M.minus(Dim.ONE), Dim.of(2), Dim.of(2)));
  }

  private Expr block(Expr one, Expr two) {
    return one.shape().rows().equals(two.shape().rows())
        ? pool.apply(Operator.BLOCK, List.of(one, two), List.of(Dim.of(2)))
        : one;
  }
}
