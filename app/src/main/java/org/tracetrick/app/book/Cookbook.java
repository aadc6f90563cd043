package org.tracetrick.app.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tracetrick.answer.Problem;
import org.tracetrick.syntax.Declaration;
import org.tracetrick.syntax.Declarations;
import org.tracetrick.syntax.FunctionDeclaration;

/// The differential identities of The Matrix Cookbook, read from `cookbook.txt`, which says how
/// they are written there.
public final class Cookbook {

  private static final String FILE = "cookbook.txt";
  private static final String SEPARATOR = "\\s+\\|\\s*";
  private static final String UNASKED = "not asked";

  private Cookbook() {}

  /// Every equation, in the order of the book.
  public static List<Equation> equations() {
    return read(text());
  }

  static List<Equation> read(String text) {
    var equations = new ArrayList<Equation>();
    var section = "";
    for (var line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("§")) {
        section = line;
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        equations.add(equation(section, line));
      }
    }
    return List.copyOf(equations);
  }

  private static Equation equation(String section, String line) {
    var fields = line.split(SEPARATOR, -1);
    if (fields.length == 4 && fields[1].equals(UNASKED)) {
      return new Equation.Unasked(section, fields[0], fields[2], fields[3]);
    }
    if (fields.length != 6) {
      throw new IllegalArgumentException(fields.length + " fields in " + FILE + ": " + line);
    }
    return new Equation.Asked(
        section, fields[0], problem(fields[1], fields[2], fields[3]), fields[4], fields[5]);
  }

  private static Problem problem(String expr, String by, String declarations) {
    var variables = new ArrayList<Declaration>();
    var functions = new ArrayList<FunctionDeclaration>();
    for (var declaration : declarations.split(";", -1)) {
      if (declaration.contains("->")) {
        functions.add(Declarations.function(declaration.strip()));
      } else {
        variables.add(Declarations.variable(declaration.strip()));
      }
    }
    var names = Stream.of(by.split(",", -1)).map(String::strip).toList();
    return Problem.of(expr, names.getFirst())
        .withOrder(names.size())
        .withVariables(variables)
        .withFunctions(functions);
  }

  private static String text() {
    try (var in = Cookbook.class.getResourceAsStream(FILE)) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
