package org.tracetrick.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracetrick.expr.Symbol;

/// Names as Python can carry them, each used for one thing within a function.
final class PythonNames {

  private static final Set<String> RESERVED =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield",
          "np",
          "sla",
          "sp",
          "nm",
          "D_",
          "i_",
          "j_");

  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, String> sizes = new HashMap<>();
  private final Set<String> taken = new HashSet<>(RESERVED);
  private int temporaries;

  PythonNames(List<Symbol> symbols) {
    for (var symbol : symbols) {
      var name = spelled(symbol.name());
      parameters.put(symbol.name(), name);
      taken.add(name);
    }
  }

  /// A reserved name gets an underscore; nothing else is changed.
  static String spelled(String name) {
    return RESERVED.contains(name) ? name + "_" : name;
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, spelled(name));
  }

  String size(String name) {
    return sizes.computeIfAbsent(name, this::free);
  }

  /// The name itself or, where it is taken, with underscores.
  String free(String wanted) {
    var name = wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  String temporary() {
    do {
      temporaries++;
    } while (taken.contains("t" + temporaries));
    return "t" + temporaries;
  }
}
