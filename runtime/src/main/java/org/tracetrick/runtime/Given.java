package org.tracetrick.runtime;

import java.util.List;
import java.util.stream.Collectors;

/// What is given for an input, as far as sizes are concerned.
///
/// @param name the input
/// @param axes the lengths of its axes: none for a number, one for a list, two for a table
/// @param origin where it comes from, to be named in messages: `X.npy`
public record Given(String name, List<Long> axes, String origin) {

  public Given {
    axes = List.copyOf(axes);
  }

  /// `X is 100×5 in X.npy`, `y has 99 numbers in y.npy`.
  String told() {
    return name + " " + extent() + " in " + origin;
  }

  private String extent() {
    return switch (axes.size()) {
      case 0 -> "is a number";
      case 1 -> "has " + numbers(axes.getFirst());
      default -> "is " + axes.stream().map(String::valueOf).collect(Collectors.joining("×"));
    };
  }

  static String numbers(long count) {
    return count == 1 ? "1 number" : count + " numbers";
  }
}
