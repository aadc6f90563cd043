package org.tracetrick.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tracetrick.answer.Answer;
import org.tracetrick.answer.Problem;
import org.tracetrick.answer.Tracetrick;
import org.tracetrick.expr.Kind;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;

/// The problems of the public bank: from textbooks, from questions that people asked, and bad ones.
final class PublicProblemsTest {

  private static final Tracetrick TRACETRICK = Tracetrick.standard();

  /// The part of the answers that is no longer than the textbook's.
  private static final double SHORT = 0.9;

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*|[0-9.]+(?:e[-+]?[0-9]+)?|\\.[*/^]|\\S");

  private static List<JsonObject> entries(String file) {
    try (var in = PublicProblemsTest.class.getResourceAsStream("/bank/" + file)) {
      var text =
          new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<JsonObject> good() {
    return Stream.of("bank_public.jsonl", "se_public.jsonl")
        .flatMap(file -> entries(file).stream())
        .toList();
  }

  private static Problem problem(JsonObject entry) {
    var declared = new ArrayList<Declaration>();
    for (var variable : entry.getAsJsonObject("vars").entrySet()) {
      declared.add(declaration(variable.getKey(), variable.getValue().getAsJsonObject()));
    }
    return Problem.of(text(entry, "expr"), text(entry, "wrt"))
        .withOrder(entry.get("order").getAsInt())
        .withVariables(declared)
        .withSteps();
  }

  private static Declaration declaration(String name, JsonObject variable) {
    var sizes =
        variable.getAsJsonArray("shape").asList().stream()
            .map(JsonElement::getAsString)
            .collect(Collectors.joining("×"));
    return Declarations.variable(
        name + ": " + kind(text(variable, "kind")) + " " + (sizes.isEmpty() ? "scalar" : sizes));
  }

  /// Kinds that only steer the sampling of the bank are general.
  private static String kind(String word) {
    return Stream.of(Kind.values()).anyMatch(kind -> kind.word().equals(word)) ? word : "general";
  }

  private static String text(JsonObject object, String field) {
    return object.get(field).getAsString();
  }

  private static Answer.Derived derived(JsonObject entry) {
    return switch (TRACETRICK.answer(problem(entry))) {
      case Answer.Derived derived -> derived;
      case Answer.Several several ->
          throw new AssertionError("one derivative was asked for, not " + several.parts().size());
      case Answer.Refused refused -> throw new AssertionError(refused.diagnostic());
    };
  }

  @TestFactory
  Stream<DynamicTest> everyProblemIsAnsweredCheckedAndReplayed() {
    return good().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                text(entry, "id") + ": " + text(entry, "expr"),
                () -> {
                  var derived = derived(entry);
                  assertThat(derived.verdict().passed()).isTrue();
                  assertThat(derived.explanation().orElseThrow().replayed()).isTrue();
                  assertThat(derived.text().isPresent() || !derived.views().isEmpty()).isTrue();
                }));
  }

  @Test
  void answersAreAsShortAsTextbooks() {
    var longer = new ArrayList<String>();
    int counted = 0;
    for (var entry : good()) {
      if (entry.get("expected").isJsonNull()) {
        continue;
      }
      if (TRACETRICK.answer(problem(entry)) instanceof Answer.Derived derived
          && derived.text().isPresent()) {
        counted++;
        if (tokens(derived.text().get()) > tokens(text(entry, "expected"))) {
          longer.add(
              text(entry, "id")
                  + ": "
                  + derived.text().get()
                  + "  for  "
                  + text(entry, "expected"));
        }
      }
    }
    assertThat(longer.size())
        .as(counted + " answers, longer are\n" + String.join("\n", longer))
        .isLessThanOrEqualTo((int) ((1 - SHORT) * counted));
  }

  private static long tokens(String text) {
    return TOKEN.matcher(text).results().count();
  }

  @TestFactory
  Stream<DynamicTest> everyBadProblemIsRefusedByOneOfItsCodesWithItsNames() {
    return entries("bad_public.jsonl").stream()
        .map(entry -> DynamicTest.dynamicTest(text(entry, "id"), () -> assertRefused(entry)));
  }

  private static void assertRefused(JsonObject entry) {
    switch (TRACETRICK.answer(problem(entry))) {
      case Answer.Derived derived -> {
        assertThat(entry.has("or_note")).as("" + derived.text()).isTrue();
        assertThat(String.join(" ", derived.notes())).contains(text(entry, "or_note"));
      }
      case Answer.Several several ->
          throw new AssertionError("one derivative was asked for, not " + several.parts().size());
      case Answer.Refused refused -> {
        var diagnostic = refused.diagnostic();
        assertThat(strings(entry, "codes")).contains(diagnostic.code().word());
        var told = diagnostic.message() + diagnostic.hint().orElse("");
        assertThat(strings(entry, "names")).as(told).allMatch(told::contains);
        assertThat(diagnostic.where().isPresent() || entry.has("nowhere")).isTrue();
      }
    }
  }

  private static Set<String> strings(JsonObject entry, String field) {
    return entry.has(field)
        ? entry.getAsJsonArray(field).asList().stream()
            .map(JsonElement::getAsString)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
