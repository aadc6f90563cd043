package org.tracetrick.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tracetrick.answer.Problem;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.TracetrickException;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;
import org.tracetrick.syntax.FunctionDeclaration;

/// Reads a problem of the batch protocol.
///
/// What is missing or of the wrong type is a `bad-request` that names the field.
final class ProblemReader {

  private static final int MAX_DECLARATIONS = 10_000;

  private ProblemReader() {}

  /// @throws TracetrickException where the object is no problem
  static Problem read(Json.Members object) {
    var order = object.get("order").map(ProblemReader::order).orElse(1);
    boolean steps = object.get("steps").map(value -> truth("steps", value)).orElse(false);
    boolean forms = object.get("forms").map(value -> truth("forms", value)).orElse(false);
    var languages = object.get("languages").map(ProblemReader::languages).orElse(List.of("numpy"));
    return new Problem(
        required(object, "expr"),
        wrt(object),
        order,
        object.get("vars").map(ProblemReader::variables).orElse(List.of()),
        object.get("functions").map(ProblemReader::functions).orElse(List.of()),
        languages,
        steps ? Problem.Steps.SHOWN : Problem.Steps.OMITTED,
        object.get("layout").map(ProblemReader::layout).orElse(Problem.Layout.MIXED),
        forms ? Problem.Forms.SHOWN : Problem.Forms.OMITTED);
  }

  private static String required(Json.Members object, String field) {
    return object
        .get(field)
        .map(value -> text(field, value))
        .orElseThrow(() -> bad("the field \"" + field + "\" is missing", "it is a string"));
  }

  /// One name, several with commas between, or a list of names.
  private static String wrt(Json.Members object) {
    if (object.get("wrt").orElse(Json.none()) instanceof Json.Array names) {
      return names.values().stream()
          .map(name -> text("wrt", name))
          .collect(Collectors.joining(","));
    }
    return required(object, "wrt");
  }

  private static int order(Json value) {
    if (value instanceof Json.Numeral number
        && number.literal().matches("[1-9][0-9]{0,8}(\\.0+)?")) {
      return (int) Double.parseDouble(number.literal());
    }
    throw bad("\"order\" must be a whole number, not " + described(value), "it is 1 or 2");
  }

  private static Problem.Layout layout(Json value) {
    var name = text("layout", value);
    return switch (name) {
      case "mixed" -> Problem.Layout.MIXED;
      case "numerator" -> Problem.Layout.NUMERATOR;
      case "denominator" -> Problem.Layout.DENOMINATOR;
      default ->
          throw bad(
              "\"layout\" must be one of three words, not " + described(value),
              "it is \"mixed\", \"numerator\" or \"denominator\"");
    };
  }

  private static boolean truth(String field, Json value) {
    if (value instanceof Json.Truth truth) {
      return truth.value();
    }
    throw bad("\"" + field + "\" must be true or false, not " + described(value), "");
  }

  private static String text(String field, Json value) {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw bad("\"" + field + "\" must be a string, not " + described(value), "");
  }

  private static List<String> languages(Json value) {
    if (value instanceof Json.Array array) {
      return array.values().stream().map(name -> text("languages", name)).distinct().toList();
    }
    throw bad(
        "\"languages\" must be a list of names, not " + described(value), "write [\"numpy\"]");
  }

  // --------------------------------------------------------------- variables

  private static List<Declaration> variables(Json value) {
    var declarations = new ArrayList<Declaration>();
    switch (value) {
      case Json.Members object -> {
        for (var member : object.members()) {
          declarations.add(
              variable(member.name(), members("vars." + member.name(), member.value())));
        }
      }
      case Json.Array array -> {
        for (var entry : array.values()) {
          var fields = members("vars", entry);
          declarations.add(variable(required(fields, "name"), fields));
        }
      }
      case Json.Text _, Json.Numeral _, Json.Truth _, Json.Null _ ->
          throw bad(
              "\"vars\" must be an object or a list, not " + described(value),
              "write {\"x\": {\"shape\": [\"n\"], \"kind\": \"general\"}}");
    }
    if (declarations.size() > MAX_DECLARATIONS) {
      throw new TracetrickException(
          Diagnostic.of(
              Diagnostic.Code.LIMIT, "more than " + MAX_DECLARATIONS + " variables are declared"));
    }
    return declarations;
  }

  private static Json.Members members(String field, Json value) {
    if (value instanceof Json.Members object) {
      return object;
    }
    throw bad(
        "\"" + field + "\" must be an object, not " + described(value),
        "write {\"shape\": [\"n\"], \"kind\": \"general\"}");
  }

  private static Declaration variable(String name, Json.Members fields) {
    var shape =
        fields
            .get("shape")
            .map(value -> shape(name, value))
            .orElseThrow(() ->
                bad(
                    "the variable " + name + " has no \"shape\"",
                    "write [], [\"n\"] or" + " [\"m\",\"n\"]"));
    var kind = fields.get("kind").map(value -> kind(name, value)).orElse(Kind.GENERAL);
    return new Declaration(withoutPlace(name), shape, kind);
  }

  private static String withoutPlace(String name) {
    try {
      return Declarations.name(name);
    } catch (TracetrickException refused) {
      throw bad(refused.diagnostic().message(), refused.diagnostic().hint().orElse(""));
    }
  }

  private static Shape shape(String name, Json value) {
    if (!(value instanceof Json.Array array) || array.values().size() > 2) {
      throw bad(
          "the shape of " + name + " must be a list of at most two sizes, not " + described(value),
          "write [], [\"n\"] or [\"m\",\"n\"]");
    }
    var sizes = array.values().stream().map(size -> size(name, size)).toList();
    return switch (sizes.size()) {
      case 0 -> Shape.SCALAR;
      case 1 -> Shape.column(sizes.getFirst());
      default -> new Shape(sizes.getFirst(), sizes.getLast());
    };
  }

  private static Dim size(String name, Json value) {
    return switch (value) {
      case Json.Text text -> size(name, text.value());
      case Json.Numeral number -> size(name, number.literal());
      case Json.Members _, Json.Array _, Json.Truth _, Json.Null _ ->
          throw bad(
              "a size of " + name + " must be a name or a number, not " + described(value),
              "write [], [\"n\"] or [\"m\",\"n\"]");
    };
  }

  private static Dim size(String name, String text) {
    try {
      return Declarations.size(text);
    } catch (TracetrickException refused) {
      var diagnostic = refused.diagnostic();
      throw refusal(
          diagnostic.code(),
          "the shape of " + name + ": " + diagnostic.message(),
          diagnostic.hint().orElse(""));
    }
  }

  private static Kind kind(String name, Json value) {
    var word = text("kind", value);
    for (var kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    var words = new ArrayList<String>();
    for (var kind : Kind.values()) {
      words.add(kind.word());
    }
    throw bad(
        "the kind of " + name + " is \"" + word + "\", which is none",
        "the kinds are " + String.join(", ", words));
  }

  // --------------------------------------------------------------- functions

  private static List<FunctionDeclaration> functions(Json value) {
    if (!(value instanceof Json.Members object)) {
      throw bad(
          "\"functions\" must be an object, not " + described(value),
          "write {\"f\": \"p×q -> scalar\", \"phi\": \"elementwise\"}");
    }
    return object.members().stream()
        .map(member ->
            Declarations.function(
                member.name() + ": " + text("functions." + member.name(), member.value())))
        .toList();
  }

  // --------------------------------------------------------------- refusals

  static String described(Json value) {
    return switch (value) {
      case Json.Members _ -> "an object";
      case Json.Array array -> array.values().isEmpty() ? "an empty list" : "a list";
      case Json.Text text -> "the string \"" + shortened(text.value()) + "\"";
      case Json.Numeral number -> "the number " + shortened(number.literal());
      case Json.Truth truth -> Boolean.toString(truth.value());
      case Json.Null _ -> "null";
    };
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private static TracetrickException bad(String message, String hint) {
    return refusal(Diagnostic.Code.BAD_REQUEST, message, hint);
  }

  private static TracetrickException refusal(Diagnostic.Code code, String message, String hint) {
    var diagnostic = Diagnostic.of(code, message);
    return new TracetrickException(
        Optional.of(hint)
            .filter(cure -> !cure.isEmpty())
            .map(diagnostic::withHint)
            .orElse(diagnostic));
  }
}
