package org.tracetrick.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracetrick.catalogue.DefinitionText.LinearText;
import org.tracetrick.catalogue.DefinitionText.RuleText;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Signature;
import org.tracetrick.expr.Symbol;
import org.tracetrick.rules.Citation;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.RuleSet;
import org.tracetrick.rules.Template;
import org.tracetrick.rules.Work;

/// All operators, and the rule sets that follow from their definitions.
///
/// It loads in two phases: first every signature, then every text, so a definition may use any
/// other. A catalogue is immutable; that of a problem with unknown functions is [#with] them.
public final class Catalogue {

  private final List<DefinitionText> texts;
  private final Map<Operator, Definition> definitions = new LinkedHashMap<>();
  private final Map<String, List<Operator>> functions = new HashMap<>();
  private final RuleSet differentials;
  private final RuleSet traceTricks;
  private final RuleSet scalarTraces;
  private final RuleSet vecForms;
  private final RuleSet laws;

  private Catalogue(List<DefinitionText> texts) {
    this.texts = List.copyOf(texts);
    var operators = new ArrayList<Operator>();
    for (var text : texts) {
      var operator = Operator.function(text.name, signature(text), text.traits, text.linearOperands());
      operators.add(operator);
      functions.computeIfAbsent(text.name, key -> new ArrayList<>()).add(operator);
    }
    var reader = new RuleReader(functions, new Pool());
    var traces = new ArrayList<>(read(reader, StructureRules.traceTricks()));
    var scalars = new ArrayList<>(read(reader, StructureRules.scalarTraces()));
    var vecs = new ArrayList<>(read(reader, StructureRules.vecForms()));
    var derivatives = new ArrayList<>(read(reader, StructureRules.differentials()));
    var identities = new ArrayList<>(read(reader, StructureRules.laws()));
    for (int i = 0; i < texts.size(); i++) {
      var definition = definition(reader, texts.get(i), operators.get(i));
      definitions.put(definition.operator(), definition);
      derivatives.addAll(definition.differentials());
      identities.addAll(definition.laws());
      for (var adjoint : definition.adjoints()) {
        (definition.result().isScalar() ? scalars : traces).add(adjoint);
      }
      vecs.addAll(definition.matrices());
    }
    differentials = new RuleSet("differentials", derivatives);
    traceTricks = new RuleSet("trace tricks", traces);
    scalarTraces = new RuleSet("scalars as traces", scalars);
    vecForms = new RuleSet("vec forms", vecs);
    laws = new RuleSet("laws", identities);
  }

  public static Catalogue standard() {
    return new Catalogue(CatalogueText.standard().definitions());
  }

  /// This catalogue with functions that the user declared.
  public Catalogue with(Collection<UnknownFunction> unknown) {
    if (unknown.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(texts);
    unknown.forEach(function -> all.addAll(function.definitions()));
    return new Catalogue(all);
  }

  /// The operators by name, as the elaborator resolves them.
  public Map<String, List<Operator>> functions() {
    return functions;
  }

  /// The one operator of that name.
  ///
  /// @throws IllegalArgumentException where there is none, or there are several
  public Operator operator(String name) {
    var named = functions.getOrDefault(name, List.of());
    if (named.size() != 1) {
      throw new IllegalArgumentException(named.size() + " operators are called " + name);
    }
    return named.getFirst();
  }

  public Collection<Definition> definitions() {
    return definitions.values();
  }

  public Optional<Definition> definition(Operator operator) {
    return Optional.ofNullable(definitions.get(operator));
  }

  /// `d(e) → …`
  public RuleSet differentials() {
    return differentials;
  }

  /// `tr(…) → …`, towards `tr(G'*d(V))`.
  public RuleSet traceTricks() {
    return traceTricks;
  }

  /// Scalars that hold a differential, as traces.
  public RuleSet scalarTraces() {
    return scalarTraces;
  }

  /// `vec(…) → …`, towards `J*vec(d(V))`.
  public RuleSet vecForms() {
    return vecForms;
  }

  /// Identities, for simplification.
  public RuleSet laws() {
    return laws;
  }

  public List<RuleSet> ruleSets() {
    return List.of(differentials, scalarTraces, traceTricks, vecForms, laws);
  }

  private static List<Rule.Equation> read(RuleReader reader, List<RuleText> texts) {
    return texts.stream().map(reader::rule).toList();
  }

  private static Signature signature(DefinitionText text) {
    var shapes = text.operands.stream().map(d -> DeclarationText.parse(d).shape()).toList();
    return new Signature(shapes, text.extents, DeclarationText.shape(text.result));
  }

  private static Definition definition(
      RuleReader reader, DefinitionText text, Operator operator) {
    return new Definition(
        operator,
        text.operands.stream().map(DefinitionText::parameter).toList(),
        text.meaning.map(meaning -> template(reader, text, operator, meaning)),
        text.computation.map(computation -> template(reader, text, operator, computation)),
        text.primitive,
        read(reader, text.differentials),
        text.adjoints.stream().map(adjoint -> adjoint(reader, text, adjoint)).toList(),
        text.matrices.stream().map(matrix -> matrix(reader, text, matrix)).toList(),
        text.laws.stream().map(law -> reader.rule(withOperands(law, text))).toList(),
        text.latex,
        text.domain,
        text.source);
  }

  private static Template template(
      RuleReader reader, DefinitionText text, Operator operator, String body) {
    var declared = RuleReader.declared(text.operands);
    var expr = reader.read(body, declared);
    var parameters =
        text.operands.stream()
            .map(DeclarationText::parse)
            .map(d -> new Symbol(d.name(), d.shape(), Kind.GENERAL))
            .toList();
    return new Template(parameters, operator.signature().orElseThrow(), expr);
  }

  private static RuleText withOperands(RuleText law, DefinitionText text) {
    return law.variables().isEmpty()
        ? new RuleText(
            law.name(), text.operands, law.lhs(), law.rhs(), law.citation(), law.weight())
        : law;
  }

  /// `tr(A*op(E)) → tr(adjoint(A')'*E)`, or `op(E) → tr(adjoint(1)'*E)` where the value is a scalar.
  private static Rule.Equation adjoint(
      RuleReader reader, DefinitionText text, LinearText linear) {
    var declared = operandsWithOneDifferential(text, linear.operand());
    var result = DeclarationText.shape(text.result);
    var call = reader.read(text.call(text.operands), declared);
    var name = DefinitionText.parameter(text.operands.get(linear.operand()));
    var withCofactor = new LinkedHashMap<>(declared);
    withCofactor.put(
        "G", new DeclarationText("G", EnumSet.of(Restriction.FREE), result));
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
  private static Rule.Equation matrix(RuleReader reader, DefinitionText text, LinearText linear) {
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
