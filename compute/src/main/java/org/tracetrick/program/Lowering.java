package org.tracetrick.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.catalogue.Primitive;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Literal;
import org.tracetrick.expr.Notation;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Symbol;

/// Turns expressions into a [Program]: each distinct part once, in linear time, with its own stack.
///
/// A function becomes its primitive, or is replaced by its computation or its meaning. A chain of
/// matrix factors is multiplied vectors first, so that `A*B*x` costs two products with a vector.
/// Instructions that compute the same value are one, even where the expressions differ.
public final class Lowering {

  private static final Instruction ROOT = new Instruction.Constant(Rational.HALF);

  private final Function<Operator, Optional<Definition>> definitions;
  private final Pool pool;
  private final Numbering numbering = new Numbering();
  private final Map<Expr, Integer> lowered = new HashMap<>();

  private Lowering(Function<Operator, Optional<Definition>> definitions, Pool pool) {
    this.definitions = definitions;
    this.pool = pool;
  }

  /// The program that computes `roots`.
  ///
  /// @param definitions the catalogue; an operator it does not know is an unknown function
  /// @param pool the pool of the roots, which meanings are expanded in
  public static Program lower(
      List<? extends Expr> roots, Function<Operator, Optional<Definition>> definitions, Pool pool) {
    var lowering = new Lowering(definitions, pool);
    var results = new ArrayList<Integer>(roots.size());
    for (var root : roots) {
      results.add(lowering.place(root));
    }
    return Program.of(lowering.numbering.instructions(), results);
  }

  /// A part whose operands, or whose expansion, are being lowered.
  private record Frame(Expr expr, Optional<Expr> expansion) {
    List<Expr> inner() {
      if (expansion.isPresent()) {
        return List.of(expansion.get());
      }
      return expr.is(Operator.DIFFERENTIAL) ? List.of() : expr.operands();
    }
  }

  private int place(Expr root) {
    Deque<Frame> stack = new ArrayDeque<>();
    stack.push(frame(root));
    while (!stack.isEmpty()) {
      var frame = stack.peek();
      if (lowered.containsKey(frame.expr)) {
        stack.pop();
        continue;
      }
      boolean ready = true;
      for (int i = frame.inner().size() - 1; i >= 0; i--) {
        if (!lowered.containsKey(frame.inner().get(i))) {
          stack.push(frame(frame.inner().get(i)));
          ready = false;
        }
      }
      if (ready) {
        lowered.put(frame.expr, instruction(frame));
        stack.pop();
      }
    }
    return known(root);
  }

  private int known(Expr expr) {
    var place = lowered.get(expr);
    if (place == null) {
      throw new IllegalStateException("not lowered yet: " + expr);
    }
    return place;
  }

  private Frame frame(Expr expr) {
    return new Frame(expr, expr instanceof Apply apply ? expansion(apply) : Optional.empty());
  }

  private Optional<Expr> expansion(Apply call) {
    if (call.operator().notation() != Notation.FUNCTION) {
      return Optional.empty();
    }
    return definitions
        .apply(call.operator())
        .filter(definition -> definition.primitive().isEmpty())
        .flatMap(definition -> definition.computation().or(definition::meaning))
        .map(template -> template.expand(call, pool));
  }

  private int instruction(Frame frame) {
    return switch (frame.expr) {
      case Symbol symbol -> numbering.add(new Instruction.Input(symbol));
      case Literal literal -> numbering.constant(literal.value());
      case Apply apply ->
          switch (apply.operator().notation()) {
            case SUM -> compute(Primitive.ADD, apply);
            case PRODUCT -> numbering.product(operands(apply.operands()));
            case HADAMARD -> hadamard(apply);
            case POWER -> power(apply);
            case MATRIX_POWER -> compute(Primitive.MATRIX_POWER, apply);
            case TRANSPOSE -> numbering.transpose(known(apply.operand(0)));
            case DIFFERENTIAL -> numbering.add(new Instruction.Differential(apply.operand(0)));
            case INDEX -> compute(Primitive.SLICE, apply);
            case BLOCK -> compute(Primitive.BLOCK, apply);
            case SIZE -> numbering.add(new Instruction.Extent(apply.extents().getFirst()));
            case FUNCTION -> function(frame, apply);
          };
    };
  }

  private int function(Frame frame, Apply apply) {
    if (apply.operator().equals(Operator.ZEROS)) {
      return numbering.filled(Primitive.ZEROS, apply.shape());
    }
    if (apply.operator().equals(Operator.ONES)) {
      return numbering.filled(Primitive.ONES, apply.shape());
    }
    if (apply.operator().equals(Operator.EYE)) {
      return numbering.filled(Primitive.EYE, apply.shape());
    }
    if (frame.expansion.isPresent()) {
      return known(frame.expansion.get());
    }
    return definitions
        .apply(apply.operator())
        .flatMap(Definition::primitive)
        .map(primitive -> compute(primitive, apply))
        .orElseGet(() ->
            numbering.add(
                new Instruction.Unknown(
                    apply.operator(), operands(apply.operands()), apply.shape())));
  }

  private int compute(Primitive primitive, Apply apply) {
    return numbering.add(
        new Instruction.Compute(
            primitive, operands(apply.operands()), apply.extents(), apply.shape()));
  }

  private List<Integer> operands(List<Expr> exprs) {
    var operands = new ArrayList<Integer>(exprs.size());
    for (var expr : exprs) {
      operands.add(known(expr));
    }
    return operands;
  }

  /// An even power of a root is a power of what is under it: `norm2(x)^2` takes no root.
  private int power(Apply apply) {
    if (apply.operand(1) instanceof Literal outer
        && numbering.at(known(apply.operand(0))) instanceof Instruction.Compute root
        && root.is(Primitive.POWER)
        && numbering.at(root.operands().get(1)).equals(ROOT)
        && outer.value().times(Rational.HALF).isInteger()) {
      var power = outer.value().times(Rational.HALF);
      return power.isOne()
          ? root.operands().getFirst()
          : numbering.add(
              new Instruction.Compute(
                  Primitive.POWER,
                  List.of(root.operands().getFirst(), numbering.constant(power)),
                  List.of(),
                  apply.shape()));
    }
    return compute(Primitive.POWER, apply);
  }

  private int hadamard(Apply apply) {
    var factors = new ArrayList<Integer>();
    for (int factor : operands(apply.operands())) {
      if (!numbering.isFilled(factor, Primitive.ONES)) {
        factors.add(factor);
      }
    }
    if (factors.isEmpty()) {
      return numbering.filled(Primitive.ONES, apply.shape());
    }
    return factors.size() == 1
        ? factors.getFirst()
        : numbering.add(
            new Instruction.Compute(Primitive.HADAMARD, factors, List.of(), apply.shape()));
  }
}
