package org.tracetrick.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Lines of an input that nothing is known of: they may be long, and they may be no text.
final class Lines {

  /// Bytes of a line; the rest of a longer one is passed over.
  static final int LONGEST = 8_000_000;

  private final InputStream in;

  Lines(InputStream in) {
    this.in = in;
  }

  /// A line of the input.
  sealed interface Line {
    record Text(String text) implements Line {}

    /// More than [#LONGEST] bytes.
    record TooLong() implements Line {}

    /// Not UTF-8.
    record NoText() implements Line {}
  }

  /// The next line; empty at the end.
  Optional<Line> next() throws IOException {
    var bytes = new ByteArrayOutputStream();
    boolean tooLong = false;
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (bytes.size() < LONGEST) {
        bytes.write(next);
      } else {
        tooLong = true;
      }
    }
    return Optional.of(tooLong ? new Line.TooLong() : decoded(bytes.toByteArray()));
  }

  private static Line decoded(byte[] bytes) {
    try {
      return new Line.Text(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return new Line.NoText();
    }
  }
}
