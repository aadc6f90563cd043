package org.tracetrick.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Kind;
import org.tracetrick.expr.Operator;
import org.tracetrick.expr.Shape;
import org.tracetrick.expr.Signature;

/// Functions with signatures for tests of this package, which knows no catalogue.
final class Library {

  private static final List<String> SIGNATURES =
      List.of(
          "pi: -> 1x1",
          "kron: mxn, pxq -> m*pxn*q",
          "diag: nx1 -> nxn",
          "diag: nxn -> nx1",
          "vec: mxn -> m*nx1",
          "unvec: m*nx1; m, n -> mxn",
          "commutation: ; m, n -> m*nxm*n",
          "blocktrace: m*pxn*q, pxq -> mxn",
          "pinv: mxn -> nxm",
          "softmax: nx1 -> nx1",
          "logsumexp: nx1 -> 1x1",
          "sylvester: mxm, nxn, mxn -> mxn",
          "polygamma: 1x1, mxn -> mxn",
          "f: mxn -> 1x1",
          "g: 3x1 -> 1x1");

  static final Map<String, List<Operator>> FUNCTIONS = functions();

  private Library() {}

  private static Map<String, List<Operator>> functions() {
    var functions = new HashMap<String, List<Operator>>();
    SIGNATURES.forEach(text -> add(functions, text));
    for (var name : "exp log abs sin cos tanh sigmoid relu softplus erf phi".split(" ", -1)) {
      add(functions, name + ": mxn -> mxn");
    }
    for (var name : "maximum minimum atan2".split(" ", -1)) {
      add(functions, name + ": mxn, mxn -> mxn");
    }
    for (var name : "sum mean max norm1 norm2 normF normnuc".split(" ", -1)) {
      add(functions, name + ": mxn -> 1x1");
    }
    for (var name : "tr det logdet".split(" ", -1)) {
      add(functions, name + ": nxn -> 1x1");
    }
    for (var name : "inv expm logm sqrtm adj".split(" ", -1)) {
      add(functions, name + ": nxn -> nxn");
    }
    return functions;
  }

  private static void add(Map<String, List<Operator>> functions, String text) {
    var name = text.substring(0, text.indexOf(':'));
    var sides = text.substring(text.indexOf(':') + 1).split("->", -1);
    var taken = (sides[0] + " ").split(";", -1);
    var signature =
        new Signature(
            words(taken[0]).stream().map(Library::shape).toList(),
            taken.length == 1 ? List.of() : words(taken[1]),
            shape(sides[1].strip()));
    functions
        .computeIfAbsent(name, _ -> new ArrayList<>())
        .add(Operator.function(name, signature, Set.of(), Set.of()));
  }

  private static List<String> words(String text) {
    return text.isBlank()
        ? List.of()
        : List.of(text.split(",", -1)).stream().map(String::strip).toList();
  }

  /// `mxn`, `n` or the empty text of a scalar.
  private static Shape shape(String text) {
    var sides = text.split("x", -1);
    return text.isEmpty()
        ? Shape.SCALAR
        : new Shape(dim(sides[0]), sides.length == 1 ? Dim.ONE : dim(sides[1]));
  }

  private static Dim dim(String text) {
    var product = Dim.ONE;
    for (var factor : text.split("\\*", -1)) {
      product =
          product.times(
              Character.isDigit(factor.charAt(0))
                  ? Dim.of(Long.parseLong(factor))
                  : Dim.named(factor));
    }
    return product;
  }

  /// The scope of declarations such as `A: mxn spd, x: n, c:`.
  static Scope scope(String declarations) {
    var variables = new HashMap<String, Declared>();
    for (var declaration : words(declarations)) {
      var parts = (declaration + " ").split(":", -1);
      var words = parts[1].strip().split(" ", -1);
      var kind = words.length == 1 ? Kind.GENERAL : Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
      variables.put(parts[0].strip(), new Declared(shape(words[0]), kind));
    }
    return Scope.of(variables, FUNCTIONS);
  }
}
