package org.tracetrick.app;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The command line of Tracetrick.
public final class Main {

  private Main() {}

  /// Runs one command and ends the process with its exit code.
  ///
  /// @param args the command and its options
  public static void main(String[] args) throws IOException {
    var console = new Console(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err));
    var command = List.of(args);
    var exit =
        command.equals(List.of("train")) ? train(System.in) : CommandLine.run(command, console);
    console.flush();
    System.exit(exit.code());
  }

  /// What is written is UTF-8 whatever the locale says: the notation has letters beyond ASCII.
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /// Runs the commands of `./tracetrick`'s training list, one a line, arguments separated by tabs,
  /// and drops what they print: the JVM keeps the classes that they loaded in the cache that later
  /// starts read. What follows `batch` is its input.
  private static Exit train(InputStream in) throws IOException {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      var command = List.of(line.split("\t", -1));
      boolean isBatch = command.getFirst().equals("batch");
      var input = isBatch ? String.join("\n", command.subList(1, command.size())) : "";
      var console =
          new Console(
              new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), nowhere, nowhere);
      var _ = CommandLine.run(isBatch ? List.of("batch") : command, console);
    }
    return Exit.ANSWERED;
  }
}
