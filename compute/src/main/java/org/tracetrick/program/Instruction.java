package org.tracetrick.program;

import java.util.List;
import org.tracetrick.catalogue.Primitive;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;

/// One value of a [Program]. Operands are the places of earlier instructions.
public sealed interface Instruction {

  Shape shape();

  List<Integer> operands();

  /// The same with operands at other places.
  default Instruction withOperands(List<Integer> operands) {
    return switch (this) {
      case Compute compute ->
          new Compute(compute.primitive, operands, compute.extents, compute.shape);
      case Unknown unknown -> new Unknown(unknown.operator, operands, unknown.shape);
      case Input input -> input;
      case Differential differential -> differential;
      case Constant constant -> constant;
      case Extent extent -> extent;
    };
  }

  /// A value given from outside: a variable or a constant matrix of the problem.
  record Input(Symbol symbol) implements Instruction {
    @Override
    public Shape shape() {
      return symbol.shape();
    }

    @Override
    public List<Integer> operands() {
      return List.of();
    }
  }

  /// A change given from outside: `d(of)`, where `of` is mostly the variable.
  record Differential(Expr of) implements Instruction {
    @Override
    public Shape shape() {
      return of.shape();
    }

    @Override
    public List<Integer> operands() {
      return List.of();
    }
  }

  record Constant(Rational value) implements Instruction {
    @Override
    public Shape shape() {
      return Shape.SCALAR;
    }

    @Override
    public List<Integer> operands() {
      return List.of();
    }
  }

  /// A size, as a number.
  record Extent(Dim dim) implements Instruction {
    @Override
    public Shape shape() {
      return Shape.SCALAR;
    }

    @Override
    public List<Integer> operands() {
      return List.of();
    }
  }

  /// A primitive applied. `ADD` and `HADAMARD` take any number of operands of one shape.
  record Compute(Primitive primitive, List<Integer> operands, List<Dim> extents, Shape shape)
      implements Instruction {
    public Compute {
      operands = List.copyOf(operands);
      extents = List.copyOf(extents);
    }

    public boolean is(Primitive other) {
      return primitive == other;
    }
  }

  /// A function that the user declared without saying what it computes.
  record Unknown(Operator operator, List<Integer> operands, Shape shape) implements Instruction {
    public Unknown {
      operands = List.copyOf(operands);
    }
  }
}
