package org.tracetrick.expr;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Rows and columns. A scalar is 1×1, a vector n×1, a row 1×n.
public record Shape(Dim rows, Dim cols) {

  public static final Shape SCALAR = new Shape(Dim.ONE, Dim.ONE);

  public static Shape column(Dim rows) {
    return new Shape(rows, Dim.ONE);
  }

  public boolean isScalar() {
    return rows.isOne() && cols.isOne();
  }

  /// Whether this is a vector: one column, and not one row.
  public boolean isColumn() {
    return cols.isOne() && !rows.isOne();
  }

  public boolean isRow() {
    return rows.isOne() && !cols.isOne();
  }

  public boolean isSquare() {
    return rows.equals(cols);
  }

  public Shape transposed() {
    return new Shape(cols, rows);
  }

  public Shape substitute(Map<String, Dim> sizes) {
    return new Shape(rows.substitute(sizes), cols.substitute(sizes));
  }

  public Set<String> names() {
    var names = new TreeSet<>(rows.names());
    names.addAll(cols.names());
    return names;
  }

  /// The axes of the value as an array: none for a scalar, one for a vector or a row, else two.
  public List<Dim> axes() {
    if (isScalar()) {
      return List.of();
    }
    if (isColumn()) {
      return List.of(rows);
    }
    return isRow() ? List.of(cols) : List.of(rows, cols);
  }

  /// `m×n`, with sums in parentheses: `(m+1)×n`.
  @Override
  public String toString() {
    return extent(rows) + "×" + extent(cols);
  }

  private static String extent(Dim dim) {
    return dim.terms().size() > 1 ? "(" + dim + ")" : dim.toString();
  }
}
