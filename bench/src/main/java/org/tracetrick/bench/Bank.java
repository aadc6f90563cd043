package org.tracetrick.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tracetrick.answer.Problem;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;

/// The public bank: problems of textbooks, of machine learning, and of people who asked in public.
final class Bank {

  private Bank() {}

  /// A problem of the bank and its name there.
  record Entry(String id, Problem problem) {}

  static List<Entry> entries() {
    var resource = Objects.requireNonNull(Bank.class.getResourceAsStream("bank.jsonl"));
    try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return lines.lines().map(Bank::entry).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Entry entry(String line) {
    var object = JsonParser.parseString(line).getAsJsonObject();
    var declarations =
        object.getAsJsonObject("vars").entrySet().stream()
            .map(entry -> declaration(entry.getKey(), entry.getValue().getAsJsonObject()))
            .toList();
    var problem =
        Problem.of(object.get("expr").getAsString(), object.get("wrt").getAsString())
            .withOrder(object.get("order").getAsInt())
            .withVariables(declarations);
    return new Entry(object.get("id").getAsString(), problem);
  }

  private static Declaration declaration(String name, JsonObject fields) {
    var axes =
        StreamSupport.stream(fields.getAsJsonArray("shape").spliterator(), false)
            .map(Bank::size)
            .toList();
    var shape =
        switch (axes.size()) {
          case 0 -> Shape.SCALAR;
          case 1 -> Shape.column(axes.getFirst());
          default -> new Shape(axes.getFirst(), axes.getLast());
        };
    return new Declaration(name, shape, kind(fields.get("kind").getAsString()));
  }

  private static Dim size(JsonElement size) {
    return Declarations.size(size.getAsString());
  }

  private static Kind kind(String word) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind is called " + word));
  }
}
