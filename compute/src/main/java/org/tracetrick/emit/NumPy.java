package org.tracetrick.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.tracetrick.catalogue.Definition;
import org.tracetrick.emit.NumPySpelling.Need;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.program.Lowering;

/// Python with NumPy, and with SciPy where NumPy lacks a function.
///
/// Scalars are floats, vectors and rows are arrays with one axis, matrices have two. A name that
/// Python reserves gets a trailing underscore.
public record NumPy() implements Language {

  private static final String ADJUGATE =
      """
      def _adjugate(A):
          U, s, Vt = np.linalg.svd(A)
          products = [np.prod(np.delete(s, i)) for i in range(len(s))]
          return np.linalg.det(U @ Vt) * (Vt.T * products) @ U.T
      """;

  private static final String FRECHET =
      """
      def _frechet(f, A, E):
          n = len(A)
          return f(np.block([[A, E], [np.zeros((n, n)), A]]))[:n, n:]
      """;

  @Override
  public String name() {
    return "numpy";
  }

  @Override
  public Optional<String> module(
      List<Symbol> parameters,
      List<EmittedFunction> functions,
      Function<Operator, Optional<Definition>> definitions,
      Pool pool) {
    var needs = new TreeSet<Need>();
    var parts = new ArrayList<String>();
    for (var function : functions) {
      var program =
          Lowering.lower(
              function.outputs().stream().map(EmittedFunction.Output::body).toList(),
              definitions,
              pool);
      if (program.holdsUnknown()) {
        return Optional.empty();
      }
      var emitted = new NumPyFunction(function, parameters, program);
      parts.add(String.join("\n", emitted.lines()) + "\n");
      needs.addAll(emitted.needs());
    }
    if (needs.contains(Need.FRECHET)) {
      parts.addFirst(FRECHET);
    }
    if (needs.contains(Need.ADJUGATE)) {
      parts.addFirst(ADJUGATE);
    }
    parts.addFirst(imports(needs));
    return Optional.of(String.join("\n\n", parts));
  }

  private static String imports(Set<Need> needs) {
    var scipy = new ArrayList<String>();
    if (needs.contains(Need.LINALG)) {
      scipy.add("linalg as sla");
    }
    if (needs.contains(Need.SPECIAL)) {
      scipy.add("special as sp");
    }
    return "import numpy as np\n"
        + (scipy.isEmpty() ? "" : "from scipy import " + String.join(", ", scipy) + "\n");
  }
}
