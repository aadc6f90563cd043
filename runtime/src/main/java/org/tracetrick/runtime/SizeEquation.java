package org.tracetrick.runtime;

import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Symbol;

/// That an extent of an input has the length of an axis that is given for it: `n+1 = 6`.
///
/// @param axis `rows` or `columns`
record SizeEquation(Symbol input, Given given, String axis, Dim extent, long length) {

  Dim at(Map<String, Integer> sizes) {
    return extent.substitute(
        sizes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, size -> Dim.of(size.getValue()))));
  }

  /// The size at which a polynomial in one name has the value, from 1 on; empty where it has not.
  ///
  /// Extents grow with their sizes, so it is found by halving.
  static OptionalLong root(Dim polynomial, String name, long value) {
    try {
      long high = 1;
      while (value(polynomial, name, high) < value) {
        high *= 2;
        if (high > 1L << 31) {
          return OptionalLong.empty();
        }
      }
      long low = Math.max(1, high / 2);
      while (low < high) {
        long middle = (low + high) / 2;
        if (value(polynomial, name, middle) < value) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return value(polynomial, name, low) == value && low <= Integer.MAX_VALUE
          ? OptionalLong.of(low)
          : OptionalLong.empty();
    } catch (ArithmeticException _) {
      return OptionalLong.empty();
    }
  }

  private static long value(Dim polynomial, String name, long size) {
    return polynomial.substitute(Map.of(name, Dim.of(size))).asNumber().orElseThrow();
  }
}
