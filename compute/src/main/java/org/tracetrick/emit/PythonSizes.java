package org.tracetrick.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tracetrick.emit.Code.Level;
import org.tracetrick.expr.Dim;
import org.tracetrick.expr.Symbol;

/// The sizes that a function needs, read off the shapes of its parameters.
///
/// A size that occurs only inside a polynomial, such as `n` in `m*n`, is solved for once the others
/// are known.
final class PythonSizes {

  /// Where a size comes from: an axis of a parameter, or the solution of `axis = factor*n + rest`.
  private record Source(String parameter, int axis, Dim factor, Dim rest) {
    boolean isPlain() {
      return factor.isOne() && rest.equals(Dim.ZERO);
    }

    String axisText() {
      return parameter + ".shape[" + axis + "]";
    }
  }

  private final PythonNames names;
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Set<String> needed = new LinkedHashSet<>();

  PythonSizes(List<Symbol> parameters, PythonNames names) {
    this.names = names;
    for (var parameter : parameters) {
      var axes = parameter.shape().axes();
      for (int axis = 0; axis < axes.size(); axis++) {
        var name = names.parameter(parameter.name());
        var source = new Source(name, axis, Dim.ONE, Dim.ZERO);
        axes.get(axis).asName().ifPresent(size -> sources.putIfAbsent(size, source));
      }
    }
    boolean learned = true;
    while (learned) {
      learned = false;
      for (var parameter : parameters) {
        learned |= solve(parameter);
      }
    }
  }

  private boolean solve(Symbol parameter) {
    boolean learned = false;
    var axes = parameter.shape().axes();
    for (int axis = 0; axis < axes.size(); axis++) {
      var dim = axes.get(axis);
      var unknown = dim.names().stream().filter(name -> !sources.containsKey(name)).toList();
      if (unknown.size() != 1) {
        continue;
      }
      var size = unknown.getFirst();
      var rest = dim.substitute(Map.of(size, Dim.ZERO));
      var factor = dim.substitute(Map.of(size, Dim.ONE)).minus(rest);
      if (dim.equals(factor.times(Dim.named(size)).plus(rest))) {
        sources.put(size, new Source(names.parameter(parameter.name()), axis, factor, rest));
        learned = true;
      }
    }
    return learned;
  }

  /// The extent as Python, and a note that its names are needed.
  Code code(Dim dim) {
    Code sum = Code.atom("0");
    boolean first = true;
    for (var term : dim.terms().entrySet()) {
      long count = Math.abs(term.getValue());
      var factors = new ArrayList<String>();
      if (count != 1 || term.getKey().isEmpty()) {
        factors.add(Long.toString(count));
      }
      for (var name : term.getKey()) {
        need(name);
        factors.add(names.size(name));
      }
      var product =
          Code.of(String.join(" * ", factors), factors.size() == 1 ? Level.ATOM : Level.PRODUCT);
      var signed = term.getValue() < 0 ? product.negated() : product;
      sum = first ? signed : sum.plus(signed);
      first = false;
    }
    return sum;
  }

  private void need(String name) {
    var source = sources.get(name);
    if (source == null) {
      throw new IllegalArgumentException(
          "the size " + name + " cannot be read off the shapes of the variables");
    }
    if (!needed.contains(name)) {
      source.factor.names().forEach(this::need);
      source.rest.names().forEach(this::need);
      needed.add(name);
    }
  }

  /// `(m, n)` as Python; `(n,)` for one axis.
  Code tuple(List<Dim> dims) {
    var text = new StringBuilder("(");
    for (int i = 0; i < dims.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(code(dims.get(i)).text());
    }
    return Code.atom(text.append(dims.size() == 1 ? ",)" : ")").toString());
  }

  /// The lines that give their values to the sizes that `body` names.
  List<String> statements(List<String> body) {
    var used = new LinkedHashSet<String>();
    var text = String.join("\n", body);
    for (var name : List.copyOf(needed).reversed()) {
      var source = sources.get(name);
      if (source != null && (used.contains(name) || isIn(text, names.size(name)))) {
        used.add(name);
        used.addAll(source.factor.names());
        used.addAll(source.rest.names());
      }
    }
    needed.retainAll(used);
    var lines = new ArrayList<String>();
    var done = new LinkedHashSet<String>();
    for (var name : List.copyOf(needed)) {
      if (done.add(name)) {
        lines.add(statement(name, done));
      }
    }
    return lines;
  }

  private static boolean isIn(String text, String name) {
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)").matcher(text).find();
  }

  private String statement(String name, Set<String> done) {
    var source = sources.get(name);
    if (source == null) {
      throw new IllegalStateException("no source for " + name);
    }
    if (!source.isPlain()) {
      var difference = source.axisText();
      if (!source.rest.equals(Dim.ZERO)) {
        difference = Code.atom(difference).minus(code(source.rest)).text();
      }
      if (!source.factor.isOne()) {
        difference =
            (source.rest.equals(Dim.ZERO) ? difference : "(" + difference + ")")
                + " // "
                + code(source.factor).at(Level.UNARY);
      }
      return names.size(name) + " = " + difference;
    }
    for (var other : needed) {
      var partner = sources.get(other);
      if (partner != null
          && !done.contains(other)
          && partner.isPlain()
          && partner.parameter.equals(source.parameter)) {
        done.add(other);
        return source.axis == 0
            ? names.size(name) + ", " + names.size(other) + " = " + source.parameter + ".shape"
            : names.size(other) + ", " + names.size(name) + " = " + source.parameter + ".shape";
      }
    }
    return names.size(name) + " = " + source.axisText();
  }
}
