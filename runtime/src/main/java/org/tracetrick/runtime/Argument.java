package org.tracetrick.runtime;

/// A matrix that is given to an evaluation, or that it gives: its name and its sizes.
public record Argument(String name, int rows, int cols) {

  /// How many numbers it holds.
  public long length() {
    return (long) rows * cols;
  }
}
