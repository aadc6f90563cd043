package org.tracetrick.catalogue;

import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Shape;
import org.tracetrick.rules.Citation;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Template;

/// One operator of the catalogue: everything the product knows of it.
///
/// @param family the field of mathematics that it belongs to
/// @param parameters the names of the operands, as the rules call them
/// @param meaning the operator in terms of others, where it can be said
/// @param computation a numerically stable form of the meaning, where they differ
/// @param primitive what computes it, where it has no meaning
/// @param differentials `d(op(…)) → …`, the first that applies is taken
/// @param adjoints of a linear operator: `tr(A*op(E)) → tr(…*E)`
/// @param matrices of a linear operator: `vec(op(E)) → M*vec(E)`
/// @param laws directed identities, left to right towards the shorter side
/// @param latex a template with `#1`, `#2` for operands
/// @param domain where the operator is defined and differentiable
/// @param source where the definition is found
public record Definition(
    Operator operator,
    Family family,
    List<String> parameters,
    Optional<Template> meaning,
    Optional<Template> computation,
    Optional<Primitive> primitive,
    List<Rule.Equation> differentials,
    List<Rule.Equation> adjoints,
    List<Rule.Equation> matrices,
    List<Rule.Equation> laws,
    Optional<String> latex,
    Optional<Domain> domain,
    Citation source) {

  public Definition {
    parameters = List.copyOf(parameters);
    differentials = List.copyOf(differentials);
    adjoints = List.copyOf(adjoints);
    matrices = List.copyOf(matrices);
    laws = List.copyOf(laws);
  }

  /// The shape of the value, in the size names of the signature.
  public Shape result() {
    return operator.signature().orElseThrow().result();
  }
}
