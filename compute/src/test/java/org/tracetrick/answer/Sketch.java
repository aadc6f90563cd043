package org.tracetrick.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An expression as a tree of texts, which can be written, shuffled and made smaller.
///
/// @param shape its shape
/// @param text with `#1`, `#2` for the parts
/// @param commutes whether the parts may change places
/// @param declarations what the text itself names, as declarations by name
record Sketch(
    Extents shape,
    String text,
    List<Sketch> parts,
    boolean commutes,
    Map<String, String> declarations) {

  Sketch {
    parts = List.copyOf(parts);
    declarations = Map.copyOf(declarations);
  }

  /// Rows and columns, each a letter or `1`.
  record Extents(String rows, String cols) {
    static Extents of(String text) {
      int cross = text.indexOf('×');
      return new Extents(text.substring(0, cross), text.substring(cross + 1));
    }

    Extents transposed() {
      return new Extents(cols, rows);
    }

    boolean isScalar() {
      return rows.equals("1") && cols.equals("1");
    }
  }

  static Sketch leaf(Extents shape, String text) {
    return new Sketch(shape, text, List.of(), false, Map.of());
  }

  static Sketch variable(Extents shape, String name, String declaration) {
    return new Sketch(shape, name, List.of(), false, Map.of(name, declaration));
  }

  /// The expression in the input notation.
  String write() {
    var written = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#') {
        var part = parts.get(text.charAt(++i) - '1');
        written.append(part.parts.isEmpty() ? part.write() : "(" + part.write() + ")");
      } else {
        written.append(text.charAt(i));
      }
    }
    return written.toString();
  }

  /// What is declared in all of it, by name.
  SortedMap<String, String> allDeclarations() {
    var all = new TreeMap<>(declarations);
    parts.forEach(part -> all.putAll(part.allDeclarations()));
    return all;
  }

  /// The same with the operands of every commutative operator in the opposite order.
  Sketch reversed() {
    var reversed = new ArrayList<Sketch>();
    parts.forEach(part -> reversed.add(part.reversed()));
    return new Sketch(
        shape, text, commutes ? reversed.reversed() : reversed, commutes, declarations);
  }

  /// Smaller expressions of the same shape: a part put in place of what it is a part of, or of
  /// something that needs no parts.
  Stream<Sketch> smaller() {
    var here =
        Stream.concat(
            Stream.of(
                    leaf(
                        shape,
                        shape.isScalar() ? "2" : "ones(%s,%s)".formatted(shape.rows, shape.cols)))
                .filter(one -> !parts.isEmpty()),
            below().filter(part -> part.shape.equals(shape)));
    return Stream.concat(here, withSmallerPart());
  }

  private Stream<Sketch> withSmallerPart() {
    return Stream.iterate(0, i -> i < parts.size(), i -> i + 1)
        .flatMap(i -> parts.get(i).smaller().map(part -> with(i, part)));
  }

  private Sketch with(int index, Sketch part) {
    var changed = new ArrayList<>(parts);
    changed.set(index, part);
    return new Sketch(shape, text, changed, commutes, declarations);
  }

  private Stream<Sketch> below() {
    return parts.stream().flatMap(part -> Stream.concat(Stream.of(part), part.below()));
  }
}
