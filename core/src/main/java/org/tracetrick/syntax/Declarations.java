package org.tracetrick.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracetrick.expr.Diagnostic;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.TracetrickException;

/// Reads declarations: of variables (`X: m×n`, `S: symmetric n×n`, `x: positive n`, `a: scalar`),
/// of functions (`f: p×q -> scalar`, `phi: elementwise`), and the sizes in them (`m*n`, `n+p`,
/// `n^2`).
///
/// A refusal carries no place, since places are those of the expression; its message quotes the
/// declaration.
public final class Declarations {

  private Declarations() {}

  /// The declaration of a variable.
  ///
  /// @throws TracetrickException `syntax`, `contradiction`, `domain` or `limit`
  public static Declaration variable(String text) {
    var parts = parts(text, "X: m×n");
    var words = new ArrayList<>(List.of(parts.meaning.split("\\s+")));
    var kind = Kind.GENERAL;
    var role = Optional.<String>empty();
    while (!words.isEmpty()) {
      var word = words.getFirst();
      var named = kind(word);
      if (named.isPresent()) {
        kind = named.get();
      } else if (List.of("scalar", "vector", "row", "matrix").contains(word)) {
        role = Optional.of(word);
      } else {
        break;
      }
      words.removeFirst();
    }
    return new Declaration(parts.name, shape(text, role, String.join(" ", words)), kind);
  }

  /// The declaration of a function.
  ///
  /// @throws TracetrickException `syntax`, `unsupported`, `domain` or `limit`
  public static FunctionDeclaration function(String text) {
    var parts = parts(text, "f: p×q -> scalar");
    if (List.of("elementwise", "element-wise", "entrywise").contains(parts.meaning)) {
      return new FunctionDeclaration.Elementwise(parts.name);
    }
    var sides = parts.meaning.split("->|→|↦", -1);
    if (sides.length != 2) {
      throw syntax(
          "`" + text + "` is no declaration of a function",
          "write f: p×q -> scalar, or phi: elementwise");
    }
    if (!List.of("scalar", "1", "1×1").contains(sides[1].strip())) {
      throw unsupported(text, "its value is no scalar");
    }
    if (sides[0].contains(",")) {
      throw unsupported(text, "it takes several arguments");
    }
    var argument = sides[0].strip();
    return new FunctionDeclaration.ScalarValued(
        parts.name,
        argument.equals("scalar") ? Shape.SCALAR : shape(text, Optional.empty(), argument));
  }

  /// A size: a polynomial in size names with whole coefficients.
  ///
  /// @throws TracetrickException `syntax`, `domain` (a size below 1) or `limit`
  public static Dim size(String text) {
    return SizeReader.read(text);
  }

  /// The name as the notation spells it (`x₁` is `x_1`), or a refusal of what is no name.
  public static String name(String text) {
    var tokens = Lexer.tokens(text);
    if (tokens.size() != 2 || !tokens.getFirst().is(Token.Kind.NAME)) {
      throw syntax(
          "`" + text.strip() + "` is no name",
          "a name is a letter, then letters, digits or _; `let` and `in` are taken");
    }
    return tokens.getFirst().text();
  }

  private record Parts(String name, String meaning) {}

  private static Parts parts(String text, String example) {
    int colon = text.indexOf(':');
    if (colon < 0 || text.substring(0, colon).isBlank() || text.substring(colon + 1).isBlank()) {
      throw syntax("`" + text + "` is no declaration", "write a name and what it is: " + example);
    }
    return new Parts(placeless(text.substring(0, colon)), text.substring(colon + 1).strip());
  }

  private static String placeless(String name) {
    try {
      return name(name);
    } catch (TracetrickException refused) {
      throw SizeReader.withoutPlace(refused);
    }
  }

  private static Optional<Kind> kind(String word) {
    for (var kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static Shape shape(String text, Optional<String> role, String sizes) {
    if (sizes.isBlank()) {
      if (role.filter("scalar"::equals).isPresent()) {
        return Shape.SCALAR;
      }
      throw syntax("`" + text + "` has no size", "write X: m×n, x: n or a: scalar");
    }
    var extents = split(sizes).stream().map(SizeReader::read).toList();
    var wanted = role.orElse(extents.size() == 1 ? "vector" : "matrix");
    boolean fits =
        switch (wanted) {
          case "vector", "row" -> extents.size() == 1;
          case "matrix" -> extents.size() == 2;
          default -> false;
        };
    if (!fits) {
      throw syntax(
          "`" + text + "`: a " + wanted + " does not have the size " + sizes,
          "write X: m×n, x: n or a: scalar");
    }
    return switch (wanted) {
      case "vector" -> Shape.column(extents.getFirst());
      case "row" -> new Shape(Dim.ONE, extents.getFirst());
      default -> new Shape(extents.getFirst(), extents.getLast());
    };
  }

  /// The sizes on both sides of a `×`, or of an `x` that stands between numbers or spaces.
  private static List<String> split(String sizes) {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < sizes.length(); i++) {
      char c = sizes.charAt(i);
      boolean cross =
          c == '×'
              || (c == 'x'
                  && i > 0
                  && i + 1 < sizes.length()
                  && " )0123456789".indexOf(sizes.charAt(i - 1)) >= 0
                  && " (0123456789".indexOf(sizes.charAt(i + 1)) >= 0);
      if (cross) {
        parts.add(sizes.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(sizes.substring(start));
    return parts;
  }

  private static TracetrickException syntax(String message, String hint) {
    return new TracetrickException(Diagnostic.of(Diagnostic.Code.SYNTAX, message).withHint(hint));
  }

  private static TracetrickException unsupported(String text, String reason) {
    return new TracetrickException(
        Diagnostic.of(
                Diagnostic.Code.UNSUPPORTED,
                "the function `" + text + "` is beyond what is differentiated: " + reason)
            .withHint("write f: p×q -> scalar, or phi: elementwise"));
  }
}
