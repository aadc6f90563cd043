package org.tracetrick.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs commands as a shell would, and keeps what they write.
final class Terminal {

  private Terminal() {}

  /// @param out what went to standard output
  /// @param err what went to standard error
  record Run(String out, String err, Exit exit) {}

  static Run run(List<String> command, String input) {
    return run(command, input.getBytes(StandardCharsets.UTF_8));
  }

  static Run run(List<String> command, byte[] input) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(new ByteArrayInputStream(input), stream(out), stream(err));
    var exit = CommandLine.run(command, console);
    console.flush();
    return new Run(
        out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
