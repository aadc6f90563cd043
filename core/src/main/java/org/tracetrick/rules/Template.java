package org.tracetrick.rules;

import java.util.HashMap;
import java.util.List;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Signature;
import org.tracetrick.expr.Symbol;

/// An expression in parameters: what an operator means, or how it is computed.
///
/// @param parameters the operands, in order
public record Template(List<Symbol> parameters, Signature signature, Expr body) {

  public Template {
    parameters = List.copyOf(parameters);
  }

  /// The body with the operands of `call` in place of the parameters.
  public Expr expand(Apply call, Pool pool) {
    var shapes = call.operands().stream().map(Expr::shape).toList();
    var sizes = signature.match(shapes, call.extents()).orElseThrow();
    var symbols = new HashMap<String, Expr>();
    for (int i = 0; i < parameters.size(); i++) {
      symbols.put(parameters.get(i).name(), call.operand(i));
    }
    return Bindings.of(symbols, sizes).instantiate(body, pool);
  }
}
