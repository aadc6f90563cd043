package org.tracetrick.app;

/// The command line of Tracetrick.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit code.
  ///
  /// @param args the command and its options
  public static void main(String[] args) {
    System.out.println("tracetrick 0.1.0-SNAPSHOT");
  }
}
