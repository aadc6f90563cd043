package org.tracetrick.catalogue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Shape;
import org.tracetrick.rules.Restriction;

/// A declaration of the catalogue: `"A: invertible n×n"`, `"x: n"`, `"a: constant 1×1"`.
record DeclarationText(String name, Set<Restriction> restrictions, Shape shape) {

  static DeclarationText parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no declaration: " + text);
    }
    var words = text.substring(colon + 1).strip().split("\\s+", -1);
    Set<Restriction> restrictions = EnumSet.noneOf(Restriction.class);
    for (var word : List.of(words).subList(0, words.length - 1)) {
      restrictions.add(Restriction.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    return new DeclarationText(
        text.substring(0, colon).strip(), restrictions, shape(words[words.length - 1]));
  }

  /// `m×n`, or `n` for a vector; an extent is a product of names and numbers.
  static Shape shape(String text) {
    var extents = new ArrayList<Dim>();
    for (var extent : text.split("×", -1)) {
      var product = Dim.ONE;
      for (var factor : extent.split("\\*", -1)) {
        product =
            product.times(
                Character.isDigit(factor.charAt(0))
                    ? Dim.of(Long.parseLong(factor))
                    : Dim.named(factor));
      }
      extents.add(product);
    }
    return new Shape(extents.getFirst(), extents.size() == 1 ? Dim.ONE : extents.get(1));
  }
}
