package org.tracetrick.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A way to build an expression of some shape out of others: `tr(#1*#2)` of a `k×l` and an `l×k`.
///
/// Letters stand for sizes, one size each, capitals for sizes other than 1; `{k}` in the text is
/// the size that `k` stands for. An operand is written as its shape, after a word where not every
/// expression will do: `definite k×k`; `fixed` operands are never differentiated by.
///
/// @param result the shape of what is built
/// @param text with `#1`, `#2` for the operands
/// @param commutes whether the operands may change places
record Production(String result, String text, List<String> operands, boolean commutes) {

  private static final List<Production> ALL = Productions.all();

  static List<Production> all(Sketch.Extents shape) {
    return ALL.stream().filter(production -> production.sizes(shape).isPresent()).toList();
  }

  /// What the letters of the result stand for where it is to have this shape.
  Optional<Map<String, String>> sizes(Sketch.Extents shape) {
    var letters = Sketch.Extents.of(result);
    var sizes = new HashMap<String, String>();
    return learns(letters.rows(), shape.rows(), sizes)
            && learns(letters.cols(), shape.cols(), sizes)
        ? Optional.of(sizes)
        : Optional.empty();
  }

  private static boolean learns(String letter, String size, Map<String, String> sizes) {
    if (letter.equals("1") || (size.equals("1") && Character.isUpperCase(letter.charAt(0)))) {
      return size.equals(letter);
    }
    var known = sizes.putIfAbsent(letter, size);
    return known == null || known.equals(size);
  }
}
