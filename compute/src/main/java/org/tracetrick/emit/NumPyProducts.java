package org.tracetrick.emit;

import java.util.List;
import org.tracetrick.emit.Code.Form;

/// Products and powers as people write them in NumPy.
final class NumPyProducts {

  private NumPyProducts() {}

  static Code multiply(Operand left, Operand right) {
    var a = left.code();
    var b = right.code();
    if (left.layout() == Layout.COLUMN) {
      return outer(a, b);
    }
    if (a.is(Form.DIAGONAL) && b.is(Form.DIAGONAL)) {
      var product = a.inner().times(b.inner());
      return Code.call("np.diag", product).as(Form.DIAGONAL, product);
    }
    if (a.is(Form.DIAGONAL)) {
      var diagonal = a.inner();
      return (right.layout() == Layout.MATRIX ? diagonal.attribute("[:, None]") : diagonal)
          .times(b);
    }
    if (b.is(Form.DIAGONAL)) {
      return a.times(b.inner());
    }
    if (a.is(Form.INVERSE)) {
      return Code.call("np.linalg.solve", a.inner(), b);
    }
    if (b.is(Form.INVERSE) && left.layout() == Layout.ROW) {
      return Code.call("np.linalg.solve", b.inner().attribute(".T"), a);
    }
    if (b.is(Form.FILL) && b.inner().text().equals("1") && right.layout() == Layout.COLUMN) {
      return left.layout() == Layout.ROW
          ? Code.call("np.sum", a)
          : Code.call("np.sum", a, Code.atom("axis=1"));
    }
    if (a.is(Form.FILL) && a.inner().text().equals("1") && left.layout() == Layout.ROW) {
      return right.layout() == Layout.COLUMN
          ? Code.call("np.sum", b)
          : Code.call("np.sum", b, Code.atom("axis=0"));
    }
    return a.matmul(b);
  }

  private static Code outer(Code column, Code row) {
    if (column.is(Form.NEGATION)) {
      return outer(column.inner(), row).negated();
    }
    return row.is(Form.NEGATION)
        ? outer(column, row.inner()).negated()
        : Code.call("np.outer", column, row);
  }

  static Code power(Code base, Code exponent) {
    if (exponent.is(Form.NEGATION)) {
      return power(base, exponent.inner()).reciprocal();
    }
    return switch (exponent.text()) {
      case "1" -> base;
      case "0.5" -> Code.call("np.sqrt", base);
      default -> base.power(exponent);
    };
  }

  /// `np.kron` knows no columns and rows, and gives one axis for two.
  static Code kronecker(Operand left, Operand right) {
    if (left.isScalar() || right.isScalar()) {
      return left.code().times(right.code());
    }
    if (left.layout() == Layout.COLUMN && right.layout() == Layout.ROW) {
      return Code.call("np.outer", left.code(), right.code());
    }
    if (left.layout() == Layout.ROW && right.layout() == Layout.COLUMN) {
      return Code.call("np.outer", right.code(), left.code());
    }
    return left.layout() == right.layout()
        ? Code.call("np.kron", left.code(), right.code())
        : Code.call("np.kron", left.matrix(), right.matrix());
  }

  /// Numerators, then denominators.
  static Code hadamard(List<Operand> factors) {
    boolean allFilled = factors.stream().allMatch(factor -> factor.code().is(Form.FILL));
    Code product = Code.atom("1");
    for (var factor : factors) {
      product = product.times(allFilled ? factor.code() : factor.broadcast());
    }
    return product;
  }

  static Code elementwise(String function, List<Operand> operands) {
    boolean anyArray = operands.stream().anyMatch(operand -> !operand.code().is(Form.FILL));
    return Code.call(
        function,
        anyArray ? operands.get(0).broadcast() : operands.get(0).code(),
        operands.get(1).broadcast());
  }
}
