package org.tracetrick.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tracetrick.catalogue.DefinitionText.LinearText;
import org.tracetrick.catalogue.DefinitionText.RuleText;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Trait;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Citation;
import org.tracetrick.rules.Restriction;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Template;
import org.tracetrick.rules.Work;

/// All operators, and the rule sets that follow from their definitions.
///
/// It loads in two phases: first every signature, then each text when it is first needed, so a
/// definition may use any other, and a short problem waits for few of them. A catalogue never
/// changes what it means; that of a problem with unknown functions is [#with] them.
public final class Catalogue {

  private final List<DefinitionText> texts;
  private final Functions functions;
  private final Map<Operator, Definition> definitions = new ConcurrentHashMap<>();
  private final Shelf shelf = new Shelf();
  private final RuleReader reader;

  private Catalogue(List<DefinitionText> texts) {
    this.texts = List.copyOf(texts);
    this.functions = new Functions(texts);
    reader = new RuleReader(functions, new Pool());
    put(Shelf.Topic.DIFFERENTIALS, StructureDifferentials.constants());
    put(Shelf.Topic.DIFFERENTIALS, StructureDifferentials.rules());
    put(Shelf.Topic.DIFFERENTIALS, PowerDifferentials.rules());
    put(Shelf.Topic.SCALAR_TRACES, TraceTricks.scalarTraces());
    put(Shelf.Topic.TRACE_TRICKS, TraceTricks.rules());
    put(Shelf.Topic.VEC_FORMS, VecForms.rules());
    put(Shelf.Topic.LAWS, StructureLaws.laws());
    texts.forEach(this::put);
  }

  private void put(Shelf.Topic topic, List<RuleText> rules) {
    rules.forEach(rule -> shelf.put(topic, rule.lhs(), () -> reader.rule(rule)));
  }

  private void put(DefinitionText text) {
    put(Shelf.Topic.DIFFERENTIALS, differentials(text));
    put(Shelf.Topic.LAWS, text.laws.stream().map(law -> withOperands(law, text)).toList());
    var traces =
        text.result.equals(DefinitionText.SCALAR)
            ? Shelf.Topic.SCALAR_TRACES
            : Shelf.Topic.TRACE_TRICKS;
    var call = text.call(text.operands);
    for (var adjoint : text.adjoints) {
      shelf.put(traces, call, () -> adjoint(reader, text, adjoint));
    }
    for (var matrix : text.matrices) {
      shelf.put(Shelf.Topic.VEC_FORMS, call, () -> matrix(reader, text, matrix));
    }
  }

  public static Catalogue standard() {
    return of(CatalogueText.standard());
  }

  static Catalogue of(CatalogueText text) {
    return new Catalogue(text.definitions());
  }

  /// The expression with abbreviations written by their meaning.
  public Expr spelledOut(Expr expr, Pool pool) {
    return Traversal.rewrite(
        expr,
        (part, operands) -> {
          if (!(part instanceof Apply apply)) {
            return part;
          }
          var rebuilt = pool.rebuild(apply, operands);
          return rebuilt instanceof Apply call && call.operator().has(Trait.ABBREVIATION)
              ? spelledOut(meaning(call).expand(call, pool), pool)
              : rebuilt;
        });
  }

  private Template meaning(Apply call) {
    return definition(call.operator()).flatMap(Definition::meaning).orElseThrow();
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

  /// Every definition, in the order in which they are declared.
  public List<Definition> definitions() {
    return functions.keySet().stream()
        .flatMap(name -> functions.getOrDefault(name, List.of()).stream())
        .map(operator -> definition(operator).orElseThrow())
        .toList();
  }

  /// The definition of a function; empty for the structure, which has none.
  public Optional<Definition> definition(Operator operator) {
    var known = definitions.get(operator);
    if (known != null) {
      return Optional.of(known);
    }
    var read = functions.text(operator).map(text -> read(operator, text));
    read.ifPresent(definition -> definitions.put(operator, definition));
    return read;
  }

  private Definition read(Operator operator, DefinitionText text) {
    synchronized (reader) {
      return definition(reader, text, operator);
    }
  }

  /// All rules.
  public RuleBook rules() {
    synchronized (reader) {
      return shelf.whole();
    }
  }

  /// The rules of a problem in which these functions occur.
  public GrowingRules rulesFor(Set<String> functionNames) {
    return new GrowingRules(this, functionNames);
  }

  RuleBook rulesFor(Set<String> functionNames, Shelf.Vec vec) {
    var names = new HashSet<>(functionNames);
    names.add("tr");
    if (vec == Shelf.Vec.WANTED) {
      names.add("vec");
    }
    synchronized (reader) {
      return shelf.with(names, vec);
    }
  }

  private static List<Rule.Equation> read(RuleReader reader, List<RuleText> texts) {
    return texts.stream().map(reader::rule).toList();
  }

  private static Definition definition(RuleReader reader, DefinitionText text, Operator operator) {
    return new Definition(
        operator,
        text.operands.stream().map(DefinitionText::parameter).toList(),
        text.meaning.map(meaning -> template(reader, text, operator, meaning)),
        text.computation.map(computation -> template(reader, text, operator, computation)),
        text.primitive,
        read(reader, differentials(text)),
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

  /// The differentials of a block; where it gives none but a meaning, the function is
  /// differentiated by that.
  private static List<RuleText> differentials(DefinitionText text) {
    if (!text.differentials.isEmpty() || text.meaning.isEmpty()) {
      return text.differentials;
    }
    return List.of(
        new RuleText(
            "meaning of " + text.name,
            text.operands,
            "d(" + text.call(text.operands) + ")",
            "d(" + text.meaning.get() + ")",
            text.source,
            Rule.Weight.KEY));
  }

  private static RuleText withOperands(RuleText law, DefinitionText text) {
    return law.variables().isEmpty()
        ? new RuleText(
            law.name(), text.operands, law.lhs(), law.rhs(), law.citation(), law.weight())
        : law;
  }

  /// `tr(A*op(E)) → tr(adjoint(A')'*E)`, or `op(E) → tr(adjoint(1)'*E)` where the value is a
  /// scalar.
  private static Rule.Equation adjoint(RuleReader reader, DefinitionText text, LinearText linear) {
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
