package org.tracetrick.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracetrick.catalogue.Primitive;
import org.tracetrick.emit.Code.Form;
import org.tracetrick.emit.Code.Level;
import org.tracetrick.emit.NumPySpelling.Need;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Symbol;
import org.tracetrick.program.Instruction;
import org.tracetrick.program.Program;

/// One function of a NumPy module: a program, as statements and a return.
///
/// A value that is used once, and is short, is written where it is used; others get a name.
final class NumPyFunction {

  /// A longer expression gets a name of its own, used once or not.
  private static final int LONG = 64;

  /// Numbers with more digits are written as the nearest double.
  private static final int DIGITS = 17;

  private final EmittedFunction function;
  private final List<Symbol> parameters;
  private final Program program;
  private final PythonNames names;
  private final PythonSizes sizes;
  private final NumPySpelling spelling;
  private final List<Code> codes = new ArrayList<>();
  private final List<String> outside = new ArrayList<>();
  private final List<String> inside = new ArrayList<>();
  private final Set<Integer> moving = new HashSet<>();
  private final String direction;

  NumPyFunction(EmittedFunction function, List<Symbol> parameters, Program program) {
    this.function = function;
    this.parameters = parameters;
    this.program = program;
    this.names = new PythonNames(parameters);
    this.sizes = new PythonSizes(parameters, names);
    this.spelling = new NumPySpelling(sizes);
    this.direction = first().isFilledByDirections() ? names.free("E") : "";
    var uses = program.uses();
    for (int place = 0; place < program.instructions().size(); place++) {
      codes.add(named(place, code(program.at(place)), uses[place]));
    }
  }

  Set<Need> needs() {
    return spelling.needs();
  }

  /// The definition, line by line.
  List<String> lines() {
    var body = first().isFilledByDirections() ? filledByDirections() : returned();
    var lines = new ArrayList<String>();
    var arguments = parameters.stream().map(p -> names.parameter(p.name())).toList();
    lines.add("def " + function.name() + "(" + String.join(", ", arguments) + "):");
    sizes.statements(body).forEach(line -> lines.add("    " + line));
    body.forEach(line -> lines.add("    " + line));
    return lines;
  }

  private EmittedFunction.Output first() {
    return function.outputs().getFirst();
  }

  private List<String> returned() {
    var values = new ArrayList<String>();
    for (int i = 0; i < function.outputs().size(); i++) {
      int result = program.results().get(i);
      var axes = function.outputs().get(i).axes();
      var code = codes.get(result);
      values.add(
          (axes.equals(program.at(result).shape().axes()) ? code : reshaped(code, axes)).text());
    }
    var lines = new ArrayList<>(outside);
    lines.add("return " + String.join(", ", values));
    return lines;
  }

  private Code reshaped(Code code, List<Dim> axes) {
    return Code.call("np.reshape", code, sizes.tuple(axes), Code.atom("order='F'"));
  }

  /// The array of a linear map, one direction after the other.
  private List<String> filledByDirections() {
    int result = program.results().getFirst();
    var lines = new ArrayList<>(outside);
    var variable = variable();
    var ofVariable = variable.shape().axes();
    var derivative = names.free("D");
    if (ofVariable.isEmpty()) {
      lines.add(direction + " = 1.0");
      lines.addAll(inside);
      lines.add("return " + codes.get(result).text());
      return lines;
    }
    var index = names.free("index");
    lines.add(derivative + " = np.empty(" + sizes.tuple(first().axes()).text() + ")");
    lines.add("for " + index + " in np.ndindex" + sizes.tuple(ofVariable).text() + ":");
    lines.add("    " + direction + " = np.zeros(" + sizes.tuple(ofVariable).text() + ")");
    lines.add("    " + direction + "[" + index + "] = 1");
    inside.forEach(line -> lines.add("    " + line));
    boolean scalar = first().axes().size() == ofVariable.size();
    lines.add(
        "    "
            + derivative
            + (scalar ? "[" + index + "]" : "[(..., *" + index + ")]")
            + " = "
            + codes.get(result).text());
    lines.add("return " + derivative);
    return lines;
  }

  private Expr variable() {
    return program.instructions().stream()
        .filter(Instruction.Differential.class::isInstance)
        .map(instruction -> ((Instruction.Differential) instruction).of())
        .findFirst()
        .orElseThrow();
  }

  private Code code(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Input input -> Code.atom(names.parameter(input.symbol().name()));
      case Instruction.Differential differential -> Code.atom(direction);
      case Instruction.Constant constant -> number(constant.value());
      case Instruction.Extent extent -> sizes.code(extent.dim());
      case Instruction.Compute compute -> {
        var operands = new ArrayList<Operand>();
        for (int operand : compute.operands()) {
          operands.add(new Operand(codes.get(operand), program.at(operand).shape()));
        }
        yield spelling.spell(compute, operands);
      }
      case Instruction.Unknown unknown ->
          throw new IllegalArgumentException("an unknown function has no code: " + unknown);
    };
  }

  private Code named(int place, Code code, int uses) {
    if (isMoving(place)) {
      moving.add(place);
    }
    boolean last = program.results().contains(place);
    if (isCheap(program.at(place), code) || (uses <= 1 && (last || code.text().length() <= LONG))) {
      return code;
    }
    var name = names.temporary();
    (moving.contains(place) ? inside : outside).add(name + " = " + code.text());
    return Code.atom(name);
  }

  /// Whether the value depends on the direction.
  private boolean isMoving(int place) {
    var instruction = program.at(place);
    return instruction instanceof Instruction.Differential
        || instruction.operands().stream().anyMatch(moving::contains);
  }

  /// Whether a value may as well be written twice: names, numbers, views, arrays of equal entries.
  private static boolean isCheap(Instruction instruction, Code code) {
    return switch (instruction) {
      case Instruction.Input input -> true;
      case Instruction.Differential differential -> true;
      case Instruction.Constant constant -> true;
      case Instruction.Extent extent -> true;
      case Instruction.Unknown unknown -> false;
      case Instruction.Compute compute ->
          (code.is(Form.FILL) && code.inner().level() == Level.ATOM)
              || (code.is(Form.DIAGONAL) && code.inner().text().matches("\\w+"))
              || code.text().matches("\\w+(\\.T)?|np\\.pi")
              || compute.is(Primitive.EYE);
    };
  }

  private static Code number(Rational value) {
    if (value.signum() < 0) {
      return number(value.negated()).negated();
    }
    var decimal = value.asDecimal().map(d -> d.toPlainString());
    if (decimal.isPresent() && decimal.get().length() <= DIGITS) {
      return Code.atom(decimal.get());
    }
    var numerator = value.numerator().toString();
    var denominator = value.denominator().toString();
    if (numerator.length() <= DIGITS && denominator.length() <= DIGITS && decimal.isEmpty()) {
      var divisor = Code.atom(denominator);
      return numerator.equals("1") ? divisor.reciprocal() : Code.atom(numerator).over(divisor);
    }
    return Code.atom(
        Double.toString(value.numerator().doubleValue() / value.denominator().doubleValue()));
  }
}
