package org.tracetrick.derive;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Traversal;

/// Names for the links of a long derivation: parts of the function are called `u1`, `u2`, …, the
/// cofactors that are carried along `g1`, `g2`, …
///
/// A part is a link when it is used more than once and is longer than a name even with the links
/// below it named. So each line of a derivation stays short, and all of it is as long as the chain.
final class Links {

  /// Tokens of a part that is worth a name.
  private static final int LONG = 4;

  private Links() {}

  /// The links by name, operands first.
  ///
  /// @param lines the first is `d(f)`; `f` itself gets no name
  /// @param parts all parts of the lines, operands first
  /// @param reserved names that mean something else
  static Map<Expr, String> named(List<Expr> lines, List<Expr> parts, Set<String> reserved) {
    var function = lines.getFirst().operand(0);
    Set<Expr> inFunction = new HashSet<>(Traversal.postorder(function));
    var uses = uses(lines, parts);
    var names = new LinkedHashMap<Expr, String>();
    Map<Expr, Integer> lengths = new HashMap<>();
    int links = 0;
    int cofactors = 0;
    for (var part : parts) {
      int length = 1;
      for (var operand : part.operands()) {
        length += names.containsKey(operand) ? 1 : lengths.getOrDefault(operand, 1);
      }
      lengths.put(part, length);
      boolean worthy =
          length >= LONG
              && uses.getOrDefault(part, 0) > 1
              && !part.equals(function)
              && !part.holdsDifferential()
              && part instanceof Apply apply
              && !apply.is(Operator.TRANSPOSE);
      if (worthy) {
        boolean link = inFunction.contains(part);
        int number = link ? ++links : ++cofactors;
        names.put(part, free(link ? "u" : "g", number, reserved));
      }
    }
    return names;
  }

  /// In how many parts, or as how many lines, a part stands.
  private static Map<Expr, Integer> uses(List<Expr> lines, List<Expr> parts) {
    var uses = new HashMap<Expr, Integer>();
    lines.forEach(line -> uses.merge(line, 1, Integer::sum));
    for (var part : parts) {
      part.operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
    }
    return uses;
  }

  private static String free(String letter, int number, Set<String> reserved) {
    var name = letter + number;
    while (reserved.contains(name) || reserved.contains("d" + name)) {
      name += "_";
    }
    return name;
  }
}
