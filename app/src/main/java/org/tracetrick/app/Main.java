package org.tracetrick.app;

import java.io.BufferedReader;
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
    List<String> command = List.of(args);
    int exit = command.equals(List.of("train")) ? train(System.in) : run(command, System.out);
    System.out.flush();
    System.exit(exit);
  }

  private static int run(List<String> command, PrintStream out) {
    if (command.equals(List.of("--version"))) {
      out.println("tracetrick 0.1.0-SNAPSHOT");
      return 0;
    }
    out.println("usage: tracetrick --version");
    return command.isEmpty() ? 0 : 2;
  }

  /// Runs the commands of `./tracetrick`'s training list, one a line, arguments separated by tabs,
  /// and drops what they print: the JVM keeps the classes that they loaded in the cache that later
  /// starts read.
  private static int train(InputStream in) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int _ = run(List.of(line.split("\t", -1)), nowhere);
    }
    return 0;
  }
}
