package org.tracetrick.catalogue;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tracetrick.catalogue.DefinitionText.LinearText;
import org.tracetrick.catalogue.DefinitionText.RuleText;
import org.tracetrick.rules.Citation;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Work;

/// The rules that follow from what a block says of an operand in which its function is linear.
final class LinearRules {

  private LinearRules() {}

  /// `tr(A*op(E)) → tr(adjoint(A')'*E)`, or `op(E) → tr(adjoint(1)'*E)` where the value is a
  /// scalar.
  static Rule.Equation adjoint(RuleReader reader, DefinitionText text, LinearText linear) {
    var declared = operandsWithOneDifferential(text, linear.operand());
    var result = DeclarationText.shape(text.result);
    var call = reader.read(text.call(text.operands), declared);
    var name = DefinitionText.parameter(text.operands.get(linear.operand()));
    var withCofactor = new LinkedHashMap<>(declared);
    withCofactor.put("G", new DeclarationText("G", EnumSet.of(Restriction.FREE), result));
    var adjoint = reader.read(linear.text(), withCofactor);
    var operand = reader.read(name, declared);
    var source = new Citation(Work.MAGNUS_NEUDECKER, "ch. 2");
    if (result.isScalar()) {
      var one = reader.replace(adjoint, "G", result, reader.number(1));
      return reader.equation(
          new RuleText(
              "adjoint of " + text.name,
              text.operands,
              text.call(text.operands),
              "tr((" + linear.text() + ")'*" + name + "), G = 1",
              source,
              Rule.Weight.KEY),
          call,
          reader.traceOf(reader.transposedTimes(one, operand)),
          declared);
    }
    declared.put(
        "A_", new DeclarationText("A_", EnumSet.of(Restriction.FREE), result.transposed()));
    var cofactor = reader.read("A_", declared);
    var pulled = reader.replace(adjoint, "G", result, reader.transpose(cofactor));
    return reader.equation(
        new RuleText(
            "adjoint of " + text.name,
            text.operands,
            "tr(G'*" + text.call(text.operands) + ")",
            "tr((" + linear.text() + ")'*" + name + ")",
            source,
            Rule.Weight.KEY),
        reader.traceOf(reader.times(cofactor, call)),
        reader.traceOf(reader.transposedTimes(pulled, operand)),
        declared);
  }

  /// `vec(op(E)) → M*vec(E)`.
  static Rule.Equation matrix(RuleReader reader, DefinitionText text, LinearText linear) {
    var declared = operandsWithOneDifferential(text, linear.operand());
    var name = DefinitionText.parameter(text.operands.get(linear.operand()));
    var lhs = "vec(" + text.call(text.operands) + ")";
    var rhs = "(" + linear.text() + ")*vec(" + name + ")";
    return reader.equation(
        new RuleText(
            "vec of " + text.name,
            text.operands,
            lhs,
            rhs,
            new Citation(Work.MAGNUS_NEUDECKER, "ch. 3"),
            Rule.Weight.KEY),
        reader.read(lhs, declared),
        reader.read(rhs, declared),
        declared);
  }

  private static Map<String, DeclarationText> operandsWithOneDifferential(
      DefinitionText text, int linear) {
    var declared = new LinkedHashMap<String, DeclarationText>();
    for (int i = 0; i < text.operands.size(); i++) {
      var declaration = DeclarationText.parse(text.operands.get(i));
      declared.put(
          declaration.name(),
          new DeclarationText(
              declaration.name(),
              EnumSet.of(i == linear ? Restriction.DIFFERENTIAL : Restriction.FREE),
              declaration.shape()));
    }
    return declared;
  }
}
