package org.tracetrick.emit;

import java.util.ArrayList;
import java.util.List;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Shape;

/// Slices, blocks and other rearrangements of entries in NumPy, which counts from 0 and stores rows
/// one after the other.
final class NumPyRearrangements {

  private final PythonSizes sizes;

  NumPyRearrangements(PythonSizes sizes) {
    this.sizes = sizes;
  }

  Code vec(Operand x) {
    return x.layout() == Layout.MATRIX ? x.code().attribute(".ravel(order='F')") : x.code();
  }

  Code unvec(Code v, Shape shape) {
    return Layout.of(shape) == Layout.MATRIX
        ? Code.call("np.reshape", v, sizes.tuple(shape.axes()), Code.atom("order='F'"))
        : v;
  }

  /// A value with two axes as one of this shape.
  static Code flat(Code code, Shape shape) {
    return switch (Layout.of(shape)) {
      case SCALAR -> code.attribute("[0, 0]");
      case COLUMN -> code.attribute("[:, 0]");
      case ROW -> code.attribute("[0]");
      case MATRIX -> code;
    };
  }

  Code slice(Operand x, List<Dim> extents) {
    var rows = range(extents.get(0), extents.get(1), x.shape().rows());
    var cols = range(extents.get(2), extents.get(3), x.shape().cols());
    return switch (x.layout()) {
      case SCALAR -> x.code();
      case COLUMN -> x.code().attribute("[" + rows + "]");
      case ROW -> x.code().attribute("[" + cols + "]");
      case MATRIX -> x.code().attribute("[" + rows + ", " + cols + "]");
    };
  }

  /// One place, or a range, counted from 0.
  private String range(Dim from, Dim to, Dim all) {
    var start = sizes.code(from.minus(Dim.ONE)).text();
    if (from.equals(to)) {
      return start;
    }
    return (from.isOne() ? "" : start) + ":" + (to.equals(all) ? "" : sizes.code(to).text());
  }

  Code block(List<Operand> blocks, List<Dim> lengths, Shape shape) {
    if (Layout.of(shape).isFlat()) {
      var parts = blocks.stream().map(block -> block.code().text()).toList();
      return Code.atom("np.hstack([" + String.join(", ", parts) + "])");
    }
    var rows = new ArrayList<String>();
    int next = 0;
    for (var length : lengths) {
      int end = next + Math.toIntExact(length.asNumber().orElseThrow());
      var parts = blocks.subList(next, end).stream().map(block -> block.matrix().text()).toList();
      rows.add("[" + String.join(", ", parts) + "]");
      next = end;
    }
    return Code.atom("np.block([" + String.join(", ", rows) + "])");
  }

  Code commutation(List<Dim> extents) {
    var m = extents.get(0);
    var n = extents.get(1);
    var size = sizes.code(m.times(n)).text();
    var grid = sizes.tuple(List.of(n, m)).text();
    return Code.atom(
        "np.eye(" + size + ")[np.arange(" + size + ").reshape(" + grid + ").T.ravel()]");
  }

  /// A contraction of `big`, cut into blocks: `outer` is how many there are, `inner` their shape.
  Code blocks(String indices, Code big, Shape outer, Shape inner, Operand small, Shape shape) {
    var grid = List.of(outer.rows(), inner.rows(), outer.cols(), inner.cols());
    return flat(
        Code.call(
            "np.einsum",
            Code.atom("'" + indices + "'"),
            Code.call("np.reshape", big, sizes.tuple(grid)),
            small.matrix()),
        shape);
  }
}
