package org.tracetrick.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Traversal;

/// A step that a derivation may take.
public sealed interface Rule permits Rule.Equation, Rule.Procedure {

  String name();

  /// What the rule says, in the input notation: `(A*B)' → B'*A'`.
  String statement();

  Citation citation();

  Weight weight();

  /// How much a reader cares: routine steps are folded unless all are asked for.
  enum Weight {
    KEY,
    ROUTINE
  }

  /// A directed equation between two patterns; what is shown, applied and tested is this object.
  record Equation(
      String name,
      String statement,
      Expr lhs,
      Expr rhs,
      Map<String, Metavariable> variables,
      Citation citation,
      Weight weight)
      implements Rule {

    public Equation {
      variables = Map.copyOf(variables);
      if (!(lhs instanceof Apply)) {
        throw new IllegalArgumentException("the left side of " + name + " has no operator: " + lhs);
      }
    }

    /// The operator at the root of the left side.
    public Operator operator() {
      return ((Apply) lhs).operator();
    }

    /// The right side with the metavariables replaced.
    ///
    /// A rule that sends a sum of two to a sum of two, `f(A + B) → f(A) + f(B)`, sends a sum of
    /// many to as many at once.
    public Expr instance(Bindings bindings, Pool pool) {
      var rest = additiveIn().map(symbol -> bindings.symbols().get(symbol.name()));
      if (rest.isEmpty() || !rest.get().is(Operator.SUM)) {
        return bindings.instantiate(rhs, pool);
      }
      var images = new ArrayList<Expr>();
      images.add(bindings.instantiate(rhs.operand(0), pool));
      for (var term : rest.get().operands()) {
        var symbols = new HashMap<>(bindings.symbols());
        symbols.put(additiveIn().orElseThrow().name(), term);
        images.add(Bindings.of(symbols, bindings.sizes()).instantiate(rhs.operand(1), pool));
      }
      return pool.sum(images);
    }

    /// The second summand of the left side, where both sides are sums of images of two summands.
    private Optional<Symbol> additiveIn() {
      if (!rhs.is(Operator.SUM) || rhs.operands().size() != 2) {
        return Optional.empty();
      }
      for (var part : Traversal.postorder(lhs)) {
        if (part.is(Operator.SUM)
            && part.operands().size() == 2
            && part.operand(0) instanceof Symbol first
            && part.operand(1) instanceof Symbol second
            && !Traversal.postorder(rhs.operand(0)).contains(second)
            && !Traversal.postorder(rhs.operand(1)).contains(first)) {
          return Optional.of(second);
        }
      }
      return Optional.empty();
    }
  }

  /// What no pattern can say: folding numbers, collecting like terms, the last identification. Its
  /// steps are checked by evaluating before and after.
  ///
  /// @param examples pairs of texts, before and after
  record Procedure(
      String name, String statement, List<String> examples, Citation citation, Weight weight)
      implements Rule {

    public Procedure {
      examples = List.copyOf(examples);
    }
  }
}
