package org.tracetrick.syntax;

import java.util.List;

/// How names are set in LaTeX: Greek letters, low digits, words in italics.
final class LatexNames {

  private static final List<String> GREEK =
      List.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "", "sigma", "tau", "upsilon", "phi",
          "chi", "psi", "omega");

  /// The capitals that differ from the Latin ones, and so have a command.
  private static final List<String> CAPITALS =
      List.of(
          "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi",
          "Omega");

  private LatexNames() {}

  /// A variable: `x_{1}`, `\lambda`, `\mathit{loss}`.
  static String variable(String name) {
    int low = name.indexOf('_');
    if (low > 0 && low < name.length() - 1) {
      var below = name.substring(low + 1).replace('_', ',');
      return letters(name.substring(0, low)) + "_{" + below(below) + "}";
    }
    int digits = name.length();
    while (digits > 1 && Characters.isDigit(name.charAt(digits - 1))) {
      digits--;
    }
    return digits < name.length()
        ? letters(name.substring(0, digits)) + "_{" + name.substring(digits) + "}"
        : letters(name);
  }

  /// A function: `f`, `\varphi`, `\operatorname{softmax}`.
  static String function(String name) {
    return name.length() == 1 || isGreek(name)
        ? variable(name)
        : "\\operatorname{" + name.replace("_", "\\_") + "}";
  }

  private static String below(String name) {
    return name.chars().allMatch(c -> Characters.isDigit((char) c) || c == ',')
        ? name
        : letters(name);
  }

  private static boolean isGreek(String name) {
    return GREEK.contains(name) || CAPITALS.contains(name);
  }

  private static String letters(String name) {
    if (name.length() == 1) {
      return letter(name.charAt(0));
    }
    if (isGreek(name)) {
      return command(name);
    }
    var text = new StringBuilder("\\mathit{");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      text.append(c == '_' ? "\\_" : Characters.isAscii(c) ? letter(c) : "{" + letter(c) + "}");
    }
    return text.append('}').toString();
  }

  private static String letter(char c) {
    if (c >= 'α' && c <= 'ω') {
      return c == 'ς' ? "\\varsigma" : command(GREEK.get(c - 'α'));
    }
    if (c >= 'Α' && c <= 'Ω') {
      var name = GREEK.get(c - 'Α');
      return capital(Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
    return String.valueOf(c);
  }

  private static String capital(String name) {
    return CAPITALS.contains(name) ? "\\" + name : "\\mathrm{" + name.charAt(0) + "}";
  }

  private static String command(String name) {
    return switch (name) {
      case "phi" -> "\\varphi";
      case "epsilon" -> "\\varepsilon";
      case "omicron" -> "o";
      default -> "\\" + name;
    };
  }
}
