package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.tracetrick.expr.Rational;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Symbol;
import org.tracetrick.syntax.Tree;

/// What a reader is told beside the answer.
final class Notes {

  private Notes() {}

  /// `ones(n)` or `ones(m,n)`.
  static String ones(Shape shape) {
    return shape.isColumn()
        ? "ones(" + shape.rows() + ")"
        : "ones(" + shape.rows() + "," + shape.cols() + ")";
  }

  static List<String> of(Attempt attempt, Map<String, Symbol> symbols, Iterable<String> inferred) {
    var notes = new LinkedHashSet<String>();
    var declarations = new ArrayList<String>();
    for (var name : inferred) {
      var symbol = symbols.get(name);
      if (symbol != null) {
        declarations.add(name + ": " + Role.declaration(symbol.shape()));
      }
    }
    if (!declarations.isEmpty()) {
      notes.add(String.join(", ", declarations) + " (inferred)");
    }
    for (var broadcast : attempt.broadcasts) {
      notes.add(broadcast(attempt, broadcast));
    }
    for (var choice : attempt.sizes.choices()) {
      notes.add(
          "the sizes in "
              + attempt.text(choice)
              + " fit in more ways than one; the simplest was taken");
    }
    return List.copyOf(notes);
  }

  /// `1 was read as ones(m,n): added to every entry`.
  private static String broadcast(Attempt attempt, Attempt.Broadcast broadcast) {
    var shape = attempt.sizes.resolve(broadcast.shape());
    var text = attempt.problem.wording().firstFactor(broadcast.scalar());
    boolean one =
        broadcast.scalar() instanceof Tree.Number number && number.value().equals(Rational.ONE);
    var identity =
        shape.isSquare()
            ? " (for the identity write " + (one ? "" : text + "*") + "eye(" + shape.rows() + "))"
            : "";
    return text
        + " was read as "
        + (one ? "" : text + "*")
        + ones(shape)
        + ": added to every entry"
        + identity;
  }
}
