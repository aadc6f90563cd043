package org.tracetrick.app;

import java.util.Map;
import java.util.Optional;

/// Colours of a terminal, or none.
enum Paint {
  PLAIN,
  COLOURED;

  /// Colours where a person looks at a terminal that did not ask to be spared (no-color.org).
  static Paint of(Map<String, String> environment) {
    var noColour = environment.getOrDefault("NO_COLOR", "");
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    if (!noColour.isEmpty() || dumb) {
      return PLAIN;
    }
    return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent()
        ? COLOURED
        : PLAIN;
  }

  String strong(String text) {
    return painted("1", text);
  }

  String faint(String text) {
    return painted("2", text);
  }

  String good(String text) {
    return painted("32", text);
  }

  String bad(String text) {
    return painted("1;31", text);
  }

  String accent(String text) {
    return painted("36", text);
  }

  private String painted(String code, String text) {
    return switch (this) {
      case PLAIN -> text;
      case COLOURED -> text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    };
  }
}
