package org.tracetrick.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tracetrick.emit.Code.Form;
import org.tracetrick.expr.Shape;
import org.tracetrick.program.Instruction.Compute;

/// How NumPy spells each primitive. Vectors and rows are arrays of one axis; whether a value is one
/// is known from its symbolic shape, so a matrix that happens to have one column stays a matrix.
final class NumPySpelling {

  /// What a module has to define or import for its text to run.
  enum Need {
    LINALG,
    SPECIAL,
    ADJUGATE,
    FRECHET
  }

  private final PythonSizes sizes;
  private final NumPyRearrangements rearrangements;
  private final Set<Need> needs = new TreeSet<>();

  NumPySpelling(PythonSizes sizes) {
    this.sizes = sizes;
    this.rearrangements = new NumPyRearrangements(sizes);
  }

  Set<Need> needs() {
    return needs;
  }

  Code spell(Compute compute, List<Operand> operands) {
    var x = operands.isEmpty() ? Code.atom("") : operands.get(0).code();
    var y = operands.size() > 1 ? operands.get(1).code() : x;
    var shape = compute.shape();
    return switch (compute.primitive()) {
      case ADD -> sum(operands, shape);
      case SCALE -> scale(x, y, shape);
      case MULTIPLY -> NumPyProducts.multiply(operands.get(0), operands.get(1));
      case HADAMARD -> NumPyProducts.hadamard(operands);
      case POWER -> NumPyProducts.power(x, y);
      case MATRIX_POWER -> matrixPower(x, y);
      case TRANSPOSE -> transpose(x, operands.getFirst().layout(), shape);
      case ONES -> fill(Code.atom("1"), shape);
      case ZEROS -> fill(Code.atom("0"), shape);
      case EYE -> Code.call("np.eye", sizes.code(shape.rows()));
      case PI -> Code.atom("np.pi");
      case SLICE -> rearrangements.slice(operands.getFirst(), compute.extents());
      case BLOCK -> rearrangements.block(operands, compute.extents(), shape);
      case EXP -> Code.call("np.exp", x);
      case LOG -> Code.call("np.log", x);
      case LOG1P -> Code.call("np.log1p", x);
      case EXPM1 -> Code.call("np.expm1", x);
      case ABS -> Code.call("np.abs", x);
      case SIGN -> Code.call("np.sign", x);
      case STEP -> Code.call("np.heaviside", x, Code.atom("0.0"));
      case SIN -> Code.call("np.sin", x);
      case COS -> Code.call("np.cos", x);
      case TAN -> Code.call("np.tan", x);
      case ASIN -> Code.call("np.arcsin", x);
      case ACOS -> Code.call("np.arccos", x);
      case ATAN -> Code.call("np.arctan", x);
      case SINH -> Code.call("np.sinh", x);
      case COSH -> Code.call("np.cosh", x);
      case TANH -> Code.call("np.tanh", x);
      case ERF -> special("sp.erf", x);
      case LGAMMA -> special("sp.gammaln", x);
      case POLYGAMMA -> x.text().equals("0") ? special("sp.psi", y) : special("sp.polygamma", x, y);
      case ATAN2 -> NumPyProducts.elementwise("np.arctan2", operands);
      case MAXIMUM -> NumPyProducts.elementwise("np.maximum", operands);
      case MINIMUM -> NumPyProducts.elementwise("np.minimum", operands);
      case SUM -> operands.getFirst().isScalar() ? x : Code.call("np.sum", x);
      case MAX -> operands.getFirst().isScalar() ? x : Code.call("np.max", x);
      case MIN -> operands.getFirst().isScalar() ? x : Code.call("np.min", x);
      case TRACE -> operands.getFirst().isScalar() ? x : Code.call("np.trace", x);
      case DIAGONAL_MATRIX -> shape.isScalar() ? x : Code.call("np.diag", x).as(Form.DIAGONAL, x);
      case DIAGONAL -> shape.isScalar() ? x : Code.call("np.diag", x);
      case VEC -> rearrangements.vec(operands.getFirst());
      case UNVEC -> rearrangements.unvec(x, shape);
      case KRONECKER -> NumPyProducts.kronecker(operands.get(0), operands.get(1));
      case COMMUTATION -> rearrangements.commutation(compute.extents());
      case BLOCK_TRACE ->
          rearrangements.blocks(
              "iajb,ab->ij", x, shape, operands.get(1).shape(), operands.get(1), shape);
      case BLOCK_SUM ->
          rearrangements.blocks(
              "iajb,ij->ab", y, operands.get(0).shape(), shape, operands.get(0), shape);
      case LOWER_TRIANGLE -> shape.isScalar() ? x : Code.call("np.tril", x);
      case UPPER_TRIANGLE -> shape.isScalar() ? x : Code.call("np.triu", x);
      case INVERSE ->
          shape.isScalar() ? x.reciprocal() : Code.call("np.linalg.inv", x).as(Form.INVERSE, x);
      case PSEUDO_INVERSE ->
          NumPyRearrangements.flat(
              Code.call("np.linalg.pinv", operands.getFirst().matrix()), shape);
      case DETERMINANT -> operands.getFirst().isScalar() ? x : Code.call("np.linalg.det", x);
      case LOG_DETERMINANT ->
          operands.getFirst().isScalar()
              ? Code.call("np.log", Code.call("np.abs", x))
              : Code.call("np.linalg.slogdet", x).attribute("[1]");
      case ADJUGATE -> shape.isScalar() ? Code.atom("1.0") : helper(Need.ADJUGATE, "_adjugate", x);
      case CHOLESKY ->
          shape.isScalar() ? Code.call("np.sqrt", x) : Code.call("np.linalg.cholesky", x);
      case MATRIX_EXPONENTIAL -> shape.isScalar() ? Code.call("np.exp", x) : linalg("sla.expm", x);
      case MATRIX_LOGARITHM -> shape.isScalar() ? Code.call("np.log", x) : linalg("sla.logm", x);
      case MATRIX_SQUARE_ROOT ->
          shape.isScalar() ? Code.call("np.sqrt", x) : linalg("sla.sqrtm", x);
      case SYLVESTER -> sylvester(operands, shape);
      case NUCLEAR_NORM -> NumPyDecompositions.norm(operands.getFirst(), Code.atom("'nuc'"));
      case SPECTRAL_NORM -> NumPyDecompositions.norm(operands.getFirst(), Code.atom("2"));
      case LEFT_SINGULAR_VECTOR ->
          NumPyDecompositions.singularVector(operands.getFirst(), "[0][:, :1]", shape);
      case RIGHT_SINGULAR_VECTOR ->
          NumPyDecompositions.singularVector(operands.getFirst(), "[2][:1].T", shape);
      case LARGEST_EIGENVALUE ->
          NumPyDecompositions.eigen(operands.getFirst(), x, "np.linalg.eigvalsh", "[-1]");
      case SMALLEST_EIGENVALUE ->
          NumPyDecompositions.eigen(operands.getFirst(), x, "np.linalg.eigvalsh", "[0]");
      case EIGENVECTOR_OF_LARGEST ->
          NumPyDecompositions.eigen(
              operands.getFirst(), Code.atom("1.0"), "np.linalg.eigh", "[1][:, -1]");
      case EIGENVECTOR_OF_SMALLEST ->
          NumPyDecompositions.eigen(
              operands.getFirst(), Code.atom("1.0"), "np.linalg.eigh", "[1][:, 0]");
      case FRECHET_POWER -> powerDerivative(x, y, operands.get(2).code(), shape);
      case FRECHET_EXPONENTIAL ->
          shape.isScalar()
              ? Code.call("np.exp", x).times(y)
              : linalg("sla.expm_frechet", x, y, Code.atom("compute_expm=False"));
      case FRECHET_LOGARITHM -> shape.isScalar() ? y.over(x) : frechet("sla.logm", x, y);
      case FRECHET_SQUARE_ROOT ->
          shape.isScalar()
              ? y.over(Code.atom("2").times(Code.call("np.sqrt", x)))
              : frechet("sla.sqrtm", x, y);
    };
  }

  private Code special(String function, Code... arguments) {
    needs.add(Need.SPECIAL);
    return Code.call(function, arguments);
  }

  private Code linalg(String function, Code... arguments) {
    needs.add(Need.LINALG);
    return Code.call(function, arguments);
  }

  private Code helper(Need need, String function, Code... arguments) {
    needs.add(need);
    return Code.call(function, arguments);
  }

  private Code powerDerivative(Code a, Code k, Code e, Shape shape) {
    if (shape.isScalar()) {
      return k.times(NumPyProducts.power(a, k.minus(Code.atom("1")))).times(e);
    }
    return frechet("lambda M: sla.fractional_matrix_power(M, " + k.text() + ")", a, e);
  }

  private Code frechet(String function, Code a, Code e) {
    needs.add(Need.LINALG);
    return helper(Need.FRECHET, "_frechet", Code.atom(function), a, e);
  }

  /// An array of that shape with all entries `value`.
  Code fill(Code value, Shape shape) {
    if (shape.isScalar()) {
      return value;
    }
    var axes = shape.axes();
    var extent = axes.size() == 1 ? sizes.code(axes.getFirst()) : sizes.tuple(axes);
    var text =
        switch (value.text()) {
          case "0" -> Code.call("np.zeros", extent);
          case "1" -> Code.call("np.ones", extent);
          default -> Code.call("np.full", extent, value);
        };
    return text.as(Form.FILL, value);
  }

  private Code scale(Code factor, Code value, Shape shape) {
    if (value.is(Form.FILL)) {
      return fill(factor.times(value.inner()), shape);
    }
    if (value.is(Form.DIAGONAL)) {
      var scaled = factor.times(value.inner());
      return Code.call("np.diag", scaled).as(Form.DIAGONAL, scaled);
    }
    return factor.times(value);
  }

  /// The terms in order, but with a positive one in front where there is one. An array of equal
  /// entries is written as its entry where another term gives the sum its shape.
  private Code sum(List<Operand> terms, Shape shape) {
    boolean allFilled = terms.stream().allMatch(term -> term.code().is(Form.FILL));
    var codes = new ArrayList<Code>();
    for (var term : terms) {
      codes.add(term.broadcast());
    }
    int first = 0;
    while (first < codes.size() - 1 && codes.get(first).is(Form.NEGATION)) {
      first++;
    }
    if (codes.get(first).is(Form.NEGATION)) {
      first = 0;
    }
    var sum = codes.get(first);
    for (int i = 0; i < codes.size(); i++) {
      sum = i == first ? sum : sum.plus(codes.get(i));
    }
    return allFilled && !shape.isScalar() ? fill(sum, shape) : sum;
  }

  private Code matrixPower(Code base, Code exponent) {
    if (exponent.text().equals("2") && base.text().matches("\\w+")) {
      return base.matmul(base);
    }
    return exponent.text().matches("-?\\d+")
        ? Code.call("np.linalg.matrix_power", base, exponent)
        : linalg("sla.fractional_matrix_power", base, exponent);
  }

  private Code transpose(Code x, Layout layout, Shape shape) {
    if (x.is(Form.FILL)) {
      return fill(x.inner(), shape);
    }
    if (layout != Layout.MATRIX || x.is(Form.DIAGONAL)) {
      return x;
    }
    if (x.is(Form.INVERSE)) {
      return x.attribute(".T").as(Form.INVERSE, x.inner().attribute(".T"));
    }
    return x.is(Form.NEGATION) ? x.inner().attribute(".T").negated() : x.attribute(".T");
  }

  private Code sylvester(List<Operand> operands, Shape shape) {
    if (shape.isScalar()) {
      return operands.get(2).code().over(operands.get(0).code().plus(operands.get(1).code()));
    }
    return NumPyRearrangements.flat(
        linalg(
            "sla.solve_sylvester",
            operands.get(0).matrix(),
            operands.get(1).matrix(),
            operands.get(2).matrix()),
        shape);
  }
}
