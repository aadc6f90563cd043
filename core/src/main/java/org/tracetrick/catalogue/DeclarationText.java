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
    var words = parts(text.substring(colon + 1).strip(), ' ');
    Set<Restriction> restrictions = EnumSet.noneOf(Restriction.class);
    for (var word : words.subList(0, words.size() - 1)) {
      restrictions.add(Restriction.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    return new DeclarationText(
        text.substring(0, colon).strip(), restrictions, shape(words.getLast()));
  }

  /// The text cut at a character: no regular expression, for this is read at every start.
  private static List<String> parts(String text, char at) {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == at) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    return parts;
  }

  /// `m×n`, or `n` for a vector; an extent is a sum of products of names and numbers.
  static Shape shape(String text) {
    var extents = new ArrayList<Dim>();
    for (var extent : parts(text, '×')) {
      var sum = Dim.ZERO;
      for (var product : parts(extent, '+')) {
        sum = sum.plus(product(product));
      }
      extents.add(sum);
    }
    return new Shape(extents.getFirst(), extents.size() == 1 ? Dim.ONE : extents.get(1));
  }

  private static Dim product(String text) {
    var product = Dim.ONE;
    for (var factor : parts(text, '*')) {
      product =
          product.times(
              Character.isDigit(factor.charAt(0))
                  ? Dim.of(Long.parseLong(factor))
                  : Dim.named(factor));
    }
    return product;
  }
}
