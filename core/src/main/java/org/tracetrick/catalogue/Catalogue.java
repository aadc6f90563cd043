package org.tracetrick.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.tracetrick.catalogue.DefinitionText.RuleText;
import org.tracetrick.expr.Apply;
import org.tracetrick.expr.Expr;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Pool;
import org.tracetrick.expr.Symbol;
import org.tracetrick.expr.Trait;
import org.tracetrick.expr.Traversal;
import org.tracetrick.rules.Rule;
import org.tracetrick.rules.Template;

/// All operators, and the rule sets that follow from their definitions.
///
/// It loads in two phases: first every signature, then each text when it is first needed, so a
/// definition may use any other, and a short problem waits for few of them. A catalogue never
/// changes what it means; that of a problem with unknown functions is [#with] them.
public final class Catalogue {

  private static final Set<Shelf.Topic> RECOGNISED =
      EnumSet.of(Shelf.Topic.LAWS, Shelf.Topic.RECOGNITIONS);

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
    put(RECOGNISED, StructureLaws.recognitions());
    put(RECOGNISED, RankUpdates.recognitions());
    put(Shelf.Topic.SHORTHANDS, Alternatives.shorthands());
    put(Shelf.Topic.EXPANSIONS, Alternatives.expansions());
    texts.forEach(this::put);
  }

  private void put(Shelf.Topic topic, List<RuleText> rules) {
    put(Set.of(topic), rules);
  }

  private void put(Set<Shelf.Topic> topics, List<RuleText> rules) {
    rules.forEach(rule -> shelf.put(topics, rule.lhs(), () -> reader.rule(rule)));
  }

  private void put(DefinitionText text) {
    put(Shelf.Topic.DIFFERENTIALS, differentials(text));
    put(RECOGNISED, withOperands(text.recognitions, text));
    put(Shelf.Topic.LAWS, withOperands(text.laws, text));
    var traces =
        text.result.equals(DefinitionText.SCALAR)
            ? Shelf.Topic.SCALAR_TRACES
            : Shelf.Topic.TRACE_TRICKS;
    var call = text.call(text.operands);
    for (var adjoint : text.adjoints) {
      shelf.put(traces, call, () -> LinearRules.adjoint(reader, text, adjoint));
    }
    for (var matrix : text.matrices) {
      shelf.put(Shelf.Topic.VEC_FORMS, call, () -> LinearRules.matrix(reader, text, matrix));
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

  /// A call of the function of that name that takes operands of these shapes.
  ///
  /// @throws IllegalArgumentException where there is none
  public Expr apply(String name, Pool pool, List<Expr> operands) {
    var shapes = operands.stream().map(Expr::shape).toList();
    for (var operator : functions().getOrDefault(name, List.of())) {
      if (operator.signature().orElseThrow().resultFor(shapes, List.of()).isPresent()) {
        return pool.apply(operator, operands, List.of());
      }
    }
    throw new IllegalArgumentException("no " + name + " of " + shapes);
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
        text.family,
        text.operands.stream().map(DefinitionText::parameter).toList(),
        text.meaning.map(meaning -> template(reader, text, operator, meaning)),
        text.computation.map(computation -> template(reader, text, operator, computation)),
        text.primitive,
        read(reader, differentials(text)),
        text.adjoints.stream().map(adjoint -> LinearRules.adjoint(reader, text, adjoint)).toList(),
        text.matrices.stream().map(matrix -> LinearRules.matrix(reader, text, matrix)).toList(),
        Stream.of(text.recognitions, text.laws)
            .flatMap(laws -> withOperands(laws, text).stream())
            .map(reader::rule)
            .toList(),
        text.latex,
        text.domain.map(domain -> domain.read(margin -> template(reader, text, operator, margin))),
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

  /// The laws of a block; one that declares nothing is about the operands.
  private static List<RuleText> withOperands(List<RuleText> laws, DefinitionText text) {
    return laws.stream()
        .map(law ->
            law.variables().isEmpty()
                ? new RuleText(
                    law.name(), text.operands, law.lhs(), law.rhs(), law.citation(), law.weight())
                : law)
        .toList();
  }
}
