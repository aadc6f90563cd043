package org.tracetrick.app;

import org.tracetrick.app.file.NumberArray;

/// What an input of an evaluation is given as.
sealed interface Supply {

  /// Numbers, and where they come from.
  record Stored(NumberArray array, String origin) implements Supply {}

  /// A rule for numbers, of whatever size the others say.
  record Made(Making making) implements Supply {}

  /// How numbers are made.
  enum Making {
    ZEROS("zeros"),
    ONES("ones"),
    /// Normal, the same each time.
    RANDOM("random");

    private final String word;

    Making(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}
