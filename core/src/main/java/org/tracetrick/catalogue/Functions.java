package org.tracetrick.catalogue;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Signature;

/// The operators by name, each made of its block when it is first named: a start waits for few.
final class Functions extends AbstractMap<String, List<Operator>> {

  private final Map<String, List<DefinitionText>> texts = new LinkedHashMap<>();
  private final Map<String, List<Operator>> made = new ConcurrentHashMap<>();

  Functions(List<DefinitionText> blocks) {
    for (var text : blocks) {
      texts.computeIfAbsent(text.name, key -> new ArrayList<>()).add(text);
    }
  }

  /// The block of an operator.
  Optional<DefinitionText> text(Operator operator) {
    var operators = getOrDefault(operator.name(), List.of());
    int index = operators.indexOf(operator);
    return index < 0
        ? Optional.empty()
        : Optional.of(texts.getOrDefault(operator.name(), List.of()).get(index));
  }

  @Override
  public @Nullable List<Operator> get(@Nullable Object name) {
    var blocks = texts.get(name);
    return blocks == null ? null : made.computeIfAbsent((String) name, key -> operators(blocks));
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return texts.containsKey(name);
  }

  @Override
  public Set<String> keySet() {
    return Collections.unmodifiableSet(texts.keySet());
  }

  @Override
  public Set<Entry<String, List<Operator>>> entrySet() {
    return texts.keySet().stream()
        .map(name -> Map.entry(name, getOrDefault(name, List.of())))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Operator> operators(List<DefinitionText> blocks) {
    return blocks.stream().map(Functions::operator).toList();
  }

  private static Operator operator(DefinitionText text) {
    var shapes = text.operands.stream().map(d -> DeclarationText.parse(d).shape()).toList();
    var signature = new Signature(shapes, text.extents, DeclarationText.shape(text.result));
    return Operator.function(text.name, signature, text.traits, text.linearOperands());
  }
}
