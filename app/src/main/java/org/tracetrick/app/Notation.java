package org.tracetrick.app;

import java.util.regex.Pattern;

/// Texts in the signs that a person would write where a terminal has them; they read back.
final class Notation {

  private static final Pattern DERIVATIVE =
      Pattern.compile("(?<![\\p{L}\\p{N}_])(grad|hess|diff2?)_(\\p{L}[\\p{L}\\p{N}_]*)\\(");

  private Notation() {}

  /// `∇f(Y)` for `grad_f(Y)`, `φ′(u)` for `diff_φ(u)`.
  static String shown(String text) {
    return text.indexOf('_') < 0
        ? text
        : DERIVATIVE
            .matcher(text)
            .replaceAll(match ->
                switch (match.group(1)) {
                  case "grad" -> "∇$2(";
                  case "hess" -> "∇²$2(";
                  case "diff" -> "$2′(";
                  default -> "$2″(";
                });
  }
}
