package org.tracetrick.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracetrick.expr.Kind;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;

/// The problems of the public bank.
final class PublicProblems {

  private PublicProblems() {}

  /// One problem: its name, and what it asks.
  record Entry(String id, org.tracetrick.answer.Problem problem) {}

  static List<Entry> all() {
    return Stream.of("bank_public.jsonl", "se_public.jsonl")
        .flatMap(file -> lines(file).map(PublicProblems::entry))
        .toList();
  }

  private static Stream<String> lines(String file) {
    try (var in = PublicProblems.class.getResourceAsStream("/bank/" + file)) {
      var bytes = Optional.ofNullable(in).orElseThrow().readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Entry entry(String line) {
    var object = JsonParser.parseString(line).getAsJsonObject();
    var declared =
        object.getAsJsonObject("vars").entrySet().stream()
            .map(variable -> declaration(variable.getKey(), variable.getValue().getAsJsonObject()))
            .toList();
    var problem =
        org.tracetrick.answer.Problem.of(
                object.get("expr").getAsString(), object.get("wrt").getAsString())
            .withOrder(object.get("order").getAsInt())
            .withVariables(declared);
    return new Entry(object.get("id").getAsString(), problem);
  }

  private static Declaration declaration(String name, JsonObject variable) {
    var sizes =
        variable.getAsJsonArray("shape").asList().stream()
            .map(JsonElement::getAsString)
            .collect(Collectors.joining("×"));
    var word = variable.get("kind").getAsString();
    boolean isKind = Stream.of(Kind.values()).anyMatch(kind -> kind.word().equals(word));
    return Declarations.variable(
        name + ": " + (isKind ? word : "general") + " " + (sizes.isEmpty() ? "scalar" : sizes));
  }
}
