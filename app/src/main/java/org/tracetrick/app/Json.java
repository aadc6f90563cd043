package org.tracetrick.app;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value.
sealed interface Json {

  /// An object; a name that was given twice keeps both values, in order.
  record Members(List<Member> members) implements Json {

    Optional<Json> get(String name) {
      return members.stream()
          .filter(member -> member.name().equals(name))
          .map(Member::value)
          .reduce((first, last) -> last);
    }
  }

  record Member(String name, Json value) {}

  record Array(List<Json> values) implements Json {}

  record Text(String value) implements Json {}

  /// A number as it was written.
  record Numeral(String literal) implements Json {}

  record Truth(boolean value) implements Json {}

  record Null() implements Json {}

  // -------------------------------------------------------------- making values

  static Json none() {
    return new Null();
  }

  static Json of(String value) {
    return new Text(value);
  }

  static Json of(boolean value) {
    return new Truth(value);
  }

  static Json of(long value) {
    return new Numeral(Long.toString(value));
  }

  /// A number; one that JSON cannot write is null.
  static Json of(double value) {
    return Double.isFinite(value) ? new Numeral(Double.toString(value)) : none();
  }

  static Json array(List<? extends Json> values) {
    return new Array(List.copyOf(values));
  }

  static Json texts(List<String> values) {
    return array(values.stream().map(Json::of).toList());
  }

  /// An object under construction.
  static Building object() {
    return new Building(new LinkedHashMap<>());
  }

  record Building(Map<String, Json> members) {
    Building with(String name, Json value) {
      members.put(name, value);
      return this;
    }

    Building with(String name, String value) {
      return with(name, Json.of(value));
    }

    Json build() {
      return new Members(
          members.entrySet().stream()
              .map(entry -> new Member(entry.getKey(), entry.getValue()))
              .toList());
    }
  }

  // -------------------------------------------------------------- reading and writing

  /// Reads one value, as RFC 8259 has it; control characters and half surrogate pairs in strings
  /// are let through, for whoever reads the strings to refuse.
  ///
  /// @throws IOException where the text is no JSON
  static Json read(String text) throws IOException {
    try (var reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.LEGACY_STRICT);
      var value = read(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("something follows the value");
      }
      return value;
    } catch (EOFException end) {
      throw new MalformedJsonException("the text ends too early", end);
    }
  }

  private static Json read(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        var members = new ArrayList<Member>();
        reader.beginObject();
        while (reader.hasNext()) {
          var name = reader.nextName();
          members.add(new Member(name, read(reader)));
        }
        reader.endObject();
        yield new Members(List.copyOf(members));
      }
      case BEGIN_ARRAY -> {
        var values = new ArrayList<Json>();
        reader.beginArray();
        while (reader.hasNext()) {
          values.add(read(reader));
        }
        reader.endArray();
        yield new Array(List.copyOf(values));
      }
      case STRING -> new Text(reader.nextString());
      case NUMBER -> new Numeral(reader.nextString());
      case BOOLEAN -> new Truth(reader.nextBoolean());
      case NULL -> {
        reader.nextNull();
        yield none();
      }
      case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT ->
          throw new MalformedJsonException("a value is missing");
    };
  }

  /// The value on one line.
  default String write() {
    var text = new StringWriter();
    try (var writer = new JsonWriter(text)) {
      writer.setStrictness(Strictness.LEGACY_STRICT);
      writer.setHtmlSafe(false);
      write(this, writer);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return withoutLoneSurrogates(text.toString());
  }

  private static void write(Json json, JsonWriter writer) throws IOException {
    switch (json) {
      case Members object -> {
        writer.beginObject();
        for (var member : object.members()) {
          writer.name(member.name());
          write(member.value(), writer);
        }
        writer.endObject();
      }
      case Array array -> {
        writer.beginArray();
        for (var value : array.values()) {
          write(value, writer);
        }
        writer.endArray();
      }
      case Text string -> writer.value(string.value());
      case Numeral number -> writer.jsonValue(number.literal());
      case Truth truth -> writer.value(truth.value());
      case Null _ -> writer.nullValue();
    }
  }

  /// Half a surrogate pair has no UTF-8; as an escape it goes out as it came in.
  private static String withoutLoneSurrogates(String text) {
    var safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (paired) {
        safe.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        safe.append("\\u").append(Integer.toHexString(c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }
}
